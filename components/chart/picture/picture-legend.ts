import { ghostLine } from "@/components/chart/stack-shape";
import type { LegendEntry } from "@/components/chart/state-legend";
import { timeUnit } from "@/components/figures/shown-figures";
import { type DurationUnit, formatDuration } from "@/lib/report/figures/duration";
import type { Brush } from "./picture-brush";
import type { Ruler } from "./picture-text";

export type PictureLegend = {
  entries: readonly LegendEntry[];
  /** Seconds that 100 % stands for. */
  whole: number;
  unit: DurationUnit;
  locale: string;
  /** What the thin line beside a bar stands for; null where there is none. */
  ghost: { name: string; seconds: number } | null;
};

type Item = { entry: LegendEntry | null; name: string; figure: string; width: number };

const size = { swatch: 16, figureGap: 6, gap: 22, longestName: 260, line: 22 };

/** The legend in lines of at most `most` pixels. */
export function layLegend(legend: PictureLegend, most: number, ruler: Ruler): Item[][] {
  const lines: Item[][] = [];
  let left = most;
  for (const item of listItems(legend, ruler)) {
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
    for (const { entry, name, figure, width } of items) {
      if (entry) brush.segment({ x, y: y - 5, width: 10, height: 10 }, entry.style);
      else brush.stroke(ghostLine({ x, y, width: 10, height: 0 }, "left", 1));
      const end = brush.text(name, x + size.swatch, y, { most: size.longestName });
      brush.text(figure, end + size.figureGap, y, { color: "--muted" });
      x += width + size.gap;
    }
  });
}

function listItems({ entries, whole, unit, locale, ghost }: PictureLegend, ruler: Ruler): Item[] {
  const measure = (entry: LegendEntry | null, name: string, figure: string): Item => {
    const nameWidth = Math.min(size.longestName, ruler(name));
    return { entry, name, figure, width: size.swatch + nameWidth + size.figureGap + ruler(figure) };
  };
  const shown = entries.filter(({ isShown }) => isShown);
  return [
    ...shown.map((entry) => measure(entry, entry.name, formatDuration(entry.seconds, whole, unit, locale))),
    ...(ghost ? [measure(null, ghost.name, formatDuration(ghost.seconds, 0, timeUnit(unit), locale))] : []),
  ];
}
