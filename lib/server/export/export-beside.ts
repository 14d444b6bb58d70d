import type { BesideFigures } from "@/lib/report/beside-column";
import { type DayPair, pairDays } from "@/lib/report/compared-days";
import { buildComparison, changeOf, isWholeAnswer } from "@/lib/report/comparison";
import type { DayRows } from "@/lib/report/day-time";
import { orderView, type StyleOf } from "@/lib/report/export-figures";
import type { ProvenanceAnswer } from "@/lib/report/provenance";
import type { AuxReport } from "@/lib/report/report";
import { buildReportView, orderByChange } from "@/lib/report/view";
import { sumAnswers } from "../report-figures";
import { traceFigure } from "../report-provenance";
import { type RowsOf, readDays } from "./export-rows";
import type { ExportTask } from "./export-task";

/** What stands beside the sums of a range: the link's own measure, and the period that it compares with. */
export type ExportBeside = {
  figures: BesideFigures;
  /** The other period's agents; null where that period could not be read. */
  otherAgents: number | null;
  /** Day by day; null where days are not told, or do not stand beside one another. */
  pairs: DayPair[] | null;
  provenance: Pick<ProvenanceAnswer, "total" | "windows"> | null;
};

type Side = { report: AuxReport; days: readonly DayRows[] | null; styleOf: StyleOf };

/** Lays the other period of a task beside its range, both read as the link reads them. */
export async function buildBeside(
  { material, comparison, reading, withDni }: ExportTask,
  { report, days, styleOf }: Side,
  rowsOf: RowsOf,
): Promise<ExportBeside> {
  const view = orderView(buildReportView(report, reading), styleOf);
  const alone = { view, comparison: null, isWhole: isWholeAnswer(material) };
  const there = comparison?.material;
  if (!there) return { figures: alone, otherAgents: null, pairs: null, provenance: null };
  const other = await sumAnswers(there.used, rowsOf, withDni);
  const provenance = await traceFigure(there.used, reading, rowsOf);
  const otherAgents = other.agents.length;
  // Where wolkvox has nothing of that period, a difference would be the whole of the range.
  if (otherAgents === 0) return { figures: alone, otherAgents, pairs: null, provenance };
  const beside = buildComparison(view, report, { ...other, isWhole: isWholeAnswer(there) }, reading);
  const ordered =
    beside && orderByChange(view, reading.sort, (row) => changeOf(row, beside.rows.get(row.key), null));
  const otherDays = await readDays(there, rowsOf);
  const areBeside = comparison.rule !== "given" || comparison.days.range === comparison.days.comparison;
  return {
    figures: { ...alone, view: ordered ?? view, comparison: beside },
    otherAgents,
    pairs: days && otherDays && areBeside ? pairDays(days, otherDays, view.states, reading) : null,
    provenance,
  };
}
