import { stateColor, stateHatch } from "@/components/figures/state-color";
import type { StateStyle } from "@/lib/report/states/state-style";
import { hatchLines } from "./hatch-lines";

type Box = { x: number; y: number; width: number; height: number };

type BarStackProps = {
  /** The whole bar, as the chart places it. */
  bar: Box;
  /** What it is made of, in the unit of the chart; what is below zero takes no room. */
  parts: readonly number[];
  styles: readonly StateStyle[];
  /** Where the first part stands. */
  base: "left" | "bottom";
  /** Before a part's place in `data-cell`. */
  cells: string;
};

const gapPx = 1;

/** A bar cut into its parts, a gap after each. */
export function BarStack({ bar, parts, styles, base, cells }: BarStackProps) {
  const whole = stackLength(parts);
  let before = 0;
  return styles.map((style, place) => {
    const part = Math.max(0, parts[place] ?? 0);
    if (part === 0) return null;
    const box =
      base === "left"
        ? cutAcross(bar, before / whole, part / whole)
        : cutUp(bar, before / whole, part / whole);
    before += part;
    return (
      <g data-cell={`${cells}:${place}`} key={`${style.stateClass}:${style.shade}`}>
        <Segment box={box} style={style} />
      </g>
    );
  });
}

/** The length of a stack, in the unit of its parts. */
export function stackLength(parts: readonly number[]): number {
  return parts.reduce((length, part) => length + Math.max(0, part), 0);
}

function cutAcross({ x, y, width, height }: Box, from: number, share: number): Box {
  return { x: x + from * width, y, width: withoutGap(share * width), height };
}

function cutUp({ x, y, width, height }: Box, from: number, share: number): Box {
  const drawn = withoutGap(share * height);
  return { x, y: y + height * (1 - from) - drawn, width, height: drawn };
}

// A sliver keeps three quarters of a pixel.
function withoutGap(length: number): number {
  return Math.max(length - gapPx, Math.min(length, 0.75));
}

function Segment({ box, style }: { box: Box; style: StateStyle }) {
  const { x, y, width, height } = box;
  const hatch = stateHatch(style);
  return (
    <>
      <rect {...box} fill={stateColor(style)} rx={width > 3 && height > 3 ? 1.5 : 0} />
      {hatch > 0 && (
        <path d={hatchLines(x, y, width, height, hatch)} stroke="var(--card)" strokeWidth={1.25} />
      )}
    </>
  );
}
