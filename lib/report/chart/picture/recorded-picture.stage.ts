import type { PictureContext, PictureTools } from "./picture-tools";

/** What a picture holds: its size in pixels, and its texts in the order in which they are drawn. */
export type RecordedPicture = { width: number; height: number; texts: string[] };

const letterPx = 7;

/** Draws nothing and notes down what would be seen; every letter is seven pixels wide. */
export function createRecorder(): PictureTools<RecordedPicture> {
  return {
    openCanvas(width, height) {
      const canvas: RecordedPicture = { width, height, texts: [] };
      const nothing = () => {};
      const context = {
        ...{
          font: "",
          fillStyle: "",
          strokeStyle: "",
          lineWidth: 0,
          textAlign: "start",
          textBaseline: "top",
        },
        ...{ fillRect: nothing, restore: nothing, save: nothing, scale: nothing },
        ...{ setLineDash: nothing, translate: nothing },
        fillText: (text: string) => void canvas.texts.push(text),
        measureText: (text: string) => ({ width: text.length * letterPx }),
      } as unknown as PictureContext;
      return { canvas, context, strokePath: nothing };
    },
    colorOf: (name) => name,
    family: "any",
    spell: (text) => text,
  };
}
