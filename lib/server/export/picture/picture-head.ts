import { formatMoment, formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { Chart } from "@/lib/report/chart/chart-figures";
import type { PictureComparison, PictureHead } from "@/lib/report/chart/picture/picture-frame";
import { listReadingNotes, tellDayNotes } from "@/lib/report/chart/picture/picture-notes";
import { tellOneSided } from "@/lib/report/comparison/one-sided";
import { describeFilters } from "@/lib/report/describe-filters";
import { nameAgent } from "@/lib/report/figures/agent-table";
import { describeState } from "@/lib/report/states/describe-state";
import type { ExportDocument } from "@/lib/server/export/export-document";
import {
  describeRange,
  describeScope,
  listComparisonCautions,
  listSuppositions,
  titleOfReport,
} from "@/lib/server/export/export-facts";
import { describeDayGaps, describeProblem, describeStatus } from "@/lib/server/export/export-notes";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { Translate } from "@/lib/server/export/export-translator";
import { formatMomentIn } from "@/lib/server/export/tables/table-words";
import type { ReportMaterial } from "@/lib/server/report/report-material";

/** What stands above a picture: what it is, of when, how old and how whole, and what it leaves out. */
export function writeHead(
  chart: Chart,
  document: ExportDocument,
  task: ExportTask,
  t: Translate,
): PictureHead {
  const { operation, hours, by, material, reading } = task;
  const [start = "", end = ""] = hours?.split("-") ?? [];
  const subtitle = [
    describeRange(task, t),
    hours && t("report.hours", { start, end }),
    describeAge(material, task, t),
    formatZone(material.range.timeZone, instantOf(material.asOf ?? `${material.hull.to}Z`), task.locale),
    ...listReadingNotes(chart, by, t),
  ];
  const hidden = chart.table.hiddenStates.map((state) => describeState(state, t, document.stateNames));
  return {
    title: [titleOfReport(task, t), operation.name].join(" · "),
    subtitle: subtitle.filter(Boolean).join(" · "),
    filters: describeFilters(reading, hidden, t),
    cautions: listCautions(chart, document, task, t),
    compared: writeComparison(chart, document, task, t),
    otherPeriod: t("export.otherPeriod"),
    dayNotes: tellDayNotes(
      material.dayNotes,
      { nameOf: nameIn(document), locale: task.locale, timeZone: material.range.timeZone },
      t,
    ),
  };
}

function nameIn({ beside }: ExportDocument): (id: string) => string {
  const names = new Map(beside.table.rows.map((agent) => [agent.id, nameAgent(agent)]));
  return (id) => names.get(id) ?? id;
}

// The picture is looked at on another day than it was made: the day always stands there.
function describeAge({ asOf, range }: ReportMaterial, { locale }: ExportTask, t: Translate): string {
  if (asOf === null) return t("report.noneYet");
  const { time, day } = formatMoment(instantOf(asOf), 0, range.timeZone, locale);
  return t("report.asOfDay", { time, day: day ?? "" });
}

function listCautions(
  { table }: Chart,
  { oddities }: ExportDocument,
  { material, reading, locale }: ExportTask,
  t: Translate,
): string[] {
  const { status, isRunning, knownAt, scope, range, days } = material;
  const momentOf = formatMomentIn(range.timeZone);
  const lacking = (material.dayAnswers ?? days).filter(
    (day) => day.status === "missing" || day.status === "failed",
  );
  const supposed = listSuppositions(material, { locale }, t);
  return [
    ...(supposed.length > 0 ? [`${t("suppose.banner")} ${supposed.join(" · ")}`] : []),
    ...(status === "complete" && !isRunning ? [] : [describeStatus(material, t)]),
    ...describeDayGaps(lacking, t, momentOf),
    ...(knownAt === undefined ? [] : [`${t("files.fact-knownAt")}: ${momentOf(knownAt)}`]),
    ...(scope ? [describeScope(scope, t)] : []),
    ...(range.isCut ? [t("report.cut")] : []),
    ...(reading.perDay && !table.isPerDay ? [t("files.perDayUnknown")] : []),
    ...oddities,
  ];
}

/** Null where the link compares with nothing. */
function writeComparison(
  chart: Chart,
  { beside, stateNames }: ExportDocument,
  task: ExportTask,
  t: Translate,
): PictureComparison | null {
  const { comparison, material } = task;
  if (!comparison) return null;
  const { words, material: there } = comparison;
  const told = [words.period, words.rule];
  if (!there) {
    const failed = t("compare.failed", { problem: describeProblem(comparison.problem, t) });
    return { period: told.join(" · "), cautions: [failed], people: [] };
  }
  const nameOf = (state: string) => describeState(state, t, stateNames);
  return {
    period: [...told, describeAge(there, task, t)].join(" · "),
    cautions: [
      ...(there.status === "complete" ? [] : [describeStatus(there, t)]),
      ...listComparisonCautions(comparison, there, task, beside, t),
    ],
    people: tellOneSided(chart, isWholeAnswer(material), t, nameOf),
  };
}
