import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** How many processes `npm run kills` kills in each test; null = as many as the tests of every day have time for. */
    kills: number | null;
  }
}

/** How many processes a test kills. */
export function countKills(everyDay: number): number {
  return inject("kills") ?? everyDay;
}

/** Whether as many are killed as were asked for, however long it takes. */
export const areAllAsked = () => inject("kills") !== null;
