import { type AuxReport, createReportSum } from "@/lib/report/figures/report";
import { finish } from "@/lib/report/steps";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ReadDays } from "./export-rows";

/** The report of a range's single days: that of its totals where these rest on the same answers. */
export async function sumDays(
  { used, dayAnswers }: Pick<ReportMaterial, "used" | "dayAnswers">,
  report: AuxReport,
  readDays: ReadDays,
): Promise<AuxReport> {
  const ofDays = new Set(dayAnswers?.flatMap(({ answer }) => answer?.id ?? []));
  const isSame = used.length === ofDays.size && used.every(({ answer }) => ofDays.has(answer.id));
  if (isSame) return report;
  const sum = createReportSum(
    report.others ? { fold: { states: report.states, others: report.others } } : {},
  );
  for await (const { day, rows } of readDays()) finish(sum.add({ day, rows: rows ?? [] }));
  return finish(sum.build());
}
