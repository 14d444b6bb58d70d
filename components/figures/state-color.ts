import type { CSSProperties } from "react";
import { shadesOf } from "@/lib/report/states/state-shades";
import type { StateStyle } from "@/lib/report/states/state-style";

/** The colour of a state, as a CSS value. Beyond its family's shades a pattern tells states apart. */
export function stateColor(style: StateStyle): string {
  return `var(${stateColorName(style)})`;
}

/** The name of that colour in the page's style sheet. */
export function stateColorName(style: StateStyle): string {
  return `--${stateName(style)}`;
}

/** What the page's styles call a state: `personal-2`. */
export function stateName({ stateClass, shade }: StateStyle): string {
  return `${stateClass}-${shade % shadesOf[stateClass]}`;
}

// Four plain shades in each of the two large families are eight states; from there on a pattern helps the colour.
const mostPlain = 4;

/** The pattern beside the colour: 0 = plain; from 1 on hatched, each round of the family's shades another way. */
export function stateHatch({ stateClass, shade }: StateStyle): number {
  const plain = Math.min(mostPlain, shadesOf[stateClass]);
  return shade < plain ? 0 : 1 + Math.floor((shade - plain) / shadesOf[stateClass]);
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
