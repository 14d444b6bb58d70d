import type { Segment } from "@/lib/report/figures/scale";
import { ghostPx } from "./ghost-sizes";

/** Where a stack stands: bars begin at the left, columns at the bottom. */
export type Base = "left" | "bottom";

export type Box = { x: number; y: number; width: number; height: number };

const tickPx = 3;
/** Between two segments. */
const gapPx = 1;
/** What is left of a segment that is shorter than its gap. */
const sliverPx = 0.75;

/** The box of a segment in the room that a stack of the full length takes. */
export function boxOf({ start, length }: Segment, room: Box, base: Base, gap = gapPx): Box {
  const { x, y, width, height } = room;
  const drawn = (whole: number) => Math.max(length * whole - gap, Math.min(length * whole, sliverPx));
  if (base === "left") return { x: x + start * width, y, width: drawn(width), height };
  return { x, y: y + height * (1 - start) - drawn(height), width, height: drawn(height) };
}

/** The room of what stands for the other period: it hangs under a bar, and has its middle beside a column. */
export function ghostRoom(at: number, room: Box, base: Base): Box {
  if (base === "left") return { ...room, y: at, height: ghostPx };
  return { ...room, x: at - ghostPx / 2, width: ghostPx };
}

/** A thin line as long as a stack that ends at `end`, from 0 to 1 of its room, with a tick there; empty where it has no length. */
export function ghostLine({ x, y, width, height }: Box, base: Base, end: number): string {
  const length = Math.round(end * (base === "left" ? width : height));
  if (length === 0) return "";
  if (base === "left") return `M${x} ${y}H${x + length}m0 -${tickPx}v${2 * tickPx}`;
  return `M${x + width / 2} ${y + height}V${y + height - length}m-${tickPx} 0h${2 * tickPx}`;
}

const stepPx = 5;

// Lines instead of an SVG pattern: a url(#…) fill would need an id that is unique in every chunk.
/** The path of a hatch across a segment; the second pattern of a family slants the other way. */
export function hatchLines({ x, y, width, height }: Box, hatch: number): string {
  const count = Math.floor(width / stepPx);
  const slant = hatch % 2 === 1 ? 1 : -1;
  return Array.from({ length: count }, (_, place) => {
    const at = x + place * stepPx + 1;
    const [from, to] = slant === 1 ? [at, at + stepPx - 2] : [at + stepPx - 2, at];
    return `M${from} ${y}L${to} ${y + height}`;
  }).join("");
}
