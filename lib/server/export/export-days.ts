import { emptyColumns } from "@/lib/report/figures/answer-columns";
import type { DayColumns } from "@/lib/report/figures/day-time";
import { type AuxReport, createReportSum } from "@/lib/report/figures/report";
import { createSurvey, type Survey } from "@/lib/report/figures/survey";
import { finish } from "@/lib/report/steps";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { AnswerReader, LoadColumns } from "@/lib/server/report/sight";
import { createAnswerMemory } from "../ledger/answer-memory";

// A year of a thousand agents is read once; of what is longer some is read again for every use.
const mostBytes = 96 * 1024 * 1024;

/** Reads the columns of answers. */
export function createColumnReader(packed: ReadonlyMap<string, Uint8Array>): LoadColumns {
  const memory = createAnswerMemory(mostBytes);
  return memory.open({
    async loadPacked(digest) {
      const bytes = packed.get(digest);
      if (!bytes) throw new Error("An answer came without its rows.");
      return bytes;
    },
  }).load;
}

/** How an answer is read, and for allowances by state where that is by class. */
export type ColumnSources = Pick<AnswerReader, "columnsOf" | "byStateOf">;

/** The civil days of a range with their rows, one after the other, as often as they are asked for. */
export type ReadDays = () => AsyncGenerator<DayColumns>;

/** Null where the days were not asked for. */
export function createDayReader(
  { dayAnswers }: Pick<ReportMaterial, "dayAnswers">,
  { columnsOf, byStateOf }: ColumnSources,
): ReadDays | null {
  if (dayAnswers === null) return null;
  return async function* readDays() {
    for (const { answer, window, ...day } of dayAnswers)
      yield {
        ...{ ...day, columns: answer && (await columnsOf(answer)) },
        ...(byStateOf && { byState: answer && (await byStateOf(answer)) }),
      };
  };
}

/** Which states and agents the days of a range name. */
export async function surveyDays(readDays: ReadDays): Promise<Survey> {
  const survey = createSurvey();
  for await (const { columns } of readDays()) if (columns) survey.add(columns);
  return survey;
}

/** The report of a range's single days: that of its totals where these rest on the same answers. */
export async function sumSingleDays(
  {
    used,
    dayAnswers,
    leftOut,
    countsAs: { paid },
  }: Pick<ReportMaterial, "used" | "dayAnswers" | "leftOut" | "countsAs">,
  report: AuxReport,
  readDays: ReadDays,
): Promise<AuxReport> {
  const ofDays = new Set(dayAnswers?.flatMap(({ answer }) => answer?.id ?? []));
  const isSame = used.length === ofDays.size && used.every(({ answer }) => ofDays.has(answer.id));
  if (isSame) return report;
  const { states, others } = report;
  const sum = createReportSum(others ? { states, others } : (await surveyDays(readDays)).fold([]), {
    ...{ leftOut, paid },
  });
  for await (const { day, columns, byState = null } of readDays())
    sum.add({ day, columns: columns ?? emptyColumns(), byState });
  return finish(sum.build());
}
