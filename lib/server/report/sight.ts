import type { ReportNote } from "@/lib/report/answers/notes";
import { type AnswerColumns, countStates, pickAgents } from "@/lib/report/figures/answer-columns";
import type { RowWarning, RowWarningCase } from "@/lib/report/figures/aux-row";
import type { Directory, Identity } from "@/lib/report/figures/directory";
import type { LeftOut } from "@/lib/report/figures/left-out";
import { createPlaceTable } from "@/lib/report/figures/place-table";
import type { AgentChange } from "@/lib/report/figures/rows-change";
import { personalState } from "@/lib/report/states/fold-states";
import type { CountsAs, PaidParts } from "@/lib/report/states/state-settings";
import { stateClasses } from "@/lib/report/states/state-shades";
import type { Team } from "@/lib/report/team";
import type { Answer } from "@/lib/server/ledger/answer";

/** Whose figures a reader may see in an operation: the members of some teams, or of none; null = everybody's. */
export type Sight = { teams: readonly Team[] } | null;

/** Whom a reader may see, under what each state counts for them, who is in no figure, and which days are in no average. */
export type Seen = { sight: Sight; countsAs: CountsAs; hidden: ReadonlySet<string>; leftOut: LeftOut };

/** Whether a reader may know of an agent. */
export function isInSight(sight: Sight, agentId: string): boolean {
  return sight === null || sight.teams.some(({ agents }) => agents.includes(agentId));
}

/**
 * The answers of an operation as a reader may see them. Whatever reads answers reads them through this: rows, warnings and
 * notes of others and of hidden agents are not there, and states stand as they count for the reader.
 */
export type AnswerReader = {
  /** Columns of everybody as the reader may see them. */
  see(columns: AnswerColumns): AnswerColumns;
  columnsOf(answer: Answer): Promise<AnswerColumns>;
  /** The same rows by state, for allowances and paid time, where `columnsOf` has them by class; else null. */
  byStateOf: LoadColumns | null;
  /** The same rows, with merged states as wolkvox wrote them; sensitive ones stay put together. */
  saidOf(answer: Answer): Promise<AnswerColumns>;
  /** The states or classes under which others count too, as far as the reader may know. */
  merged: ReadonlySet<string>;
  warningsOf(answer: Pick<Answer, "warnings">): readonly RowWarning[];
  /** How many records `columnsOf` the answer has. */
  countRows(answer: Pick<Answer, "rowCount">, columns: AnswerColumns): number;
  pickNotes(notes: readonly ReportNote[]): ReportNote[];
  /** Which days are in no average. */
  leftOut: LeftOut;
  /** How much of a state's time is paid. */
  paid: PaidParts;
  /** The hidden agents that an answer names, as far as the reader may know of them. */
  findHidden(answer: Answer): Promise<Identity[]>;
};

export type LoadColumns = AnswerReader["columnsOf"];

export function createAnswerReader(
  loadColumns: LoadColumns,
  { sight, countsAs, hidden, leftOut }: Seen,
): AnswerReader {
  const { paid } = countsAs;
  const count = countStates(countsAs);
  const folded = new Map([...countsAs.states].filter(([, counted]) => counted === personalState));
  const fold = countStates({ states: folded, classes: null });
  const columnsOf: LoadColumns = async (answer) => count(await loadColumns(answer));
  const countByState = countStates({ ...countsAs, classes: null });
  const byStateOf: LoadColumns | null =
    countsAs.classes && (async (answer) => countByState(await loadColumns(answer)));
  const saidOf: LoadColumns = async (answer) => fold(await loadColumns(answer));
  const merged = new Set<string>(
    countsAs.classes
      ? stateClasses
      : [...countsAs.states.values()].filter((counted) => counted !== personalState),
  );
  const foldCases = createCaseFold(countsAs);
  const inSight = sight && new Set(sight.teams.flatMap(({ agents }) => agents));
  const tables = new WeakMap<Directory, ReturnType<typeof createPlaceTable<Identity>>>();
  const hiddenIn = (directory: Directory) => {
    const isHidden = ({ id }: Identity) => Number(hidden.has(id) && (inSight?.has(id) ?? true));
    const table = tables.get(directory) ?? createPlaceTable(isHidden);
    tables.set(directory, table);
    return table(directory.identities);
  };
  const isSeen = (id: string) => !hidden.has(id) && (inSight?.has(id) ?? true);
  if (inSight === null && hidden.size === 0)
    return {
      ...{ see: count, columnsOf, byStateOf, saidOf, merged, leftOut, paid },
      warningsOf: ({ warnings }) => warnings.map(foldCases),
      countRows: ({ rowCount }) => rowCount,
      pickNotes: (notes) => [...notes],
      findHidden: async () => [],
    };
  const [pickWarning, pickNote] = inSight ? [pickCases, pickSeenNote] : [leaveOutCases, leaveOutOfNote];
  const see = (columns: AnswerColumns) => pickAgents(count(columns), isSeen);
  return {
    see,
    columnsOf: async (answer) => see(await loadColumns(answer)),
    byStateOf: byStateOf && (async (answer) => pickAgents(await byStateOf(answer), isSeen)),
    saidOf: async (answer) => pickAgents(await saidOf(answer), isSeen),
    ...{ merged, leftOut, paid },
    warningsOf: ({ warnings }) => warnings.flatMap((warning) => pickWarning(foldCases(warning), isSeen)),
    countRows: (_, { seconds }) => seconds.length,
    pickNotes: (notes) => notes.flatMap((note) => pickNote(note, isSeen)),
    findHidden: async (answer) => {
      const { directory, identities } = await loadColumns(answer);
      const isHidden = hiddenIn(directory);
      const places = new Set<number>();
      for (const place of identities) if (isHidden[place] === 1) places.add(place);
      return [...places].flatMap((place) => directory.identities[place] ?? []);
    },
  };
}

