import { listDays, shiftDay } from "@/lib/dates/day";
import { dayOf, isWholeDays, type Window, windowOfDay } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { AllowanceRules } from "@/lib/report/allowances/allowance-rules";
import { type DayStatus, isLacking } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { HoursAnswer } from "@/lib/report/answers/hours-answer";
import { markDays, type SettingsWords } from "@/lib/report/answers/operation-settings";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ReportAnswer, WeekBefore } from "@/lib/report/answers/report-answer";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import type { UsualAnswer } from "@/lib/report/answers/usual-answer";
import { tellWeekBefore } from "@/lib/report/comparison/week-before";
import type { AgentReading } from "@/lib/report/figures/agent-table";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { isLeftOut, nothingLeftOut } from "@/lib/report/figures/left-out";
import { listDayWindows } from "@/lib/report/plan/day-windows";
import { isPiece, keyOfWindow } from "@/lib/report/plan/pieces";
import { listExpected, type RosterAgent } from "@/lib/report/roster/roster";
import { mapStates, nameStates, showSettings } from "@/lib/report/states/state-settings";
import { gatherAgents, type Team } from "@/lib/report/team";
import { listLikeDays } from "@/lib/report/usual/usual";
import { nameState } from "@/lib/server/ledger/answer";
import type { DayFills } from "@/lib/server/ledger/day-fills";
import type { DayGainsReader } from "@/lib/server/ledger/day-gains";
import { storeProblemOf } from "@/lib/server/store/store-problem";
import {
  type AppliedSettingsOptions,
  createAppliedSettings,
  type KnownSettings,
  type ReadQuestion,
} from "./applied-settings";
import { createDaysReport, type DaysQuestion } from "./days-report";
import { createDayShapes } from "./inside/day-shapes";
import { createInsideReader } from "./inside/read-inside";
import { createUsualReport } from "./inside/usual-report";
import { gatherRecords, type RangeRecords, type RecordsQuestion } from "./range-records";
import { hullOf, type Knowledge, type PlanBasis, type RangeSnapshot } from "./range-snapshot";
import { createFigureReader } from "./report-figures";
import { type DayAnswer, listDayAnswers, type ReportMaterial } from "./report-material";
import { describeStanding, oldestOf, refreshSecondsOf } from "./report-progress";
import { type TracedLooks, traceFigure, traceGain } from "./report-provenance";
import { listTeamVersions, type ReportQuestion, readingKey, rulesKey } from "./report-question";
import {
  assertSomethingKnown,
  createSettler,
  listReasons,
  type SettledRange,
  type SettlerOptions,
} from "./settled-range";
import { type AnswerReader, createAnswerReader, isInSight, type Seen } from "./sight";
import { createSnapshotResults, describeSnapshot } from "./snapshot-cache";
import { createTimelineReport, type TimelineQuestion } from "./timeline-report";

export type ReportServiceOptions = SettlerOptions &
  AppliedSettingsOptions & {
    /** What the answers that are kept say of the inside of a day. */
    gains: Pick<DayGainsReader, "load" | "loadInPassing" | "loadVersions" | "loadSources">;
    /** The hours of days that are asked for afterwards. */
    hours: Pick<DayFills, "tell" | "callSeconds">;
    /** Told of every report served, by the age of the oldest answer that it rests on; of one as known before, nothing. */
    onServed?: (ageMs: number) => void;
  };

/** A look at a day and an earlier one, in epoch milliseconds; null = the one before it. */
export type LookSpan = { look: number; since: number | null };

const mostDaysOfHours = 31;
const noWait = { kind: "atMost", mostMs: 0 } as const;

/**
 * Plan -> ledger -> wolkvox -> report. Old figures beat none and carry the problem; figures that cannot be had at
 * all are a ProblemError, never an empty report.
 */
