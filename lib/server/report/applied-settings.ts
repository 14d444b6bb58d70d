import { type Day, dayOf } from "@/lib/dates/window";
import {
  type AllowanceRules,
  countAllowances,
  listAllowanceIds,
  pickSeenAllowances,
} from "@/lib/report/allowances/allowance-rules";
import { isOverNothing, withoutOver } from "@/lib/report/allowances/overruns";
import type { DayNote } from "@/lib/report/answers/day-note";
import { noSettings, type SettingsWords } from "@/lib/report/answers/operation-settings";
import { ProblemError } from "@/lib/report/answers/problem";
import type { ReadingFacts } from "@/lib/report/answers/report-answer";
import { buildLeftOut } from "@/lib/report/figures/left-out";
import { listDayWindows } from "@/lib/report/plan/day-windows";
import { listHidden } from "@/lib/report/roster/roster";
import {
  type CountsAs,
  countWords,
  mapStates,
  nameStates,
  showSettings,
  styleClasses,
  styleStates,
  supposeStyles,
} from "@/lib/report/states/state-settings";
import type { StateClass } from "@/lib/report/states/state-shades";
import type { StateStyle } from "@/lib/report/states/state-style";
import { applySuppositions } from "@/lib/report/suppositions/apply-suppositions";
import type { SuppositionFacts } from "@/lib/report/suppositions/supposition";
import type { Team } from "@/lib/report/team";
import type { KeptNote } from "@/lib/server/notes/note-store";
import type { DaysQuestion } from "./days-report";
import type { ReportQuestion } from "./report-question";
import { isInSight, type Seen } from "./sight";
import type { StateStyles } from "./state-styles";

export type AppliedSettingsOptions = {
  styles: Pick<StateStyles, "load" | "recall">;
  /** What administrators have set for the operation; nothing where it is absent. */
  recallSettings?: () => Promise<KnownSettings>;
  /** The teams with their members; null where nobody can tell. One that is gone has none. */
  recallTeams?: (ids: readonly string[]) => Promise<readonly Team[] | null>;
  /** What people wrote down about the operation's days; nothing where it is absent. */
  recallNotes?: () => Promise<readonly KeptNote[]>;
};

export type KnownSettings = SettingsWords & { version: number };

type Asked = { reading: DaysQuestion["reading"] } & Pick<
  ReportQuestion,
  "operation" | "seesSensitive" | "group" | "range" | "sight" | "suppose" | "isLenient"
>;
/** What settings and notes say of the figures that are asked for. */
type Applied = Omit<Seen, "sight"> & { dayNotes: readonly DayNote[]; supposed: ReadingFacts };
export type ReadQuestion = ReportQuestion & Applied;

