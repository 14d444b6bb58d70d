import type { CSSProperties } from "react";
import type { StateClass, StateStyle } from "@/lib/report/state-style";

const shades: Record<StateClass, number> = { productive: 6, personal: 6, system: 3, other: 4 };

/** The colour of a state, as a CSS value. Beyond its family's shades a pattern tells states apart. */
export function stateColor({ stateClass, shade }: StateStyle): string {
  return `var(--${stateClass}-${shade % shades[stateClass]})`;
}

/** How often the family's shades were used up before this state: 0 = plain, 1 and more = hatched. */
export function stateHatch({ stateClass, shade }: StateStyle): number {
  return Math.floor(shade / shades[stateClass]);
}

/** The same fill for HTML boxes. */
export function swatchStyle(style: StateStyle): CSSProperties {
  const color = stateColor(style);
  const hatch = stateHatch(style);
  if (hatch === 0) return { background: color };
  const angle = hatch % 2 === 1 ? 45 : 135;
  return { background: `linear-gradient(${angle}deg, ${color} 40%, var(--card) 40% 60%, ${color} 60%)` };
}
