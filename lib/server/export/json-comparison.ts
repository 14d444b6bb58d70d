import { type DayPair, differenceOf } from "@/lib/report/comparison/compared-days";
import { changeOf, type EarlierFigures } from "@/lib/report/comparison/comparison";
import type { AgentRow } from "@/lib/report/figures/view";
import type { BesideFigures } from "@/lib/server/export/tables/beside-column";
import type { ExportDocument } from "./export-document";
import type { ExportTask } from "./export-task";

/** The other period as a whole: what it is, its totals, the signed differences, and who and what only it has. */
export function buildJsonComparison({ beside }: ExportDocument, { comparison: asked }: ExportTask): object {
  if (!asked) return {};
  const { words, stretches, material, problem, ...rule } = asked;
  const { comparison, view } = beside.figures;
  const { used, dayAnswers, isRunning, days, notes, ...standing } = material ?? {};
  return {
    comparison: {
      ...rule,
      ...(problem && { problem: { code: problem } }),
      ...standing,
      isPerDay: view.isPerDay,
      ...(comparison && {
        before: pickFigures(comparison.team),
        difference: {
          seconds: view.stateTotals.map((seconds, at) => seconds - (comparison.team.seconds[at] ?? 0)),
          total: view.total - comparison.team.total,
        },
        absent: comparison.absent.map(({ key, wholeTotal, ...row }) => row),
        otherStates: comparison.otherStates,
      }),
      ...(beside.pairs && { byDay: beside.pairs.map(pickPair) }),
      ...(beside.provenance && { provenance: beside.provenance }),
    },
  };
}

/** What is added to an agent of the range: its figures per day worked, those of before, and the signed differences. */
export function createAgentComparing({ view, comparison }: BesideFigures): (key: string) => object {
  const rows = new Map(view.rows.map((row) => [row.key, row]));
  return (key) => {
    const row = rows.get(key);
    if (!row) return {};
    const perDay = view.isPerDay && { perDay: { seconds: row.seconds, total: row.total } };
    return { ...perDay, ...(comparison && { comparison: compareRow(row, comparison) }) };
  };
}

function compareRow(row: AgentRow, { rows }: NonNullable<BesideFigures["comparison"]>): object {
  const beside = rows.get(row.key);
  if (!beside?.earlier) return { presence: beside?.presence ?? "unknown", before: null, difference: null };
  return {
    presence: beside.presence,
    before: pickFigures(beside.earlier),
    difference: {
      seconds: row.seconds.map((_, column) => changeOf(row, beside, column)),
      total: changeOf(row, beside, null),
    },
  };
}

function pickFigures({ seconds, total, daysWorked, average, unknown }: EarlierFigures): object {
  return { seconds, ...(unknown && { unknown }), total, daysWorked, average };
}

function pickPair({ now, before }: DayPair): object {
  return { now, before, difference: differenceOf(now?.total, before?.total) };
}