/** What administrators set and people wrote down, as it is read under a question. */
export function createAppliedSettings({
  styles,
  recallSettings = async () => noSettings,
  recallTeams = async () => null,
  recallNotes = async () => [],
}: AppliedSettingsOptions) {
  /** The one place where settings meet a question: from here on every state stands as it counts for the reader. */
  async function applySettings<Question extends Asked>(
    asked: Question,
  ): Promise<{ question: Question & Applied; settings: KnownSettings }> {
    const [set, notes] = await Promise.all([recallSettings(), recallNotes()]);
    const { settings, countsAs, supposed, days } = await supposeIn(set, asked);
    if (supposed.unknownSuppositions && !asked.isLenient)
      throw new ProblemError(
        "invalid-parameter",
        `suppose: no such allowance or state, or a second class of one: ${supposed.unknownSuppositions.join(", ")}.`,
      );
    const hidden = listHidden(settings.agents);
    const dayNotes = pickDayNotes(notes, asked, hidden);
    const counted = countWords(asked.reading, countsAs);
    const unknownOver = asked.isLenient ? findUnknownOver({ ...asked, countsAs }, settings) : null;
    const reading = unknownOver === null ? counted : withoutOver(counted);
    return {
      question: {
        ...{ ...asked, reading, countsAs, hidden, dayNotes },
        supposed: { ...supposed, ...(unknownOver !== null && { unknownOver }) },
        leftOut: buildLeftOut([...dayNotes, ...days.map((day) => ({ day, agent: null, leavesOut: true }))]),
      },
      settings,
    };
  }

  /** Settings as a question supposes them, under what states count then, and which days it leaves out. */
  async function supposeIn(
    settings: KnownSettings,
    {
      suppose = [],
      ...asked
    }: Pick<Asked, "operation" | "seesSensitive" | "group" | "suppose"> &
      Partial<Pick<Asked, "range" | "sight">>,
  ) {
    if (suppose.length === 0)
      return { settings, countsAs: await mapStatesFor(settings, asked), supposed: {}, days: [] };
    const { allowances, classes, days, told, unknown } = applySuppositions(suppose, {
      ...settings,
      countsAs: mapStates(settings.states, asked).states,
      styles: suppose.some(({ kind }) => kind === "class") ? await styles.recall(asked.operation) : new Map(),
      days: asked.range ? daysOf(asked.range) : [],
      seenTeams: seenTeamsOf(asked),
    });
    const supposed: SuppositionFacts = {
      ...(told.length > 0 && { suppositions: [...told] }),
      ...(unknown.length > 0 && { unknownSuppositions: [...unknown] }),
    };
    const countsAs = await mapStatesFor(settings, asked, classes);
    return { settings: { ...settings, allowances }, countsAs, supposed, days };
  }

  /** The allowances that count for the reader on days of the range; null where none does. @throws ProblemError for one that there is not */
  async function loadRules(
    question: Pick<ReadQuestion, "range" | "countsAs" | "leftOut" | "sight"> & {
      reading: { over?: string | null };
    },
    settings: SettingsWords,
    standing: Pick<AllowanceRules, "isWhole" | "isRunningDay">,
  ): Promise<AllowanceRules | null> {
    const seenTeams = seenTeamsOf(question);
    const entries = listSeenAllowances(question, settings);
    const { over = null } = question.reading;
    const ids = entries.map(({ id }) => id);
    if (isOverNothing(over, ids))
      throw new ProblemError("invalid-parameter", `over: there is no allowance ${over}; it may be any.`);
    if (entries.length === 0) return null;
    const days = daysOf(question.range);
    if (listAllowanceIds({ entries, days }).length === 0) return null;
    const owners = [...new Set(entries.flatMap(({ team }) => team ?? []))];
    const teams = owners.length === 0 ? [] : await recallTeams(owners);
    const { isWhole, isRunningDay } = standing;
    return {
      ...{ entries, days, leftOut: question.leftOut, teams: teams ?? [] },
      untold: owners.filter((id) => seenTeams?.includes(id) === false),
      // Without the members nobody knows whose limit counts.
      isWhole: isWhole && teams !== null,
      isRunningDay: isRunningDay && days.length === 1,
      leftPercent: settings.warnings.leftPercent,
    };
  }

  async function mapStatesFor(
    { states }: Pick<KnownSettings, "states">,
    { operation, seesSensitive, group }: Pick<ReportQuestion, "operation" | "seesSensitive" | "group">,
    supposed?: ReadonlyMap<string, StateClass>,
  ): Promise<CountsAs> {
    return mapStates(states, {
      ...{ seesSensitive, styles: group && (await styles.recall(operation)) },
      ...(supposed && { supposed }),
    });
  }

  /** The styles of states, or of the classes in their place. Not kept with the figures: another process may change a state's class. */
  async function stylesFor(
    { operation, countsAs: { classes, supposed } }: Pick<ReadQuestion, "operation" | "countsAs">,
    states: readonly string[],
  ): Promise<StateStyle[]> {
    if (classes) return styleClasses(states);
    const [loaded, settings] = await Promise.all([styles.load(operation, states), recallSettings()]);
    const known = supposed.size > 0 ? await styles.recall(operation) : new Map<string, StateStyle>();
    return styleStates(states, supposeStyles(states, loaded, supposed, known.values()), settings.states);
  }

  return {
    recallSettings,
    applySettings,
    loadRules,
    stylesFor,
    /** What is said of the operation's states, as far as the reader may know it. */
    async loadStateSettings(
      reader: Pick<ReportQuestion, "operation" | "seesSensitive" | "group" | "suppose">,
    ) {
      const settings = await recallSettings();
      return {
        countsAs: (await supposeIn(settings, reader)).countsAs,
        names: nameStates(showSettings(settings.states, reader)),
      };
    },
  };
}

function daysOf(range: ReportQuestion["range"]): Day[] {
  return listDayWindows(range).map(({ day }) => day);
}

/** The ids of the teams that a reader is limited to; null = of none. */
function seenTeamsOf({ sight }: Partial<Pick<ReadQuestion, "sight">>): string[] | null {
  return sight?.teams.map(({ id }) => id) ?? null;
}

function listSeenAllowances(
  question: Pick<ReadQuestion, "countsAs" | "sight">,
  { allowances }: SettingsWords,
) {
  return pickSeenAllowances(countAllowances(allowances, question.countsAs.states), seenTeamsOf(question));
}

/** The allowance that a question names and that is none for its reader; null = there is no such thing in it. */
function findUnknownOver(
  question: Pick<Asked, "range" | "sight" | "reading"> & Pick<ReadQuestion, "countsAs">,
  settings: SettingsWords,
): string | null {
  const { over = null } = question.reading;
  const entries = listSeenAllowances(question, settings);
  return isOverNothing(over, listAllowanceIds({ entries, days: daysOf(question.range) })) ? over : null;
}

/** Notes on days of a range, as far as a reader may see them. */
function pickDayNotes(
  notes: readonly KeptNote[],
  { range: { window }, sight }: Pick<ReportQuestion, "range" | "sight">,
  hidden: ReadonlySet<string>,
): DayNote[] {
  const isSeen = (agent: string) => isInSight(sight, agent) && !hidden.has(agent);
  return notes
    .filter(({ day }) => day >= dayOf(window.from) && day <= dayOf(window.to))
    .filter(({ agent }) => agent === null || isSeen(agent))
    .map(({ byId: _, ...note }) => note);
}
