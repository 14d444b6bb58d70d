import { type Box, hatchLines } from "@/components/chart/stack-shape";
import { stateColorName, stateHatch } from "@/components/figures/state-color";
import { saveFile } from "@/lib/browser/download/save-file";
import type { StateStyle } from "@/lib/report/states/state-style";

type TextStyle = { px?: number; weight?: number; color?: string; most?: number; align?: CanvasTextAlign };

/** Draws in the page's own colours and letters; places are pixels of the picture, texts stand on their middle line. */
export type Brush = {
  canvas: HTMLCanvasElement;
  /** Writes a text, shortened to `most` pixels; answers where it ends. */
  text: (text: string, x: number, y: number, style?: TextStyle) => number;
  segment: (box: Box, style: StateStyle) => void;
  line: (fromX: number, y: number, toX: number, color: string) => void;
  /** A line as thin as the page's beside a bar, in the colour of what explains. */
  stroke: (path: string) => void;
  /** Dashed, in the page's ink and on every colour, moved to a place. */
  dashes: (path: string, x: number, y: number) => void;
};

// Twice the pixels: sharp on paper and on the screens of today.
const sharpness = 2;

export function createBrush(width: number, height: number): Brush {
  const canvas = document.createElement("canvas");
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw a picture.");
  const page = getComputedStyle(document.documentElement);
  const colorOf = (name: string) => page.getPropertyValue(name).trim();
  const family = getComputedStyle(document.body).fontFamily;
  context.scale(sharpness, sharpness);
  context.textBaseline = "middle";
  context.fillStyle = colorOf("--card");
  context.fillRect(0, 0, width, height);
  return {
    canvas,
    text(text, x, y, { px = 13, weight = 400, color = "--ink", most = width, align = "start" } = {}) {
      context.font = `${weight} ${px}px ${family}`;
      context.fillStyle = colorOf(color);
      context.textAlign = align;
      const shown = shorten(context, text, most);
      context.fillText(shown, x, y);
      return x + context.measureText(shown).width;
    },
    segment(box, style) {
      context.fillStyle = colorOf(stateColorName(style));
      context.fillRect(box.x, box.y, box.width, box.height);
      const hatch = stateHatch(style);
      if (hatch === 0) return;
      context.strokeStyle = colorOf("--card");
      context.lineWidth = 1.25;
      context.stroke(new Path2D(hatchLines(box, hatch)));
    },
    line(fromX, y, toX, color) {
      context.fillStyle = colorOf(color);
      context.fillRect(fromX, y, toX - fromX, 1);
    },
    stroke(path) {
      context.strokeStyle = colorOf("--muted");
      context.lineWidth = 1.5;
      context.stroke(new Path2D(path));
    },
    dashes(path, x, y) {
      const line = new Path2D(path);
      context.save();
      context.translate(x, y);
      context.strokeStyle = colorOf("--card");
      context.lineWidth = 4;
      context.stroke(line);
      context.strokeStyle = colorOf("--ink");
      context.lineWidth = 2;
      context.setLineDash([4, 2]);
      context.stroke(line);
      context.restore();
    },
  };
}

function shorten(context: CanvasRenderingContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > most) letters.pop();
  return `${letters.join("")}…`;
}

/** Saves a picture under a name. Rejects where the browser cannot make a PNG of it. */
export async function savePicture(canvas: HTMLCanvasElement, fileName: string): Promise<void> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("The browser made no picture.");
  saveFile(blob, fileName);
}
