import { endWithin } from "@/lib/report/comparison/day-pairs";
import type { ChangeGap } from "@/lib/report/figures/figure-table";
import type { PeriodSide } from "@/lib/report/figures/period-table";
import { hasFigures } from "@/lib/report/figures/periods";
import type { TimeWords } from "@/lib/server/export/tables/time-table";
import type { ExportTask } from "./export-task";
import type { Translate } from "./export-translator";
import { buildBesideWords, buildTableWords, formatMomentIn } from "./table-words";

/** The words of a table over time. */
export function buildTimeWords(task: ExportTask, t: Translate): TimeWords {
  const words = buildTableWords(t, formatMomentIn(task.material.range.timeZone));
  const describe = (row: PeriodSide) => describeRow(row, task, words.statusOf, t);
  return {
    ...buildBesideWords(t, words, true),
    firstDay: t("export.firstDay"),
    lastDay: t("export.lastDay"),
    periodStatus: t("export.periodStatus"),
    agents: t("export.agentsThere"),
    daysWithData: t("export.daysWithData"),
    days: t("export.days"),
    statusOfRow: describe,
    statusBeside: (row, gap) => describeBeside(row, gap, describe, task, t),
  };
}

type StatusOf = ReturnType<typeof buildTableWords>["statusOf"];

function describeRow(row: PeriodSide, { by }: ExportTask, statusOf: StatusOf, t: Translate): string {
  const { status } = row;
  // The oldest answer of several days is no age of the running one.
  const isOpen = status === "failed" || status === "missing" || status === "live";
  const isSome = by !== "day" && row.daysWithData > 0 && isOpen;
  const told = isSome ? t(`export.period-${status}`) : statusOf(row);
  return hasFigures(row) && row.daysWorked === 0
    ? t("export.statusAnd", { status: told, more: t("export.noAgents") })
    : told;
}

function describeBeside(
  row: PeriodSide | null,
  gap: ChangeGap | null,
  describe: (row: PeriodSide) => string,
  task: ExportTask,
  t: Translate,
): string {
  if (!row) return t("beside.unpaired");
  const end = endOf(row, task);
  const status = end === null ? describe(row) : t("export.statusUntil", { status: describe(row), time: end });
  return gap === null ? status : t("export.statusAnd", { status, more: t(`beside.${gap}`) });
}

function endOf(row: PeriodSide, { comparison, hours }: ExportTask): string | null {
  if (!comparison?.material) return null;
  const end = endWithin(row, comparison.material.range, { isSoFar: comparison.isSoFar, hours });
  return end?.slice(11) ?? null;
}
