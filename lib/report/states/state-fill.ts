import { shadesOf } from "./state-shades";
import type { StateStyle } from "./state-style";

/** What the palette calls a state's colour: `personal-2`. */
export function stateName({ stateClass, shade }: StateStyle): string {
  return `${stateClass}-${shade % shadesOf[stateClass]}`;
}

// Four plain shades in each of the two large families are eight states; from there on a pattern helps the colour.
export const mostPlain = 4;

/** The pattern beside the colour: 0 = plain; from 1 on hatched, each round of the family's shades another way. */
export function stateHatch({ stateClass, shade }: StateStyle): number {
  const plain = Math.min(mostPlain, shadesOf[stateClass]);
  return shade < plain ? 0 : 1 + Math.floor((shade - plain) / shadesOf[stateClass]);
}
