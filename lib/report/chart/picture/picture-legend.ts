import type { Chart } from "@/lib/report/chart/chart-figures";
import { ghostLine } from "@/lib/report/chart/stack-shape";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";
import type { StateStyle } from "@/lib/report/states/state-style";
import type { Brush } from "./picture-brush";
import type { Ruler } from "./picture-text";

/** `style`: null of the line that stands for the other period. */
type Item = { style: StateStyle | null; name: string; figure: string; width: number };

const size = { swatch: 16, figureGap: 6, gap: 22, longestName: 260, line: 22 };

/** The states that a chart shows, and what its thin lines are, in lines of at most `most` pixels. */
export function layLegend(chart: Chart, otherPeriod: string, most: number, ruler: Ruler): Item[][] {
  const lines: Item[][] = [];
  let left = most;
  for (const item of listItems(chart, otherPeriod, ruler)) {
    if (lines.length === 0 || item.width > left) {
      lines.push([]);
      left = most;
    }
    lines.at(-1)?.push(item);
    left -= item.width + size.gap;
  }
  return lines;
}

export function legendHeight(lines: readonly Item[][]): number {
  return lines.length * size.line;
}

export function drawLegend(brush: Brush, lines: readonly Item[][], left: number, top: number): void {
  lines.forEach((items, place) => {
    const y = top + place * size.line + 8;
    let x = left;
    for (const { style, name, figure, width } of items) {
      if (style) brush.segment({ x, y: y - 5, width: 10, height: 10 }, style);
      else brush.stroke(ghostLine({ x, y, width: 10, height: 0 }, "left", 1));
      const end = brush.text(name, x + size.swatch, y, { most: size.longestName });
      brush.text(figure, end + size.figureGap, y, { color: "muted" });
      x += width + size.gap;
    }
  });
}

function listItems(
  { table, bars, stateNames, unit, locale }: Chart,
  otherPeriod: string,
  ruler: Ruler,
): Item[] {
  const { styles, total, earlier } = table;
  const measure = (style: StateStyle | null, name: string, figure: string): Item => {
    const nameWidth = Math.min(size.longestName, ruler(name));
    return { style, name, figure, width: size.swatch + nameWidth + size.figureGap + ruler(figure) };
  };
  const states = styles.map((style, place) => {
    const figure = formatDuration(total.seconds[place] ?? 0, total.wholeTotal, unit, locale);
    return measure(style, stateNames[place] ?? "", figure);
  });
  if (!earlier || bars !== "time") return states;
  return [
    ...states,
    measure(null, otherPeriod, formatDuration(earlier.total.total, 0, timeUnit(unit), locale)),
  ];
}
