import { emptyColumns } from "@/lib/report/figures/answer-columns";
import { type AuxReport, createReportSum } from "@/lib/report/figures/report";
import { createSurvey } from "@/lib/report/figures/survey";
import type { StateFold } from "@/lib/report/states/fold-states";
import { finish } from "@/lib/report/steps";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ReadDays } from "./export-rows";

/** The report of a range's single days: that of its totals where these rest on the same answers. */
export async function sumSingleDays(
  { used, dayAnswers }: Pick<ReportMaterial, "used" | "dayAnswers">,
  report: AuxReport,
  readDays: ReadDays,
): Promise<AuxReport> {
  const ofDays = new Set(dayAnswers?.flatMap(({ answer }) => answer?.id ?? []));
  const isSame = used.length === ofDays.size && used.every(({ answer }) => ofDays.has(answer.id));
  if (isSame) return report;
  const sum = createReportSum(
    report.others ? { states: report.states, others: report.others } : await foldDays(readDays),
  );
  for await (const { day, columns } of readDays()) sum.add({ day, columns: columns ?? emptyColumns() });
  return finish(sum.build());
}

async function foldDays(readDays: ReadDays): Promise<StateFold> {
  const survey = createSurvey();
  for await (const { columns } of readDays()) if (columns) survey.add(columns);
  return survey.fold([]);
}
