import { formatRange, formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { describeDayGaps, describeNotes } from "./export-notes";
import { describeStatus } from "./export-status";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { formatMomentIn } from "./table-words";

/** One thing that a file says of itself, in the reader's language. */
export type ExportFact = { key: string; label: string; text: string };

/**
 * What a file is, of when, and how whole: the same words in every format. `notes` are those that its figures add,
 * `compared` what is said of the period that it compares with.
 */
export function describeExport(
  task: ExportTask,
  t: Translate,
  notes: readonly string[],
  compared: readonly ExportFact[],
): ExportFact[] {
  const { material, operation, locale, hours, reading } = task;
  const { timeZone, ...window } = material.range;
  const momentOf = formatMomentIn(timeZone);
  const zoneMs = instantOf(material.asOf ?? `${window.to}Z`);
  const join = (from: string, to: string) => t("ranges.span", { from, to });
  const fact = (key: FactKey, text: string): ExportFact => ({ key, label: t(`export.fact-${key}`), text });
  const told = [
    ...(material.range.isCut ? [t("report.cut")] : []),
    ...describeDayGaps(material.dayAnswers ?? material.days, t, momentOf),
    ...notes,
    ...describeNotes(material.notes, t, momentOf),
    t("report.zoneRule", { zone: timeZone }),
  ];
  return [
    fact("report", t("report.title")),
    fact("operation", operation.name === operation.id ? operation.id : `${operation.name} (${operation.id})`),
    fact("range", formatRange(window, locale, join)),
    fact("from", window.from.replace("T", " ")),
    fact("to", window.to.replace("T", " ")),
    fact("hours", hours ?? t("export.wholeDay")),
    fact("zone", `${timeZone} (${formatZone(timeZone, zoneMs, locale)})`),
    fact("asOf", material.asOf === null ? t("report.noneYet") : momentOf(material.asOf)),
    ...(material.knownAt === undefined ? [] : [fact("knownAt", momentOf(material.knownAt))]),
    fact("status", describeStatus(material, t)),
    fact("filters", describeFilters(reading, t).join(" · ") || t("export.nothing")),
    fact("sort", reading.sort.map((key) => describeSortKey(key, t)).join(" · ")),
    ...compared,
    fact("notes", told.join(" · ")),
  ];
}

type FactKey =
  | "report"
  | "operation"
  | "range"
  | "from"
  | "to"
  | "hours"
  | "zone"
  | "asOf"
  | "knownAt"
  | "status"
  | "filters"
  | "sort"
  | "notes";

function describeFilters({ states, agents, query }: ExportTask["reading"], t: Translate): string[] {
  const nameOf = (state: string) => (state === "" ? t("report.blankState") : state);
  return [
    ...(states.length > 0 ? [t("export.filterStates", { list: states.map(nameOf).join(", ") })] : []),
    ...(agents.length > 0 ? [t("export.filterAgents", { list: agents.join(", ") })] : []),
    ...(query === "" ? [] : [t("export.filterQuery", { text: query })]),
  ];
}

function describeSortKey(key: ExportTask["reading"]["sort"][number], t: Translate): string {
  const name = key.by === "state" ? key.state || t("report.blankState") : t(`export.sort-${key.by}`);
  return t(`export.sort-${key.direction}`, { key: name });
}
