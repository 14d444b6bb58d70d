/** In the order in which a reader sees them. This file is small because the page begins with it. */
export const stateClasses = ["productive", "personal", "unproductive", "system", "other"] as const;

/** What a state is, told by its hue. `other` = nobody has said yet. */
export type StateClass = (typeof stateClasses)[number];

export function isStateClass(word: string): word is StateClass {
  return (stateClasses as readonly string[]).includes(word);
}

/** How many colours each class has in palette.ts. A further state of the class has the first one again, hatched. */
export const shadesOf: Record<StateClass, number> = {
  productive: 6,
  personal: 6,
  unproductive: 2,
  system: 3,
  other: 4,
};

/** Percent of a state's colour behind its largest figures; the page has a class for each percent up to it. */
export const strongestTint = 20;
