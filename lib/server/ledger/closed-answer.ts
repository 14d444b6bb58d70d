import { lastInstantOf } from "@/lib/dates/zone";
import type { Answer } from "./answer";

export type ClosingRules = { timeZone: string };

/** Whether an answer was asked after its window had ended, by the earliest of the clocks that saw it asked. */
export function isClosedAnswer(
  { window, askedAtMs, witnessedAtMs }: Pick<Answer, "window" | "askedAtMs" | "witnessedAtMs">,
  { timeZone }: ClosingRules,
): boolean {
  return Math.min(askedAtMs, witnessedAtMs) >= lastInstantOf(window.to, timeZone) + 1000;
}
