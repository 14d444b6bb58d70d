import { type Box, hatchLines } from "@/lib/report/chart/stack-shape";
import { stateHatch, stateName } from "@/lib/report/states/state-fill";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { PictureContext, PictureTools } from "./picture-tools";

type TextStyle = {
  px?: number;
  weight?: number;
  color?: string;
  most?: number;
  align?: "start" | "center" | "end";
  /** Whatever is behind it is covered. */
  isOnCard?: boolean;
};

/** Draws in the colours and letters it was given; places are pixels of the picture, texts stand on their middle line. */
export type Brush = {
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

/** What part of a text stands before its place. */
const before = { start: 0, center: 0.5, end: 1 };

export function createBrush<Canvas>(
  { openCanvas, colorOf, family, spell }: PictureTools<Canvas>,
  width: number,
  height: number,
): { brush: Brush; canvas: Canvas } {
  const { canvas, context, strokePath } = openCanvas(width * sharpness, height * sharpness);
  context.scale(sharpness, sharpness);
  context.textBaseline = "middle";
  context.fillStyle = colorOf("card");
  context.fillRect(0, 0, width, height);
  const brush: Brush = {
    text(text, x, y, style = {}) {
      const { px = 13, weight = 400, color = "ink", most = width, align = "start" } = style;
      context.font = `${weight} ${px}px ${family}`;
      context.textAlign = align;
      const shown = shorten(context, spell(text), most);
      const { width: wide } = context.measureText(shown);
      if (style.isOnCard) {
        context.fillStyle = colorOf("card");
        context.fillRect(x - wide * before[align] - 2, y - px * 0.6, wide + 4, px * 1.2);
      }
      context.fillStyle = colorOf(color);
      context.fillText(shown, x, y);
      return x + wide;
    },
    segment(box, style) {
      context.fillStyle = colorOf(stateName(style));
      context.fillRect(box.x, box.y, box.width, box.height);
      const hatch = stateHatch(style);
      if (hatch === 0) return;
      context.strokeStyle = colorOf("card");
      context.lineWidth = 1.25;
      strokePath(hatchLines(box, hatch));
    },
    line(fromX, y, toX, color) {
      context.fillStyle = colorOf(color);
      context.fillRect(fromX, y, toX - fromX, 1);
    },
    stroke(path) {
      context.strokeStyle = colorOf("muted");
      context.lineWidth = 1.5;
      strokePath(path);
    },
    dashes(path, x, y) {
      context.save();
      context.translate(x, y);
      context.strokeStyle = colorOf("card");
      context.lineWidth = 4;
      strokePath(path);
      context.strokeStyle = colorOf("ink");
      context.lineWidth = 2;
      context.setLineDash([4, 2]);
      strokePath(path);
      context.restore();
    },
  };
  return { brush, canvas };
}

function shorten(context: PictureContext, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > most) letters.pop();
  return `${letters.join("")}…`;
}
