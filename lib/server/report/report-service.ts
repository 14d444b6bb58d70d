import type { Window } from "@/lib/dates/window";
import { formatInstant } from "@/lib/dates/zone";
import type { DayStatus } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { ProblemError } from "@/lib/report/answers/problem";
import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { narrowWarnings } from "@/lib/report/answers/warnings";
import { buildAgentTableSteps, pickAgentTime } from "@/lib/report/figures/agent-table";
import { listDayWindows } from "@/lib/report/plan/day-windows";
import type { Plan } from "@/lib/report/plan/plan";
import { gatherAgents, type Team } from "@/lib/report/team";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import type { Failure } from "@/lib/server/ledger/failure-store";
import { finishInTurns } from "@/lib/server/store/in-turns";
import { createDaysReport, type DaysQuestion } from "./days-report";
import type { Pursuit, Pursuits } from "./pursuit";
import { createRecall } from "./recall";
import { sumAnswers } from "./report-figures";
import { type DayAnswer, listDayAnswers, type ReportMaterial } from "./report-material";
import { describeStanding, oldestOf, refreshSecondsOf } from "./report-progress";
import { traceFigure } from "./report-provenance";
import { listTeamVersions, type ReportQuestion } from "./report-question";
import { buildScene, type Knowledge, listFailures, type PlanKind, type Scene } from "./report-scene";
import { createSceneRecall, describeScene, type SceneNow } from "./scene-memo";
import type { StateStyles } from "./state-styles";
import { waitFor } from "./wait";

export type ReportServiceOptions = {
  book: AnswerBook;
  pursuits: Pursuits;
  styles: StateStyles;
  refreshMs: number;
  sceneNow: SceneNow;
  /** Told of every report served, by the age of the oldest answer that it rests on; of one as known before, nothing. */
  onServed?: (ageMs: number) => void;
};

const mostFiguresKept = 32;
const noPatience = { kind: "atMost", mostMs: 0 } as const;

/**
 * Plan -> ledger -> wolkvox -> report. Old figures beat none and carry the problem; figures that cannot be had at
 * all are a ProblemError, never an empty report.
 */
