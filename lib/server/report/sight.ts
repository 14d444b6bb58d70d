import type { ReportNote } from "@/lib/report/answers/notes";
import { type AnswerColumns, countStates, pickAgents } from "@/lib/report/figures/answer-columns";
import type { RowWarning, RowWarningCase } from "@/lib/report/figures/aux-row";
import { personalState } from "@/lib/report/states/fold-states";
import type { CountsAs } from "@/lib/report/states/state-settings";
import type { Team } from "@/lib/report/team";
import type { Answer } from "@/lib/server/ledger/answer";

/** Whose figures a reader may see in an operation: the members of some teams, or of none; null = everybody's. */
export type Sight = { teams: readonly Team[] } | null;

/** Whom a reader may see, and under what each state counts for them. */
export type Seen = { sight: Sight; countsAs: CountsAs };

/** Whether a reader may know of an agent. */
export function isInSight(sight: Sight, agentId: string): boolean {
  return sight === null || sight.teams.some(({ agents }) => agents.includes(agentId));
}

/**
 * The answers of an operation as a reader may see them. Whatever reads answers reads them through this: rows, warnings and
 * notes of others are not there, and states stand as they count for the reader.
 */
export type AnswerReader = {
  columnsOf(answer: Answer): Promise<AnswerColumns>;
  /** The same rows, with merged states as wolkvox wrote them; sensitive ones stay put together. */
  saidOf(answer: Answer): Promise<AnswerColumns>;
  /** The states under which others count too, as far as the reader may know. */
  merged: ReadonlySet<string>;
  warningsOf(answer: Pick<Answer, "warnings">): readonly RowWarning[];
  /** How many records `columnsOf` the answer has. */
  countRows(answer: Pick<Answer, "rowCount">, columns: AnswerColumns): number;
  pickNotes(notes: readonly ReportNote[]): ReportNote[];
};

export type LoadColumns = AnswerReader["columnsOf"];

export function createAnswerReader(loadColumns: LoadColumns, { sight, countsAs }: Seen): AnswerReader {
  const count = countStates(countsAs);
  const fold = countStates(new Map([...countsAs].filter(([, counted]) => counted === personalState)));
  const columnsOf: LoadColumns = async (answer) => count(await loadColumns(answer));
  const saidOf: LoadColumns = async (answer) => fold(await loadColumns(answer));
  const merged = new Set([...countsAs.values()].filter((counted) => counted !== personalState));
  const foldCases = createCaseFold(countsAs);
  if (sight === null)
    return {
      ...{ columnsOf, saidOf, merged },
      warningsOf: ({ warnings }) => warnings.map(foldCases),
      countRows: ({ rowCount }) => rowCount,
      pickNotes: (notes) => [...notes],
    };
  const ids = new Set(sight.teams.flatMap(({ agents }) => agents));
  return {
    columnsOf: async (answer) => pickAgents(await columnsOf(answer), ids),
    saidOf: async (answer) => pickAgents(await saidOf(answer), ids),
    merged,
    warningsOf: ({ warnings }) => warnings.flatMap((warning) => pickCases(foldCases(warning), ids)),
    countRows: (_, { seconds }) => seconds.length,
    pickNotes: (notes) => notes.flatMap((note) => pickNote(note, ids)),
  };
}

// A case names the state as wolkvox said it, unless the reader may not know of it.
function createCaseFold(countsAs: CountsAs): (warning: RowWarning) => RowWarning {
  const isSensitive = (state: string | undefined) =>
    state !== undefined && countsAs.get(state) === personalState;
  return (warning) =>
    warning.cases?.some(({ state }) => isSensitive(state))
      ? {
          ...warning,
          cases: warning.cases.map((found) =>
            isSensitive(found.state) ? { ...found, state: personalState } : found,
          ),
        }
      : warning;
}

// Of a warning only the first cases are kept: so many of them as concern the reader are told, and no count of others'.
function pickCases({ kind, cases = [] }: RowWarning, ids: ReadonlySet<string>): RowWarning[] {
  if (kind === "record-count") return [{ kind, count: 1, cases: [] }];
  const picked = cases.filter((found) => isOf(found, ids));
  return picked.length === 0 ? [] : [{ kind, count: picked.length, cases: picked }];
}

// What names nobody concerns everybody.
function isOf({ agentId, agentName }: RowWarningCase, ids: ReadonlySet<string>): boolean {
  return agentId === undefined ? agentName === undefined : ids.has(agentId);
}

// The sums of a change are the operation's: told are those of the cases that the reader may see. That a block and its
// days differ is known of everybody together only.
function pickNote(note: ReportNote, ids: ReadonlySet<string>): ReportNote[] {
  if (note.kind === "differs") return [];
  const cases = note.cases.filter(({ id }) => ids.has(id));
  if (cases.length === 0) return [];
  const sum = (times: readonly (number | null)[]) =>
    times.reduce<number>((all, time) => all + (time ?? 0), 0);
  return [
    {
      ...note,
      cases,
      agents: cases.length,
      beforeSeconds: sum(cases.map(({ beforeSeconds }) => beforeSeconds)),
      afterSeconds: sum(cases.map(({ afterSeconds }) => afterSeconds)),
    },
  ];
}