export function createReportService(options: ReportServiceOptions) {
  const { book, refreshMs, snapshotNow, gains, hours, onServed = () => {} } = options;
  const { recallSettings, applySettings, loadRules, stylesFor, loadStateSettings } =
    createAppliedSettings(options);
  const settle = createSettler(options);
  const answerOfSnapshot = createSnapshotResults<ReportAnswer>();
  const readerFor = (seen: Seen) => createAnswerReader(book.columnsOf, seen);
  const loadFigures = createFigureReader(readerFor);
  const describeDays = createDaysReport({ stylesFor, readerFor });
  const readInside = createInsideReader({ loadGains: gains.load, readerFor });
  const describeTimeline = createTimelineReport({ gains, readInside, hours, stylesFor });
  const shapes = createDayShapes({
    gains,
    readInside: createInsideReader({ loadGains: gains.loadInPassing, readerFor }),
  });
  const describeUsual = createUsualReport({ gains, shapes, stylesFor });

  // While nothing is being asked, one snapshot read one way is one answer, which the door writes as JSON once.
  async function loadReport(asked: ReportQuestion): Promise<ReportAnswer> {
    const { question, settings } = await applySettings(asked);
    const settled = await settle(question);
    const rules = await loadRules(question, settings, standingOf(settled.snapshot));
    const build = async () => {
      const answer = await buildAnswer(question, settled, settings, rules);
      const weekBefore = await loadWeekBefore(asked, answer, settled.snapshot.nowMs);
      return { ...answer, ...(weekBefore && { weekBefore }) };
    };
    if (settled.rangeRequest || settled.storeFailure || settled.refusal) return build();
    return answerOfSnapshot(settled.snapshot, answerKey(question, settings, rules), build);
  }

  /** Of one whole day that is over: what the same weekday before was, as far as that is kept. */
  async function loadWeekBefore(
    asked: ReportQuestion,
    answer: ReportAnswer,
    nowMs: number,
  ): Promise<WeekBefore | null> {
    const { range, knownAtMs, suppose = [] } = asked;
    const [day, ...others] = answer.days;
    const isOneDay =
      day && others.length === 0 && keyOfWindow(range.window) === keyOfWindow(windowOfDay(day.day));
    if (
      !isOneDay ||
      answer.status !== "complete" ||
      day.status !== "final" ||
      knownAtMs !== null ||
      suppose.length > 0
    )
      return null;
    // Those who are over an allowance on one of them are other people than on the other.
    if (asked.reading.over) return null;
    const window = windowOfDay(shiftDay(day.day, -7));
    const before: ReportQuestion = {
      ...{ ...asked, marked: [], range: { window, stretches: [window], isCut: false } },
      // As known at a moment, nothing is asked.
      ...{ knownAtMs: nowMs, waitLimit: noWait },
    };
    return loadReport(before).then(
      (found) => tellWeekBefore(answer, found),
      (error) => {
        // The answer itself stands without it.
        if (isProblem(error) || storeProblemOf(error)) return null;
        throw error;
      },
    );
  }

  async function buildAnswer(
    question: ReadQuestion,
    settled: SettledRange,
    settings: SettingsWords,
    rules: AllowanceRules | null,
  ): Promise<ReportAnswer> {
    const { knowledge, snapshot } = settled;
    const { refreshSeconds, ...facts } = await describeRange(question, settled, settings);
    const described = describeSnapshotFor(question, snapshot, knowledge, settings);
    const expected = listExpectedIn(question, settings, described.days, snapshot);
    const shown = await loadFigures(question, snapshot, { expected, rules });
    return {
      operation: question.operation,
      ...facts,
      ...shown,
      styles: await stylesFor(question, shown.states),
      ...listMembers(question.marked, shown.agents),
      ...described,
      ...tellDayNotes(question),
      refreshSeconds,
    };
  }

  /** Days and notes of a snapshot, as far as the reader may see them. */
  function describeSnapshotFor(
    question: Pick<ReadQuestion, "range" | "timeZone" | keyof Seen>,
    snapshot: RangeSnapshot,
    knowledge: Knowledge,
    settings: SettingsWords,
  ) {
    const { days, notes } = describeSnapshot(question.range, snapshot, knowledge, question.timeZone);
    return { days: markDays(days, settings), notes: readerFor(question).pickNotes(notes) };
  }

  // Nobody is expected on a closed day, nor before a shift has begun, nor while nothing at all is known.
  function listExpectedIn(
    { sight }: Pick<ReadQuestion, "sight">,
    { agents }: SettingsWords,
    days: ReportAnswer["days"],
    { used }: RangeSnapshot,
  ): RosterAgent[] {
    const open = days.flatMap(({ day, begins, isClosed }) => (isClosed || begins !== undefined ? [] : day));
    return used.length === 0 ? [] : listExpected(agents, open).filter(({ id }) => isInSight(sight, id));
  }

  /** Which answers a figure rests on, and how much of it each brought; with `span` the two looks behind what one found more. */
  async function loadProvenance(
    asked: ReportQuestion,
    span: LookSpan | null = null,
  ): Promise<ProvenanceAnswer> {
    const { question, settings } = await applySettings(asked);
    const settled = await settle(question);
    assertSomethingKnown(settled, question);
    await assertAgentsKnown(settled, question, settings);
    const rules = await loadRules(question, settings, standingOf(settled.snapshot));
    const only = question.reading.over ? await findOverIn(question, settled.snapshot, rules) : null;
    return {
      operation: question.operation,
      range: { ...question.range.window, timeZone: question.timeZone },
      ...knownAtOf(question),
      ...scopeOf(question),
      ...question.supposed,
      ...(await trace({ ...question.reading, only }, readerFor(question))),
    };

    async function trace(reading: ReportQuestion["reading"], reader: AnswerReader) {
      const { timeZone } = question;
      if (!span) return traceFigure(settled.snapshot.used, reading, reader, timeZone);
      return traceGain(await findLooks(question.range.window, span), reading, reader, timeZone);
    }
  }

  /** @throws ProblemError `invalid-parameter` where the range is no single day, `not-found` where there is no such look */
  async function findLooks(window: Window, { look, since }: LookSpan): Promise<TracedLooks> {
    const day = dayOf(window.from);
    if (keyOfWindow(window) !== keyOfWindow(windowOfDay(day)))
      throw new ProblemError("invalid-parameter", "look: the range must be one day.");
    const { gains: told, beginsMs } = await gains.load(day);
    const answers = await gains.loadSources(day);
    const place = told.looks.indexOf(look);
    const before = since === null ? place - 1 : told.looks.indexOf(since);
    if (place < 0) throw new ProblemError("not-found", "look: there is no look at the day of that moment.");
    if (since !== null && since !== beginsMs && (before < 0 || before >= place))
      throw new ProblemError("not-found", "since: there is no earlier look at the day of that moment.");
    const places = before < 0 ? [place] : [place, before];
    return {
      ...{ day, gains: told },
      looks: places.map((at) => ({ place: at, answer: answers.get(told.looks[at] ?? 0) ?? null })),
    };
  }

  async function findOverIn(
    question: ReadQuestion,
    snapshot: RangeSnapshot,
    rules: AllowanceRules | null,
  ): Promise<ReadonlySet<string>> {
    // Who has no records is over nothing.
    const { agents } = await loadFigures(question, snapshot, { expected: [], rules });
    return new Set(agents.map(agentKeyOf));
  }

  /** The same range day by day, for which a block says nothing. */
  async function loadDays(asked: DaysQuestion): Promise<DaysAnswer> {
    const { question, settings } = await applySettings(asked);
    const parts = listDayWindows(question.range);
    const stretches = parts.map(({ window }) => window);
    const settled = await settle(question, stretches, "days");
    const { knowledge, snapshot } = settled;
    const { range, ...facts } = await describeRange(question, settled, settings);
    const days = markDays(listDayAnswers(parts, snapshot, knowledge), settings);
    const rules = await loadRules(question, settings, standingOfDays(days));
    return describeDays(question, {
      ...facts,
      ...{ days, allowances: rules },
      notes: describeSnapshotFor(question, snapshot, knowledge, settings).notes,
      ...tellDayNotes(question),
      version: JSON.stringify([
        snapshot.used.map(({ answer }) => nameState(answer)),
        listReasons(settled).map(({ sinceMs }) => sinceMs),
        settings.version,
        rulesKey(rules),
      ]),
    });
  }

  /** What every look at a day found more than the one before it. */
  async function loadTimeline(asked: TimelineQuestion): Promise<TimelineAnswer> {
    const { question, settings } = await applySettings(asked);
    const settled = await settle(question, [windowOfDay(question.day)], "days");
    const { range: _, knownAt: __, ...facts } = await describeRange(question, settled, settings);
    return describeTimeline(question, facts);
  }

  /** What days of the same weekday were like before a day. It asks nothing. */
  async function loadUsual(asked: TimelineQuestion): Promise<UsualAnswer> {
    const { day } = asked;
    const window = { from: windowOfDay(listLikeDays(day).at(-1) ?? day).from, to: windowOfDay(day).to };
    const range = { ...asked.range, window, stretches: [window] };
    const { question, settings } = await applySettings({ ...asked, range });
    await syncBook();
    await assertAgentsKnown({ snapshot: snapshotNow([windowOfDay(day)], "days") }, question, settings);
    const daysOff = new Set(settings.daysOff.map((one) => one.day));
    const [agent = "", ...others] = question.reading.agents;
    const ofOne = others.length === 0 ? agent : "";
    const ofDay = { ...question, range: asked.range };
    return describeUsual(
      question,
      {
        isLeftOut: (one) => daysOff.has(one) || isLeftOut(question.leftOut, one, ofOne),
        allowances: await loadRules(ofDay, settings, { isWhole: true, isRunningDay: true }),
      },
      tellUnder(question),
    );
  }

  /** How many were out in each hour of each day of a range of whole days. It asks nothing. @throws ProblemError for a longer one */
  async function loadHours(asked: HoursQuestion): Promise<HoursAnswer> {
    const { window, isCut } = asked.range;
    const days = listDays(dayOf(window.from), dayOf(window.to));
    if (!isWholeDays(window) || days.length > mostDaysOfHours)
      throw new ProblemError(
        "invalid-range",
        `The hours are those of whole days, ${mostDaysOfHours} at most.`,
      );
    const { question, settings } = await applySettings(asked);
    await syncBook();
    const stretches = days.map(windowOfDay);
    await assertAgentsKnown({ snapshot: snapshotNow(stretches, "days") }, question, settings);
    const told = await shapes.loadShapes(question, days);
    return {
      ...tellUnder(question),
      range: { ...window, timeZone: question.timeZone, isCut },
      days: told.map(({ day, hours: own }) => ({ day, hours: [...own] })),
    };
  }

  // What another process has kept is known here too.
  async function syncBook(): Promise<void> {
    const failure = await book.sync();
    if (failure) throw failure.problem;
  }

  /**
   * The answers behind a link's totals and behind its days, as they are known at one moment: what a file is made of. On
   * the basis of days its totals are their sums, as on a page over time, whatever a block says.
   */
  async function loadMaterial(
    asked: ReportQuestion,
    { basis, withDays }: { basis: PlanBasis; withDays: boolean },
  ): Promise<ReportMaterial> {
    const { question, settings } = await applySettings(asked);
    const parts = listDayWindows(question.range);
    const dayStretches = parts.map(({ window }) => window);
    const stretches = basis === "days" ? dayStretches : question.range.stretches;
    if (basis === "totals") await settle(question);
    if (withDays) await settle(question, dayStretches, "days");
    const settled = await settle({ ...question, waitLimit: noWait }, stretches, basis);
    // Both at one moment: an answer that comes in between would make the days differ from their totals.
    const { knowledge, snapshotOf } = settled;
    const snapshot = snapshotOf(stretches, basis);
    const daySnapshot = snapshotOf(dayStretches, "days");
    const { refreshSeconds, ...facts } = await describeRange(question, { ...settled, snapshot }, settings);
    const described = describeSnapshotFor(question, snapshot, knowledge, settings);
    const dayAnswers = withDays ? markDays(listDayAnswers(parts, daySnapshot, knowledge), settings) : null;
    return {
      ...facts,
      ...described,
      ...(basis === "days" && dayAnswers && { days: dayAnswers.map(pickStatus) }),
      hull: hullOf(question.range.stretches),
      isRunning: question.knownAtMs === null && snapshot.used.some(({ isClosed }) => !isClosed),
      used: snapshot.used,
      dayAnswers,
      sight: question.sight,
      countsAs: question.countsAs,
      hidden: question.hidden,
      expected: listExpectedIn(question, settings, described.days, snapshot),
      stateNames: nameStates(showSettings(settings.states, question)),
      allowances: await loadRules(question, settings, standingOf(snapshot)),
      ...{ leftOut: question.leftOut, dayNotes: question.dayNotes },
    };
  }

  /** What a range says of itself. @throws ProblemError where none of it is known, or an agent is not. */
  async function describeRange(
    question: Pick<ReadQuestion, "range" | "timeZone" | "knownAtMs" | "sight" | "supposed"> & {
      reading: AgentReading;
    },
    settled: SettledRange,
    settings: SettingsWords,
  ) {
    const { snapshot, rangeRequest } = settled;
    const { window, isCut } = question.range;
    const isPast = question.knownAtMs !== null;
    assertSomethingKnown(settled, question);
    await assertAgentsKnown(settled, question, settings);
    const rules = { failures: listReasons(settled), rangeRequest };
    const oldestMs = oldestOf(snapshot);
    if (!isPast && oldestMs !== null) onServed(snapshot.nowMs - oldestMs);
    return {
      range: { ...window, timeZone: question.timeZone, isCut },
      ...knownAtOf(question),
      ...scopeOf(question),
      ...question.supposed,
      ...describeStanding(snapshot, rules),
      refreshSeconds: isPast ? null : refreshSecondsOf(snapshot, rules, refreshMs),
    };
  }

  // While a part of the range is not known yet, an agent may still be named by it.
  async function assertAgentsKnown(
    { snapshot }: Pick<SettledRange, "snapshot">,
    { reading, sight }: Pick<ReportQuestion, "sight"> & { reading: AgentReading },
    { agents }: SettingsWords,
  ): Promise<void> {
    const isWhole = snapshot.plan.gaps.length === 0;
    for (const id of reading.agents) {
      const listed = agents.find((agent) => agent.id === id);
      const isKnown = async () => listed !== undefined || !isWhole || (await book.knowsAgent(id));
      if (isInSight(sight, id) && listed?.isHidden !== true && (await isKnown())) continue;
      throw new ProblemError("not-found", `No answer of wolkvox has named the agent ${id.slice(0, 40)}.`);
    }
  }

  async function findListed(id: string): Promise<RosterAgent | undefined> {
    return (await recallSettings()).agents.find((agent) => agent.id === id);
  }

  /**
   * The records of a range, whole: one per agent and state, their times added up over its answers.
   * @throws ProblemError where a part of the range is not known, and why
   */
  async function loadRecords(question: RecordsQuestion): Promise<RangeRecords> {
    const settled = await settle(question, question.range.stretches, "totals-alone");
    const { snapshot, rangeRequest } = settled;
    assertSomethingKnown(settled, question);
    const reasons = listReasons(settled);
    if (snapshot.plan.gaps.length > 0) {
      const [problem] = reasons.map((failure) => failure.problem);
      throw (
        problem ??
        new ProblemError("upstream-busy", "The range is still being read.", { retryAfterSeconds: 5 })
      );
    }
    const standing = describeStanding(snapshot, { failures: reasons, rangeRequest });
    const { status, asOf } = standing;
    // In wolkvox's own words, where the reader may know them, and of everybody whom it names.
    const { states: set } = await recallSettings();
    const countsAs = mapStates(set, { ...question, isMerged: false });
    const hidden = new Set<string>();
    return {
      status,
      asOf,
      records: await gatherRecords(
        snapshot.used,
        readerFor({ ...question, countsAs, hidden, leftOut: nothingLeftOut }),
      ),
    };
  }

  return {
    loadReport,
    loadRecords,
    loadDays,
    loadTimeline,
    loadUsual,
    loadHours,
    loadProvenance,
    loadMaterial,
    loadPacked: book.loadPacked,
    /** Whether any answer so far named this agent. */
    knowsAgent: book.knowsAgent,
    /** Whether figures may name this agent: an answer or the roster does, and they are not hidden. */
    async isReadable(id: string): Promise<boolean> {
      const listed = await findListed(id);
      return listed ? !listed.isHidden : book.knowsAgent(id);
    },
    /** As answers call an agent, else the roster. */
    findName: async (id: string) => (await book.findName(id)) ?? ((await findListed(id))?.name || null),
    /** The styles of states, or of the classes in their place. */
    loadStyles: stylesFor,
    loadStateSettings,
  };
}

