import { fileURLToPath } from "node:url";
import { type Canvas, createCanvas, GlobalFonts, Path2D } from "@napi-rs/canvas";
import type { PictureTools } from "@/lib/report/chart/picture/picture-tools";
import { palette } from "@/lib/report/states/palette";

// The page's own letters, as the browser gets them: a file for each part of the alphabet.
const letters: readonly [family: string, file: URL][] = [
  [
    "Inter Latin",
    new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
      import.meta.url,
    ),
  ],
  [
    "Inter Latin Extended",
    new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
      import.meta.url,
    ),
  ],
  [
    "Inter Vietnamese",
    new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2",
      import.meta.url,
    ),
  ],
  [
    "Inter Greek",
    new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-greek-wght-normal.woff2",
      import.meta.url,
    ),
  ],
  [
    "Inter Cyrillic",
    new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2",
      import.meta.url,
    ),
  ],
];

// Inter has none of these, and a container has no other letters.
const lacking: Readonly<Record<string, string>> = { "▲": "↑", "▼": "↓", "⟨": "<", "⟩": ">", "‑": "-" };

const colors = new Map<string, string>(Object.entries(palette.light));

/** The light colours and the page's letters. @throws where the letters cannot be read */
export function createServerTools(): PictureTools<Canvas> {
  for (const [family, file] of letters) register(family, fileURLToPath(file));
  return {
    openCanvas(width, height) {
      const canvas = createCanvas(width, height);
      const context = canvas.getContext("2d");
      return { canvas, context, strokePath: (path) => context.stroke(new Path2D(path)) };
    },
    colorOf(name) {
      const color = colors.get(name);
      if (color === undefined) throw new Error(`The palette has no ${name}.`);
      return color;
    },
    family: [...letters.map(([family]) => `"${family}"`), "sans-serif"].join(", "),
    spell: (text) => text.replace(/[▲▼⟨⟩‑]/g, (sign) => lacking[sign] ?? sign),
  };
}

// The process keeps letters for all of its threads.
function register(family: string, path: string): void {
  if (!GlobalFonts.has(family) && !GlobalFonts.registerFromPath(path, family))
    throw new Error(`The letters ${family} cannot be read.`);
}
