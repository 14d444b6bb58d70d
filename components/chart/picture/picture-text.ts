/** Measures texts in the page's letters, before a picture's size is known. */
export type Ruler = (text: string, px?: number, weight?: number) => number;

export function createRuler(): Ruler {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  return (text, px = 13, weight = 400) => {
    if (!context) return 0;
    context.font = `${weight} ${px}px ${family}`;
    return context.measureText(text).width;
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
