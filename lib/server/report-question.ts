import type { Window } from "@/lib/dates/window";
import type { Reading } from "@/lib/report/view";
import type { Patience } from "./patience";

/** What tells two readings of teams apart, also when a team has changed between them. */
export function listTeamVersions({ teams }: Pick<Reading, "teams">): string[] {
  return teams.map(({ id, version }) => `${id}.${version}`);
}

/** What is asked: a resolved range and how much of it is wanted. */
export type ReportQuestion = {
  operation: string;
  timeZone: string;
  range: { window: Window; stretches: readonly Window[]; isCut: boolean };
  reading: Reading;
  withDni: boolean;
  patience: Patience;
  /** The account that asks: a call made for it is counted under its name. */
  askedBy: string;
  /** Aborts when the request is closed: nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** A moment of the past (epoch milliseconds): only what was known then, and nothing is asked. */
  knownAtMs: number | null;
};