export function createReportService(options: ReportServiceOptions) {
  const { book, pursuits, styles, refreshMs, sceneNow, onServed = () => {} } = options;
  const figures = createRecall<Figures>(mostFiguresKept);
  const recallAnswer = createSceneRecall<ReportAnswer>();
  const describeDays = createDaysReport({ styles, columnsOf: book.columnsOf });

  // While nothing is being asked, one scene read one way is one answer, which the door writes as JSON once.
  async function loadReport(question: ReportQuestion): Promise<ReportAnswer> {
    const settled = await settle(question);
    if (settled.pursuit || settled.storeFailure || settled.refusal) return buildAnswer(question, settled);
    return recallAnswer(settled.scene, answerKey(question), () => buildAnswer(question, settled));
  }

  async function buildAnswer(question: ReportQuestion, settled: Settled): Promise<ReportAnswer> {
    const { knowledge, scene, pursuit } = settled;
    const failures = listReasons(settled);
    assertSomethingKnown(settled, question);
    if (scene.plan.gaps.length === 0) await assertAgentsKnown(question.reading.agents);
    const rules = { failures, pursuit };
    const { window, isCut } = question.range;
    const shown = await figures.recall(figuresKey(question, scene), () => buildFigures(question, scene));
    tellAge(question, scene);
    return {
      operation: question.operation,
      range: { ...window, timeZone: question.timeZone, isCut },
      ...knownAtOf(question),
      ...describeStanding(scene, rules),
      ...shown,
      ...listMembers(question.marked, shown.agents),
      ...describeScene(window, scene, knowledge, question.timeZone),
      refreshSeconds: question.knownAtMs === null ? refreshSecondsOf(scene, rules, refreshMs) : null,
    };
  }

  /** Which answers a figure rests on, and how much of it each brought. */
  async function loadProvenance(question: ReportQuestion): Promise<ProvenanceAnswer> {
    const settled = await settle(question);
    assertSomethingKnown(settled, question);
    return {
      operation: question.operation,
      range: { ...question.range.window, timeZone: question.timeZone },
      ...knownAtOf(question),
      ...(await traceFigure(settled.scene.used, question.reading, book.columnsOf, question.timeZone)),
    };
  }

  /** The same range day by day, for which a block says nothing. */
  async function loadDays(question: DaysQuestion): Promise<DaysAnswer> {
    const parts = listDayWindows(question.range);
    const stretches = parts.map(({ window }) => window);
    const settled = await settle(question, stretches, "days");
    const { knowledge, scene, pursuit } = settled;
    const failures = listReasons(settled);
    assertSomethingKnown(settled, question);
    if (scene.plan.gaps.length === 0) await assertAgentsKnown(question.reading.agents);
    const rules = { failures, pursuit };
    const days = listDayAnswers(parts, scene, knowledge);
    tellAge(question, scene);
    return describeDays(question, {
      days,
      ...knownAtOf(question),
      ...describeStanding(scene, rules),
      notes: describeScene(question.range.window, scene, knowledge, question.timeZone).notes,
      version: JSON.stringify([
        scene.used.map(({ answer }) => answer.id),
        failures.map(({ sinceMs }) => sinceMs),
      ]),
      refreshSeconds: question.knownAtMs === null ? refreshSecondsOf(scene, rules, refreshMs) : null,
    });
  }

  /**
   * The answers behind a link's totals and behind its days, as they are known at one moment: what a file is made of. On
   * the basis of days its totals are their sums, as on a page over time, whatever a block says.
   */
  async function loadMaterial(
    question: ReportQuestion,
    { basis, withDays }: { basis: PlanKind; withDays: boolean },
  ): Promise<ReportMaterial> {
    const parts = listDayWindows(question.range);
    const dayStretches = parts.map(({ window }) => window);
    const stretches = basis === "days" ? dayStretches : question.range.stretches;
    if (basis === "totals") await settle(question);
    if (withDays) await settle(question, dayStretches, "days");
    const settled = await settle({ ...question, patience: noPatience }, stretches, basis);
    // Both at one moment: an answer that comes in between would make the days differ from their totals.
    const { knowledge, pursuit, look } = settled;
    const scene = look(stretches, basis);
    const dayScene = look(dayStretches, "days");
    assertSomethingKnown(settled, question);
    if (scene.plan.gaps.length === 0) await assertAgentsKnown(question.reading.agents);
    const rules = { failures: listReasons({ ...settled, scene }), pursuit };
    const { window, isCut } = question.range;
    const dayAnswers = withDays ? listDayAnswers(parts, dayScene, knowledge) : null;
    tellAge(question, scene);
    return {
      range: { ...window, timeZone: question.timeZone, isCut },
      ...knownAtOf(question),
      ...describeStanding(scene, rules),
      ...describeScene(window, scene, knowledge, question.timeZone),
      ...(basis === "days" && dayAnswers && { days: dayAnswers.map(pickStatus) }),
      isRunning: question.knownAtMs === null && scene.used.some(({ isClosed }) => !isClosed),
      used: scene.used,
      dayAnswers,
    };
  }

  async function settle(
    question: Pick<ReportQuestion, "range" | "timeZone" | "knownAtMs" | "askedBy" | "patience" | "signal">,
    stretches: readonly Window[] = question.range.stretches,
    kind: PlanKind = "totals",
  ): Promise<Settled> {
    const { window } = question.range;
    const rules = { timeZone: question.timeZone, refreshMs };
    if (question.knownAtMs !== null) {
      const past = await book.loadKnownAt(window, question.knownAtMs);
      const knowledge: Knowledge = { ...past, failureOf: () => null, ownFailureOf: () => null };
      const knownAtMs = question.knownAtMs;
      const look: Look = (windows, of) => buildScene(windows, knowledge, knownAtMs, rules, of);
      return {
        knowledge,
        scene: look(stretches, kind),
        pursuit: null,
        look,
        storeFailure: null,
        refusal: null,
      };
    }
    const storeFailure = await book.sync();
    const pursuit = pursuits.pursue(stretches, question.askedBy, kind);
    if (pursuit) await waitFor(pursuit, () => sceneNow(stretches, kind).plan, question);
    const scene = sceneNow(stretches, kind);
    return {
      ...{ knowledge: book, scene, look: sceneNow, storeFailure },
      pursuit: pursuit?.isActive() ? pursuit : null,
      refusal: findRefusal(scene.plan, pursuit, question.askedBy),
    };
  }

  // A live day that is due may be refreshed by others: only what stays unknown, or old, was refused.
  function findRefusal(plan: Plan, pursuit: Pursuit | null, askedBy: string): Failure | null {
    const isLacking = plan.gaps.length > 0 || (plan.ask.length > 0 && !pursuit?.isActive());
    return isLacking ? (pursuits.refusalOf(askedBy) ?? pursuit?.refusal() ?? null) : null;
  }

  function tellAge({ knownAtMs }: Pick<ReportQuestion, "knownAtMs">, scene: Scene): void {
    const oldestMs = oldestOf(scene);
    if (knownAtMs === null && oldestMs !== null) onServed(scene.nowMs - oldestMs);
  }

  async function assertAgentsKnown(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (await book.knowsAgent(id)) continue;
      throw new ProblemError("not-found", `No answer of wolkvox has named the agent ${id.slice(0, 40)}.`);
    }
  }

  async function buildFigures(question: ReportQuestion, { used }: Scene): Promise<Figures> {
    const { withDni, timeZone } = question;
    const { report, warnings } = await sumAnswers(used, book.columnsOf, {
      ...{ withDni, timeZone, keep: question.reading.states },
    });
    const table = await finishInTurns(buildAgentTableSteps(report, question.reading));
    return {
      states: [...table.states],
      styles: await styles.load(question.operation, table.states),
      agents: table.rows.map(pickAgentTime),
      warnings: narrowWarnings(warnings, question.reading),
    };
  }

  return {
    loadReport,
    loadDays,
    loadProvenance,
    loadMaterial,
    loadPacked: book.loadPacked,
    /** Whether any answer so far named this agent. */
    knowsAgent: book.knowsAgent,
    loadStyles: styles.load,
  };
}

