import { listDays } from "@/lib/dates/day";
import { type Day, windowOfDay } from "@/lib/dates/window";
import { formatInstant, instantOf } from "@/lib/dates/zone";
import { messagesIn } from "@/lib/messages/catalogue";
import type { ProblemCode } from "@/lib/report/answers/problem";
import { everything as wholeReading } from "@/lib/report/figures/agent-table";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { countsAsItself } from "@/lib/report/states/state-settings";
import type { StateStyle } from "@/lib/report/states/state-style";
import { classifyState } from "@/lib/report/states/state-style";
import type { ExportReading } from "@/lib/server/export/tables/export-figures";
import type { DayAnswer, ReportMaterial } from "@/lib/server/report/report-material";
import type { IndexEntry } from "../ledger/answer-index";
import { packColumns } from "../ledger/packed-columns";
import type { ExportComparison } from "./export-comparison";
import { buildDocument } from "./export-document";
import { writePieces } from "./export-pieces";
import type { ExportTask } from "./export-task";
import { createExportTranslator } from "./export-translator";

const askedAtMs = instantOf("2026-11-23T11:00:00Z");

export const everything: ExportReading = { ...wholeReading, columns: [] };

export type DayScript = readonly AuxRow[] | "no-data" | "missing" | "failed";

type TaskOptions = Partial<Omit<ExportTask, "packed" | "material" | "comparison">> & {
  status?: "complete" | "partial" | "stale";
  /** The days of the period compared with, from the 9th of November 2026 on; a code where it could not be read. */
  before?: readonly DayScript[] | ProblemCode;
  /** What is said of that period. */
  period?: Partial<Pick<ExportComparison, "rule" | "isSoFar" | "isPartBesideWhole" | "days">> & {
    cautions?: string[];
  };
};

/** The task of a range whose days are these, oldest first, from the 16th of November 2026 on. */
export async function createTask(
  scripts: readonly DayScript[],
  options: TaskOptions = {},
): Promise<ExportTask> {
  const { status = "complete", locale = "es", before, period = {}, ...more } = options;
  const packed = new Map<string, Uint8Array>();
  const material = await createMaterial("2026-11-16", scripts, status, packed);
  const { from, to } = material.range;
  return {
    format: "xlsx",
    locale,
    messages: messagesIn(locale),
    operation: { id: "default", name: "default" },
    stretches: [{ from, to }],
    hours: null,
    chart: { unit: "hm", bars: "time" },
    reading: everything,
    by: null,
    byHour: null,
    comparison: before ? await createComparison(before, period, scripts.length, packed) : null,
    withDni: false,
    material,
    packed,
    ...more,
  };
}

async function createComparison(
  before: readonly DayScript[] | ProblemCode,
  { cautions = [], ...facts }: NonNullable<TaskOptions["period"]>,
  days: number,
  packed: Map<string, Uint8Array>,
): Promise<ExportComparison> {
  const told = {
    rule: "week-earlier" as const,
    ...{ isSoFar: false, isPartBesideWhole: false },
    words: { period: "Se compara con otra semana", rule: "la de antes", cautions },
  };
  if (typeof before === "string")
    return {
      ...told,
      days: { range: days, comparison: days },
      ...facts,
      stretches: [],
      material: null,
      problem: before,
    };
  const material = await createMaterial("2026-11-09", before, "complete", packed);
  const length = { range: days, comparison: before.length };
  return { ...told, days: length, ...facts, stretches: [material.range], material, problem: null };
}

async function createMaterial(
  first: Day,
  scripts: readonly DayScript[],
  status: "complete" | "partial" | "stale",
  packed: Map<string, Uint8Array>,
): Promise<ReportMaterial> {
  const days = listDays(first, "2027-11-16").slice(0, scripts.length);
  const dayAnswers: DayAnswer[] = [];
  const used: IndexEntry[] = [];
  for (const [at, script] of scripts.entries()) {
    const day = days[at] ?? "";
    const entry = await createEntry(day, at + 1, script, packed);
    const known = script === "no-data" ? "no-data" : "final";
    const how = entry ? { status: known, asOf: formatInstant(askedAtMs) } : { status: script };
    dayAnswers.push({ day, window: windowOfDay(day), answer: entry?.answer ?? null, ...how } as DayAnswer);
    if (entry) used.push(entry);
  }
  const hull = { from: `${days[0]}T00:00:00`, to: `${days.at(-1)}T23:59:59` };
  return {
    range: { ...hull, timeZone: "America/Bogota", isCut: false },
    hull,
    status,
    asOf: formatInstant(askedAtMs),
    ...(status === "partial" && {
      progress: { done: used.length, total: scripts.length, of: "totals" as const },
    }),
    days: dayAnswers.map(({ answer, window: _, ...day }) => day),
    notes: [],
    isRunning: false,
    used,
    dayAnswers,
    sight: null,
    countsAs: countsAsItself,
    hidden: new Set(),
    expected: [],
    stateNames: {},
    allowances: null,
    ...{ leftOut: nothingLeftOut, dayNotes: [] },
  };
}

async function createEntry(
  day: Day,
  id: number,
  script: DayScript,
  packed: Map<string, Uint8Array>,
): Promise<IndexEntry | null> {
  if (script === "missing" || script === "failed") return null;
  const pack = script === "no-data" ? null : await packOnce(script);
  if (pack) packed.set(pack.digest, pack.packed);
  const window = windowOfDay(day);
  return {
    window,
    askedAtMs,
    isClosed: true,
    recheckAtMs: null,
    doubted: null,
    changes: [],
    answer: {
      ...{ id, window, askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs + 900, change: null },
      outcome: pack ? "rows" : "no-data",
      rowCount: script === "no-data" ? 0 : script.length,
      totalSeconds: pack?.totalSeconds ?? 0,
      digest: pack?.digest ?? null,
      warnings: [],
    },
  };
}

const packs = new WeakMap<readonly AuxRow[], ReturnType<typeof packColumns>>();

// A test of many days may repeat some.
function packOnce(script: readonly AuxRow[]): ReturnType<typeof packColumns> {
  const pack = packs.get(script) ?? packColumns(buildColumns(script));
  packs.set(script, pack);
  return pack;
}

export async function loadStyles(states: readonly string[]): Promise<StateStyle[]> {
  return states.map((state, shade) => ({ stateClass: classifyState(state), shade }));
}

/** The file of a task, made here. */
export async function writeFile(task: ExportTask): Promise<Buffer> {
  const t = createExportTranslator(task);
  const document = await buildDocument(task, t, loadStyles);
  const pieces: Uint8Array[] = [];
  for await (const piece of writePieces(document, task, t)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export function row(
  agentId: string,
  state: string,
  seconds: number | null,
  agentName = `Agente ${agentId}`,
): AuxRow {
  return { agentId, agentName, agentDni: "1099887766", state, seconds };
}
