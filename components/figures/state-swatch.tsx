import type { StateStyle } from "@/lib/report/states/state-style";
import { printTone, swatchStyle } from "./state-color";

export function StateSwatch({ style }: { style: StateStyle }) {
  return (
    <span
      aria-hidden="true"
      className="state-swatch inline-block forced-color-adjust-none size-1.75 shrink-0 rounded-sm"
      data-tone={printTone(style)}
      style={swatchStyle(style)}
    />
  );
}
