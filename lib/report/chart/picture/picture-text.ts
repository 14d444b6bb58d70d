import type { PictureTools } from "./picture-tools";

/** Measures texts in a picture's letters, before its size is known. */
export type Ruler = (text: string, px?: number, weight?: number) => number;

export function createRuler({ openCanvas, family, spell }: PictureTools<unknown>): Ruler {
  const { context } = openCanvas(1, 1);
  return (text, px = 13, weight = 400) => {
    context.font = `${weight} ${px}px ${family}`;
    return context.measureText(spell(text)).width;
  };
}

/** A text in lines of at most `most` pixels, broken between words; a word that is longer has a line of its own. */
export function wrapText(text: string, most: number, ruler: Ruler): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && ruler(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}