/** Whose hours are told. */
export type HoursQuestion = Omit<TimelineQuestion, "day">;

export type ReportService = ReturnType<typeof createReportService>;

function tellDayNotes({ dayNotes }: Pick<ReadQuestion, "dayNotes">): Pick<ReportAnswer, "dayNotes"> {
  return dayNotes.length > 0 ? { dayNotes: [...dayNotes] } : {};
}

function answerKey(question: ReadQuestion, { version }: KnownSettings, rules: AllowanceRules | null): string {
  return JSON.stringify([
    question.dayNotes.map(({ id, version }) => [id, version]),
    question.supposed,
    readingKey(question),
    question.marked && listTeamVersions({ teams: question.marked }),
    version,
    rulesKey(rules),
  ]);
}

/** Whether every day that has begun has answers of its own, and whether the last one still runs. */
function standingOf({ plan, used }: RangeSnapshot): Pick<AllowanceRules, "isWhole" | "isRunningDay"> {
  return {
    isWhole: plan.gaps.length === 0 && used.every(({ window }) => isPiece(window)),
    isRunningDay: used.some(({ isClosed }) => !isClosed),
  };
}

function standingOfDays(days: readonly DayAnswer[]): Pick<AllowanceRules, "isWhole" | "isRunningDay"> {
  return { isWhole: !days.some(isLacking), isRunningDay: days.some(({ status }) => status === "live") };
}

function listMembers(
  marked: readonly Team[] | undefined,
  agents: ReportAnswer["agents"],
): Pick<ReportAnswer, "members"> {
  if (!marked) return {};
  const ids = gatherAgents([], marked);
  return { members: agents.flatMap(({ id }) => (ids?.has(id) ? [id] : [])) };
}

function pickStatus({ window, answer, ...status }: DayAnswer): DayStatus {
  return status;
}

/** In whose scope and under what it is read. */
function tellUnder(question: Pick<ReadQuestion, "operation" | "sight" | "supposed">) {
  return { operation: question.operation, ...scopeOf(question), ...question.supposed };
}

function scopeOf({ sight }: Pick<ReportQuestion, "sight">): Pick<ReportAnswer, "scope"> {
  return sight === null ? {} : { scope: { teams: sight.teams.map(({ id, name }) => ({ id, name })) } };
}

function knownAtOf({ knownAtMs }: Pick<ReportQuestion, "knownAtMs">): { knownAt?: string } {
  return knownAtMs === null ? {} : { knownAt: formatInstant(knownAtMs) };
}
