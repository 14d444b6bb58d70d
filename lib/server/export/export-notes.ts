import { type DayStatus, standingOf } from "@/lib/report/answers/day-status";
import { describeNote } from "@/lib/report/answers/describe-note";
import type { ReportNote } from "@/lib/report/answers/notes";
import type { ProblemCode, UpstreamProblemCode } from "@/lib/report/answers/problem";
import type { Column } from "@/lib/report/columns/columns";
import type { AgentTable } from "@/lib/report/figures/agent-table";
import { describeState } from "@/lib/report/states/describe-state";
import type { TimeFigures } from "@/lib/server/export/tables/time-table";
import type { ReportMaterial } from "@/lib/server/report/report-material";
import type { ExportBeside } from "./export-beside";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";

const told = ["live", "no-data", "closed", "to-come", "missing", "failed"] as const;
const mostNamed = 62;

/** How whole and how old a report is, in one or two sentences. */
export function describeStatus(material: ReportMaterial, t: Translate): string {
  const { status, begins, progress, problem, isRunning } = material;
  const reason = problem ? describeProblem(problem.code, t) : "";
  if (status === "stale") return t("files.is-stale", { problem: reason });
  if (status === "complete") return t(isRunning ? "files.is-changing" : "files.is-complete");
  if (!progress && begins !== undefined) return t("files.is-to-come", { moment: begins.replace("T", " ") });
  const { done, total, of } = progress ?? { done: 0, total: 1, of: "totals" };
  const words =
    of === "days"
      ? t("files.is-filling", { done, total })
      : t("files.is-partial", { missing: total - done, total });
  return problem ? t("files.because", { status: words, problem: reason }) : words;
}

/** Why newer figures are not here, in the words of the page. */
export function describeProblem(code: ProblemCode, t: Translate): string {
  return t(`problems.${isUpstreamCode(code) ? code : "unexpected"}`);
}

function isUpstreamCode(code: ProblemCode): code is UpstreamProblemCode {
  return code.startsWith("upstream-");
}

/** The days that are not closed figures, by name: a gap is never left for the reader to find. */
export function describeDayGaps(
  days: readonly DayStatus[],
  t: Translate,
  momentOf: (instant: string) => string,
): string[] {
  return told.flatMap((standing) => {
    const found = days.filter((day) => standingOf(day) === standing);
    const [first] = found;
    if (!first) return [];
    const moment = first.asOf ? momentOf(first.asOf) : "";
    const words = t(`files.status-${standing}`, { moment });
    const named = found.slice(0, mostNamed).map(({ day }) => day);
    const more = found.length - named.length;
    const list = [...named, ...(more > 0 ? [t("files.andMore", { count: more })] : [])].join(", ");
    return [t("files.daysThat", { days: found.length, status: words, list })];
  });
}

/** Where two answers of wolkvox disagree, with both figures. */
export function describeNotes(
  notes: readonly ReportNote[],
  t: Translate,
  momentOf: (instant: string) => string,
): string[] {
  const formats = { moment: momentOf, day: (day: string) => day };
  return notes.map((note) => describeNote(note, t, formats));
}

type ReadFigures = {
  view: AgentTable;
  columns: readonly Column[];
  beside: ExportBeside;
  time: TimeFigures | null;
};

/** What a reader must know of a link's reading: what totals leave out or hold beside the columns, and in which measure. */
export function describeReading(
  { reading, format, material }: ExportTask,
  { view, columns, beside, time }: ReadFigures,
  t: Translate,
): string[] {
  const nameOf = (state: string) => describeState(state, t, material.stateNames);
  const shown = new Set(columns.map((column) => (column.by === "state" ? column.state : null)));
  // Over time every state has its column.
  const hasAgents = format !== "csv" || time === null;
  const columnless = view.states.filter((state) => hasAgents && !shown.has(state));
  const isPerDay = time ? time.view.isPerDay : beside.table.isPerDay;
  return [
    ...(view.hiddenStates.length > 0
      ? [t("files.hiddenStates", { list: view.hiddenStates.map(nameOf).join(", ") })]
      : []),
    ...(columnless.length > 0
      ? [t("files.columnlessStates", { list: columnless.map(nameOf).join(", ") })]
      : []),
    ...(format === "xlsx" && view.rows.some(({ negative }) => negative) ? [t("files.belowZero")] : []),
    ...(reading.perDay ? [t(isPerDay ? "files.perDay" : "files.perDayUnknown")] : []),
  ];
}
