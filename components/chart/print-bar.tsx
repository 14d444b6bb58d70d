import { printTone, swatchStyle } from "@/components/figures/state-color";
import { ghostPx } from "@/lib/report/chart/ghost-sizes";
import { type BarFigures, type BarScale, barEnd, cutBar } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";

type PrintBarProps = BarScale & {
  row: BarFigures;
  /** What the other period had, under the row's own; null where it has none. */
  earlier: BarFigures | null;
  styles: readonly StateStyle[];
  width: number;
  barHeight: number;
};

/**
 * A row's bar on paper: boxes instead of a chart over twenty rows, which could not be cut where a page ends; with
 * patterns beside the colours, for printers without colour.
 */
export function PrintBar({ row, earlier, styles, width, barHeight, ...scale }: PrintBarProps) {
  const boxes = (figures: BarFigures, height: number, className: string) => (
    <span aria-hidden="true" className={className} style={{ width, height }}>
      {cutBar(figures, scale).map(({ place, length }) => {
        const style = styles[place];
        return (
          style && (
            <span
              className="print-segment"
              data-tone={printTone(style)}
              key={place}
              style={{ ...swatchStyle(style), width: `${length * 100}%` }}
            />
          )
        );
      })}
    </span>
  );
  const line = earlier && (
    <span aria-hidden="true" className="print-ghost" style={{ width: barEnd(earlier, scale) * width }} />
  );
  return (
    <>
      {boxes(row, barHeight, "print-bar")}
      {scale.bars === "share" ? earlier && boxes(earlier, ghostPx, "print-bar print-bar-earlier") : line}
    </>
  );
}
