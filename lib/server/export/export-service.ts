import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { tellsDays } from "@/lib/report/export-format";
import { nameClasses } from "@/lib/report/states/describe-state";
import { countWords } from "@/lib/report/states/state-settings";
import type { ExportReading } from "@/lib/server/export/tables/export-figures";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ReportQuestion } from "@/lib/server/report/report-question";
import type { SeenService, Unseen } from "@/lib/server/report/seen-reports";
import { type FindPeriod, loadComparison } from "./export-comparison";
import { describeBriefly, describeRange, type ExportFact } from "./export-facts";
import { nameExport } from "./export-name";
import type { ExportTask } from "./export-task";
import { streamExport } from "./export-thread";
import { createExportTranslator } from "./export-translator";

export type ExportQuestion = Pick<
  ExportTask,
  "operation" | "by" | "format" | "locale" | "messages" | "hours" | "chart"
> & {
  service: SeenService;
  question: Unseen<ReportQuestion> & { reading: ExportReading };
  /** Null where the link compares with nothing. */
  findPeriod: FindPeriod | null;
  /** The inside of the day that the range is, where the file is by hour. */
  loadHours: (() => Promise<TimelineAnswer>) | null;
};

export type ExportFile = {
  name: string;
  /** What whoever is sent it must know before opening it. */
  told: {
    facts: ExportFact[];
    range: string;
    status: ReportMaterial["status"];
    /** Every day is in it, and newer figures are not missing. */
    isWhole: boolean;
    /** Everybody is in it, because of this `over` there is no allowance. */
    unknownOver: string | undefined;
  };
  /** Makes the file; who stops reading, or aborts, stops the making. */
  stream: (signal: AbortSignal) => AsyncGenerator<Uint8Array<ArrayBuffer>>;
};

/**
 * What a link shows, as a file. Figures that cannot be had at all are a ProblemError, as for the report; what is
 * partial or stale is said in the file and in its name.
 */
export async function loadExport(asked: ExportQuestion): Promise<ExportFile> {
  const { service, question, by, format, locale, messages, operation, hours, chart, findPeriod } = asked;
  const { loadHours } = asked;
  const basis = by === null ? "totals" : "days";
  // Days worked are known once every day was read.
  const withDays = basis === "days" || tellsDays(format) || question.reading.perDay === true;
  const loadMaterial = (range: ReportQuestion["range"]) =>
    service.loadMaterial({ ...question, range }, { basis, withDays });
  const material = await loadMaterial(question.range);
  const comparison = findPeriod && (await loadComparison(findPeriod(material), loadMaterial));
  const isByClass = material.countsAs.classes !== null;
  const task: ExportTask = {
    ...{ by, format, locale, messages, operation, hours, chart, comparison },
    byHour: loadHours && (await loadHours()),
    material: isByClass
      ? { ...material, stateNames: nameClasses(createExportTranslator({ locale, messages })) }
      : material,
    stretches: question.range.stretches,
    reading: countWords(pickReading(question.reading, material), material.countsAs),
    withDni: question.withDni,
    packed: await loadPacked([material, ...(comparison?.material ? [comparison.material] : [])], service),
  };
  const t = createExportTranslator(task);
  return {
    name: nameExport(task),
    told: {
      facts: describeBriefly(task, t),
      range: describeRange(task, t),
      status: material.status,
      isWhole: material.status !== "stale" && isWholeAnswer(material),
      unknownOver: material.unknownOver,
    },
    stream: (signal) =>
      streamExport(
        task,
        (states) =>
          service.loadStyles({ operation: question.operation, countsAs: material.countsAs }, states),
        signal,
      ),
  };
}

async function loadPacked(
  materials: readonly ReportMaterial[],
  { loadPacked }: SeenService,
): Promise<Map<string, Uint8Array>> {
  const answers = materials.flatMap(({ used, dayAnswers }) =>
    [...used, ...(dayAnswers ?? [])].map(({ answer }) => answer),
  );
  const digests = new Set(answers.flatMap((answer) => answer?.digest ?? []));
  const packed = new Map<string, Uint8Array>();
  // One after the other: reading a row is work of the event loop.
  for (const digest of digests) packed.set(digest, await loadPacked(digest));
  return packed;
}

function pickReading(
  { agents, teams, states, query, over = null, sort, columns, perDay, byShare }: ExportReading,
  { unknownOver }: Pick<ReportMaterial, "unknownOver">,
): ExportReading {
  return {
    ...{ agents, teams, states, query, sort, columns, over: unknownOver === undefined ? over : null },
    ...(perDay !== undefined && { perDay }),
    ...(byShare !== undefined && { byShare }),
  };
}