type IsSeen = (id: string) => boolean;

// A case names the state as wolkvox said it, unless the reader may not know of it.
function createCaseFold(countsAs: CountsAs): (warning: RowWarning) => RowWarning {
  const isSensitive = (state: string | undefined) =>
    state !== undefined && countsAs.states.get(state) === personalState;
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
function pickCases({ kind, cases = [] }: RowWarning, isSeen: IsSeen): RowWarning[] {
  if (kind === "record-count") return [{ kind, count: 1, cases: [] }];
  const picked = cases.filter((found) => isOf(found, isSeen));
  return picked.length === 0 ? [] : [{ kind, count: picked.length, cases: picked }];
}

// Who sees everybody else is told the whole count, less the cases of hidden agents.
function leaveOutCases(warning: RowWarning, isSeen: IsSeen): RowWarning[] {
  const { cases = [] } = warning;
  const picked = cases.filter((found) => isOf(found, isSeen));
  const count = warning.count - (cases.length - picked.length);
  return picked.length === cases.length ? [warning] : count > 0 ? [{ ...warning, count, cases: picked }] : [];
}

// What names nobody concerns everybody.
function isOf({ agentId, agentName }: RowWarningCase, isSeen: IsSeen): boolean {
  return agentId === undefined ? agentName === undefined : isSeen(agentId);
}

// The sums of a change are the operation's: told are those of the cases that the reader may see. That a block and its
// days differ is known of everybody together only.
function pickSeenNote(note: ReportNote, isSeen: IsSeen): ReportNote[] {
  if (note.kind === "differs") return [];
  const cases = note.cases.filter(({ id }) => isSeen(id));
  if (cases.length === 0) return [];
  return [{ ...note, cases, agents: cases.length, ...sumCases(cases) }];
}

// The same without the cases of hidden agents, as far as they are told one by one.
function leaveOutOfNote(note: ReportNote, isSeen: IsSeen): ReportNote[] {
  if (note.kind === "differs") return [note];
  const left = note.cases.filter(({ id }) => !isSeen(id));
  if (left.length === 0) return [note];
  const cases = note.cases.filter(({ id }) => isSeen(id));
  const agents = note.agents - left.length;
  const { beforeSeconds, afterSeconds } = sumCases(left);
  return agents <= 0
    ? []
    : [
        {
          ...{ ...note, cases, agents },
          beforeSeconds: note.beforeSeconds - beforeSeconds,
          afterSeconds: note.afterSeconds - afterSeconds,
        },
      ];
}

type ChangeSums = Pick<AgentChange, "beforeSeconds" | "afterSeconds">;

function sumCases(cases: readonly ChangeSums[]): { beforeSeconds: number; afterSeconds: number } {
  const sum = (read: (found: ChangeSums) => number | null) =>
    cases.reduce((all, found) => all + (read(found) ?? 0), 0);
  return {
    beforeSeconds: sum(({ beforeSeconds }) => beforeSeconds),
    afterSeconds: sum(({ afterSeconds }) => afterSeconds),
  };
}
