import { formatRange, formatZone } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import type { AgentHeading } from "@/lib/report/figures/agent-table";
import { describeState } from "@/lib/report/states/describe-state";
import { nameTeams } from "@/lib/report/team";
import { describeDayGaps, describeNotes } from "./export-notes";
import { describeStatus } from "./export-status";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { formatMomentIn } from "./table-words";

/** One thing that a file says of itself, in the reader's language. */
export type ExportFact = { key: string; label: string; text: string };

/**
 * What else is said of a file: `notes` are those that its figures add, `compared` is of the period that it compares
 * with, `agents` are those in it.
 */
type Told = {
  notes: readonly string[];
  compared: readonly ExportFact[];
  agents: readonly AgentHeading[];
};

/** What a file is, of when, and how whole: the same words in every format. */
export function describeExport(
  task: ExportTask,
  t: Translate,
  { notes, compared, agents }: Told,
): ExportFact[] {
  const { material, operation, locale, hours, by } = task;
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
    fact("report", titleOfReport(task, t)),
    fact("operation", operation.name === operation.id ? operation.id : `${operation.name} (${operation.id})`),
    fact("range", formatRange(window, locale, join)),
    fact("from", window.from.replace("T", " ")),
    fact("to", window.to.replace("T", " ")),
    fact("hours", hours ?? t("export.wholeDay")),
    ...(by === null ? [] : [fact("by", t(`export.by-${by}`))]),
    fact("zone", `${timeZone} (${formatZone(timeZone, zoneMs, locale)})`),
    fact("asOf", material.asOf === null ? t("report.noneYet") : momentOf(material.asOf)),
    ...(material.knownAt === undefined ? [] : [fact("knownAt", momentOf(material.knownAt))]),
    fact("status", describeStatus(material, t)),
    fact("filters", describeFilters(task, agents, t).join(" · ") || t("export.nothing")),
    fact("sort", describeSort(task, t)),
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
  | "by"
  | "zone"
  | "asOf"
  | "knownAt"
  | "status"
  | "filters"
  | "sort"
  | "notes";

/** What a file is called inside. */
export function titleOfReport({ by }: Pick<ExportTask, "by">, t: Translate): string {
  return by === null ? t("report.title") : t(`report.title-${by}`);
}

function describeFilters(
  { reading: { states, teams, agents, query }, by }: ExportTask,
  present: Told["agents"],
  t: Translate,
): string[] {
  const nameOf = (state: string) => describeState(state, t);
  return [
    ...(states.length > 0 ? [t("export.filterStates", { list: states.map(nameOf).join(", ") })] : []),
    ...(teams.length > 0 ? [t("export.filterTeams", { list: nameTeams(teams) })] : []),
    ...(agents.length > 0 ? [t("export.filterAgents", { list: agents.map(whoIs).join(", ") })] : []),
    ...(query === "" ? [] : [t("export.filterQuery", { text: query })]),
  ];

  // No row over time says whose it is.
  function whoIs(id: string): string {
    const name = by === null ? undefined : present.find((agent) => agent.id === id)?.name;
    return name ? t("export.named", { name, id }) : id;
  }
}

// Rows over time stand in their own order, those of agents in the link's.
function describeSort({ reading, by, format }: ExportTask, t: Translate): string {
  if (by !== null && format === "csv") return t("export.sort-date");
  const list = reading.sort.map((key) => describeSortKey(key, t)).join(" · ");
  return by === null ? list : t("export.sortAgents", { list });
}

function describeSortKey(key: ExportTask["reading"]["sort"][number], t: Translate): string {
  const name = key.by === "state" ? describeState(key.state, t) : t(`export.sort-${key.by}`);
  return t(`export.sort-${key.direction}`, { key: name });
}
