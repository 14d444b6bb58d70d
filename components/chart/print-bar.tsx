import { printTone, swatchStyle } from "@/components/figures/state-color";
import { type BarsMode, drawStacks, type Stack } from "@/lib/report/figures/scale";
import type { StateStyle } from "@/lib/report/states/state-style";

type PrintBarProps = {
  row: Stack;
  styles: readonly StateStyle[];
  bars: BarsMode;
  scaleSeconds: number;
  width: number;
  height: number;
  /** Of the other period: under the row's own. */
  isEarlier?: boolean;
};

/**
 * A row's bar on paper: boxes instead of a chart over twenty rows, which could not be cut where a page ends; with
 * patterns beside the colours, for printers without colour.
 */
export function PrintBar({
  row,
  styles,
  bars,
  scaleSeconds,
  width,
  height,
  isEarlier = false,
}: PrintBarProps) {
  const [drawn] = drawStacks([row], bars);
  const scale = bars === "share" ? 1 : scaleSeconds;
  return (
    <span
      aria-hidden="true"
      className={isEarlier ? "print-bar print-bar-earlier" : "print-bar"}
      style={{ width, height }}
    >
      {styles.map((style, column) => {
        const share = Math.max(0, drawn?.seconds[column] ?? 0) / Math.max(scale, Number.MIN_VALUE);
        return (
          share > 0 && (
            <span
              className="print-segment"
              data-tone={printTone(style)}
              key={`${style.stateClass}:${style.shade}`}
              style={{ ...swatchStyle(style), width: `${share * 100}%` }}
            />
          )
        );
      })}
    </span>
  );
}
