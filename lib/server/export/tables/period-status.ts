import { endWithin } from "@/lib/report/comparison/day-pairs";
import type { PeriodRow, PeriodSide } from "@/lib/report/figures/period-table";
import { hasFigures } from "@/lib/report/figures/periods";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { TableWords } from "./table-words";

/** How a day, week or month is known. */
export function describePeriodStatus(
  row: PeriodSide,
  { by }: ExportTask,
  { t, statusOf }: TableWords,
): string {
  const { status } = row;
  // The oldest answer of several days is no age of the running one.
  const isOpen = status === "failed" || status === "missing" || status === "live";
  const isSome = by !== "day" && row.daysWithData > 0 && isOpen;
  const told = isSome ? t(`files.period-${status}`) : statusOf(row);
  return hasFigures(row) && row.daysWorked === 0
    ? t("files.statusAnd", { status: told, more: t("files.noAgents") })
    : told;
}

/** The same of what stands beside a row, and why a difference is not known. */
export function describeEarlierStatus(
  row: PeriodSide | null,
  gap: PeriodRow["changeGap"],
  task: ExportTask,
  words: TableWords,
): string {
  const { t } = words;
  if (!row) return t("beside.unpaired");
  const own = describePeriodStatus(row, task, words);
  const end = endOf(row, task);
  const status = end === null ? own : t("files.statusUntil", { status: own, time: end });
  return gap === null ? status : t("files.statusAnd", { status, more: t(`beside.${gap}`) });
}

function endOf(row: PeriodSide, { comparison, hours }: ExportTask): string | null {
  if (!comparison?.material) return null;
  const end = endWithin(row, comparison.material.range, { isSoFar: comparison.isSoFar, hours });
  return end?.slice(11) ?? null;
}
