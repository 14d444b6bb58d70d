import type { CSSProperties } from "react";
import { mostPlain, stateHatch, stateName } from "@/lib/report/states/state-fill";
import type { StateStyle } from "@/lib/report/states/state-style";

/** The colour of a state, as a CSS value. Beyond its family's shades a pattern tells states apart. */
export function stateColor(style: StateStyle): string {
  return `var(--${stateName(style)})`;
}

/** Which of the four patterns of paper a state has: neighbours of a family differ also where there is no colour. */
export function printTone({ shade }: StateStyle): number {
  return shade % mostPlain;
}

/** The same fill for HTML boxes. */
export function swatchStyle(style: StateStyle): CSSProperties {
  const color = stateColor(style);
  const hatch = stateHatch(style);
  if (hatch === 0) return { backgroundColor: color };
  const angle = hatch % 2 === 1 ? 45 : 135;
  return { background: `linear-gradient(${angle}deg, ${color} 40%, var(--card) 40% 60%, ${color} 60%)` };
}
