import type { ProvenanceAnswer } from "@/lib/report/answers/provenance";
import {
  type DayPair,
  type DaySide,
  pairDays,
  readSide,
  type SideReading,
} from "@/lib/report/comparison/compared-days";
import {
  buildComparison,
  changeOf,
  findPresence,
  isWholeAnswer,
  joinKeyOf,
  type Presence,
} from "@/lib/report/comparison/comparison";
import type { AuxReport } from "@/lib/report/figures/report";
import { buildReportView, orderByChange } from "@/lib/report/figures/view";
import type { BesideFigures } from "@/lib/server/export/tables/beside-column";
import { orderView, type StyleOf } from "@/lib/server/export/tables/export-figures";
import { sumAnswers } from "@/lib/server/report/report-figures";
import { traceFigure } from "@/lib/server/report/report-provenance";
import { createDayReader, type ReadDays, type RowsOf } from "./export-rows";
import type { ExportTask } from "./export-task";

/** What stands beside the sums of a range: the link's own measure, and the period that it compares with. */
export type ExportBeside = {
  figures: BesideFigures;
  /** The other period's agents; null where that period could not be read. */
  presence: Presence | null;
  /** Day by day; null where days are not told. */
  pairs: DayPair[] | null;
  provenance: Pick<ProvenanceAnswer, "total" | "windows"> | null;
};

type Side = { report: AuxReport; readDays: ReadDays | null; styleOf: StyleOf };

/** Lays the other period of a task beside its range, both read as the link reads them. */
export async function buildBeside(
  { material, comparison, reading, withDni }: ExportTask,
  { report, readDays, styleOf }: Side,
  rowsOf: RowsOf,
): Promise<ExportBeside> {
  const view = orderView(buildReportView(report, reading), styleOf);
  const alone = { view, comparison: null, isWhole: isWholeAnswer(material) };
  const there = comparison?.material;
  if (!there) return { figures: alone, presence: null, pairs: null, provenance: null };
  const { timeZone } = there.range;
  const { report: other } = await sumAnswers(there.used, rowsOf, {
    ...{ withDni, timeZone, keep: view.states },
  });
  const provenance = await traceFigure(there.used, reading, rowsOf, timeZone);
  const presence = findPresence(report, other, reading);
  const beside = buildComparison(view, report, { ...other, isWhole: isWholeAnswer(there) }, reading);
  if (!beside) return { figures: alone, presence, pairs: null, provenance };
  const ordered = orderByChange(view, reading.sort, (row) => changeOf(row, beside.rows.get(row.key), null));
  const figures = { ...alone, view: ordered, comparison: beside };
  const none = new Set<string>();
  const pairs = await pairSides(figures, readDays, createDayReader(there, rowsOf), {
    ...{ here: report.others ?? none, there: other.others ?? none },
  });
  return { figures, presence, pairs, provenance };
}

async function pairSides(
  { view, comparison }: BesideFigures,
  here: ReadDays | null,
  there: ReadDays | null,
  others: Record<"here" | "there", ReadonlySet<string>>,
): Promise<DayPair[] | null> {
  if (!here || !there || !comparison) return null;
  const { rows, absent, otherStates } = comparison;
  const both = view.rows.filter(({ key }) => rows.get(key)?.earlier);
  const keysOf = (agents: readonly { id: string; name: string }[]) => new Set(agents.map(joinKeyOf));
  const { states } = view;
  const thereOnly = otherStates.map(({ state }) => state);
  return pairDays(
    await readSides(here, { chosen: keysOf(view.rows), states, otherStates: [], others: others.here }),
    await readSides(there, {
      ...{ chosen: keysOf([...both, ...absent]), states, otherStates: thereOnly, others: others.there },
    }),
  );
}

async function readSides(readDays: ReadDays, reading: SideReading): Promise<DaySide[]> {
  const sides: DaySide[] = [];
  for await (const day of readDays()) sides.push(readSide(day, reading));
  return sides;
}
