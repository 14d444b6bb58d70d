import { formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import { areWeekdaysApart, spanOf } from "@/lib/report/comparison/day-pairs";
import { describeOneSided } from "@/lib/report/comparison/one-sided";
import { describeState } from "@/lib/report/states/describe-state";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ExportBeside } from "./export-beside";
import type { ExportComparison } from "./export-comparison";
import type { ExportFact } from "./export-facts";
import { describeDayGaps, describeNotes } from "./export-notes";
import { describeProblem, describeStatus } from "./export-status";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { formatMomentIn } from "./table-words";

/** The period that a file compares with, in words: which days, by which rule, how old, how whole, and who is on one side. */
export function describeComparison(task: ExportTask, beside: ExportBeside, t: Translate): ExportFact[] {
  const { comparison } = task;
  if (!comparison) return [];
  const fact = (key: FactKey, text: string): ExportFact => ({ key, label: t(`export.fact-${key}`), text });
  const { words, material, problem } = comparison;
  const compared = fact("compared", `${words.period}: ${words.rule}`);
  if (!material)
    return [compared, fact("comparedStatus", t("compare.failed", { problem: describeProblem(problem, t) }))];
  const { timeZone, ...window } = material.range;
  const momentOf = formatMomentIn(timeZone);
  const zoneMs = instantOf(material.asOf ?? `${window.to}Z`);
  const notes = listNotes(comparison, material, task, beside, t);
  return [
    compared,
    fact("comparedFrom", window.from.replace("T", " ")),
    fact("comparedTo", window.to.replace("T", " ")),
    fact("comparedZone", `${timeZone} (${formatZone(timeZone, zoneMs, task.locale)})`),
    fact("comparedAsOf", material.asOf === null ? t("report.noneYet") : momentOf(material.asOf)),
    fact("comparedStatus", describeStatus(material, t)),
    ...(notes.length > 0 ? [fact("comparedNotes", notes.join(" · "))] : []),
  ];
}

type FactKey = `compared${"" | "From" | "To" | "Zone" | "AsOf" | "Status" | "Notes"}`;

function listNotes(
  { words, days }: ExportComparison,
  material: ReportMaterial,
  { locale, reading, material: { range } }: ExportTask,
  { figures, presence, pairs }: ExportBeside,
  t: Translate,
): string[] {
  const { table, isWhole } = figures;
  const momentOf = formatMomentIn(material.range.timeZone);
  const nameOf = (state: string) => describeState(state, t);
  return [
    ...(days.range === days.comparison ? [] : [t("compare.lengths", days)]),
    ...words.cautions,
    ...(pairs && areWeekdaysApart(spanOf(range), spanOf(material.range)) ? [t("beside.weekdaysApart")] : []),
    ...(presence !== null && presence !== "some" && isWholeAnswer(material)
      ? [t(`compare.${presence}There`)]
      : []),
    ...(!table.earlier && presence === "some" && reading.perDay ? [t("compare.perDayWaits")] : []),
    ...describeOneSided(table, { isWhole, locale }, t, nameOf),
    ...describeDayGaps(material.dayAnswers ?? material.days, t, momentOf),
    ...describeNotes(material.notes, t, momentOf),
  ];
}