export type ReportService = ReturnType<typeof createReportService>;

/** A range as it is known after its calls, the asking that still goes on, and the same knowledge of other windows. */
type Settled = {
  knowledge: Knowledge;
  scene: Scene;
  pursuit: Pursuit | null;
  look: Look;
  /** Why nobody knows what other processes have learned meanwhile. */
  storeFailure: Failure | null;
  /** Why the calls that the range lacks are refused to who asks. */
  refusal: Failure | null;
};

type Look = (windows: readonly Window[], kind: PlanKind) => Scene;

type Figures = Pick<ReportAnswer, "states" | "styles" | "agents" | "warnings">;

/** Why a range is not as fresh as it should be. */
function listReasons({ storeFailure, scene, knowledge, refusal }: Settled): Failure[] {
  return [storeFailure, ...listFailures(scene, knowledge), refusal].filter((failure) => failure !== null);
}

// The same answers read the same way are the same figures: only their age and progress differ.
function figuresKey(question: ReportQuestion, { used }: Scene): string {
  return `${readingKey(question)}${used.map(({ answer }) => answer.id).join()}`;
}

function answerKey(question: ReportQuestion): string {
  return JSON.stringify([
    readingKey(question),
    question.marked && listTeamVersions({ teams: question.marked }),
  ]);
}

function readingKey({ range, reading, withDni }: ReportQuestion): string {
  const { agents, states, query, sort } = reading;
  return JSON.stringify([range, agents, listTeamVersions(reading), states, query, sort, withDni]);
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

function knownAtOf({ knownAtMs }: Pick<ReportQuestion, "knownAtMs">): { knownAt?: string } {
  return knownAtMs === null ? {} : { knownAt: formatInstant(knownAtMs) };
}

function assertSomethingKnown(
  { scene, knowledge, pursuit, refusal }: Settled,
  { knownAtMs }: Pick<ReportQuestion, "knownAtMs">,
): void {
  if (scene.plan.use.length > 0) return;
  if (knownAtMs !== null)
    throw new ProblemError("not-found", "Nothing was known of this range at that moment.");
  // A failure stands while its call is tried again, unless another part may still bring figures.
  const hasFailed = scene.plan.ask.every((window) => knowledge.failureOf(window) !== null);
  if (pursuit && !hasFailed && !refusal) return;
  const failure = listFailures(scene, knowledge)[0] ?? refusal;
  if (!failure) throw new Error("A window was asked and is neither answered, pending nor failed.");
  const { problem, retryAtMs } = failure;
  const retryAfterSeconds = Math.max(1, Math.ceil((retryAtMs - scene.nowMs) / 1000));
  throw new ProblemError(problem.code, problem.message, { retryAfterSeconds, cause: problem });
}
