import type { StateStyle } from "@/lib/report/state-style";
import { swatchStyle } from "./state-color";

export function StateSwatch({ style }: { style: StateStyle }) {
  return (
    <span
      aria-hidden="true"
      className="state-swatch inline-block size-2 shrink-0 rounded-sm"
      style={swatchStyle(style)}
    />
  );
}
