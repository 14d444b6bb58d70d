import type { StateClass } from "./state-style";

/** How many colours each class has in tailwind.config.ts. A further state of the class has the first one again, hatched. */
export const shadesOf: Record<StateClass, number> = { productive: 6, personal: 6, system: 3, other: 4 };

/** Percent of a state's colour behind its largest figures; the page has a class for each percent up to it. */
export const strongestTint = 20;
