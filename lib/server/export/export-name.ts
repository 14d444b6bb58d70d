import { instantOf, localTimeAt } from "@/lib/dates/zone";
import { formatExportName } from "@/lib/report/export-file-name";
import type { ExportTask } from "./export-task";
import { createExportTranslator } from "./export-translator";

/** The name under which a file is saved: what it is of, and what a reader must know before opening it. */
export function nameExport(task: ExportTask): string {
  const t = createExportTranslator(task);
  const { material, reading, operation, hours, by, format } = task;
  const { timeZone, ...window } = material.range;
  const localOf = (instant: string) => localTimeAt(instantOf(instant), timeZone);
  const { status, progress, isRunning, asOf, knownAt } = material;
  const isPartial = status === "partial" && progress?.of !== "days";
  return formatExportName({
    operation: operation.name,
    window,
    hours,
    by: task.byHour ? t("files.file-by-hour") : by && t(`files.file-by-${by}`),
    group: material.countsAs.classes && t("files.file-by-class"),
    supposed: material.suppositions ? t("files.file-suppose") : null,
    asOf: isRunning && asOf !== null ? localOf(asOf) : null,
    knownAt: knownAt === undefined ? null : localOf(knownAt),
    compared: task.comparison?.material?.range ?? null,
    filters: [
      ...reading.states,
      ...reading.teams.map(({ name }) => name),
      ...reading.agents,
      ...(reading.query === "" ? [] : [reading.query]),
    ],
    standing: isPartial ? t("files.file-partial") : status === "stale" ? t("files.file-stale") : null,
    words: {
      asOf: t("files.file-asOf"),
      knownAt: t("files.file-knownAt"),
      filters: t("files.file-filters"),
      compared: t("files.file-compared"),
    },
    format,
  });
}
