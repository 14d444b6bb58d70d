import { saveFile } from "@/lib/browser/download/save-file";
import type { PictureTools } from "@/lib/report/chart/picture/picture-tools";

/** The page's own colours and letters, as they are now. */
export function createPageTools(): PictureTools<HTMLCanvasElement> {
  const page = getComputedStyle(document.documentElement);
  return {
    openCanvas(width, height) {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext("2d");
      if (!context) throw new Error("This browser cannot draw a picture.");
      return { canvas, context, strokePath: (path) => context.stroke(new Path2D(path)) };
    },
    colorOf: (name) => page.getPropertyValue(`--${name}`).trim(),
    family: getComputedStyle(document.body).fontFamily,
    // What they lack is in the system's letters.
    spell: (text) => text,
  };
}

/** Saves a picture under a name. Rejects where the browser cannot make a PNG of it. */
export async function savePicture(canvas: HTMLCanvasElement, fileName: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The browser made no picture.");
  saveFile(blob, fileName);
}
