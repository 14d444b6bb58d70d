import type { Window } from "@/lib/dates/window";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import type { Reading } from "@/lib/report/figures/agent-table";
import { leftOutKey } from "@/lib/report/figures/left-out";
import type { StateGroup } from "@/lib/report/states/state-settings";
import type { Supposition } from "@/lib/report/suppositions/supposition";
import type { Team } from "@/lib/report/team";
import type { Seen, Sight } from "./sight";
import type { WaitLimit } from "./wait-limit";

/** Members are read with the question, each at its own time. */
export type TeamsRead = { teams: readonly Team[] };

/** What tells two readings of teams apart, also when a team has changed between them. */
export function listTeamVersions({ teams }: TeamsRead): string[] {
  return teams.map(({ id, version }) => `${id}.${version}`);
}

/** What tells apart what two readers see. */
export function seenKey({ sight, countsAs, hidden, leftOut }: Seen): unknown[] {
  const { states, classes, paid, supposed } = countsAs;
  return [
    sight && listTeamVersions(sight),
    [...states],
    classes && [...classes],
    [...paid],
    [...supposed],
    [...hidden],
    leftOutKey(leftOut),
  ];
}

/** What tells two readings of the same answers apart. */
export function readingKey({
  range,
  reading,
  withDni,
  ...seen
}: Pick<ReportQuestion, "range" | "reading" | "withDni"> & Seen): string {
  const { agents, states, query, sort, over } = reading;
  const read = [over, agents, listTeamVersions(reading), states, query, sort, withDni, seenKey(seen)];
  return JSON.stringify([range, ...read]);
}

/** What tells apart by which allowances two answers are worked out. */
export function rulesKey(rules: AllowanceRules | null): unknown {
  return (
    rules && [rules.entries, listTeamVersions(rules), rules.isWhole, rules.isRunningDay, rules.leftPercent]
  );
}

/** What is asked: a resolved range and how much of it is wanted. */
export type ReportQuestion = {
  operation: string;
  timeZone: string;
  range: { window: Window; stretches: readonly Window[]; isCut: boolean };
  reading: Omit<Reading, "teams"> & TeamsRead;
  /** What stands in the place of states; null = they themselves. */
  group: StateGroup | null;
  /** The hypotheses under which it is read; absent = none. */
  suppose?: readonly Supposition[];
  /** Hypotheses that cannot be are named in the answer, and not refused. */
  isLenient?: boolean;
  /** Teams of which the answer tells who of its agents is in them. */
  marked?: readonly Team[];
  withDni: boolean;
  waitLimit: WaitLimit;
  /** The account that asks: a call made for it is counted under its name. */
  askedBy: string;
  /** Aborts when the request is closed: nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** A moment of the past (epoch milliseconds): only what was known then, and nothing is asked. */
  knownAtMs: number | null;
  /** Whom the reader may see: everything in the answer is of them alone. */
  sight: Sight;
  /** Whether they may read sensitive states by themselves. */
  seesSensitive: boolean;
};
