import { listAbsent } from "@/lib/report/comparison/compare-agents";
import { type DayPair, knownDifference } from "@/lib/report/comparison/compared-days";
import type { AgentHeading, AgentRow } from "@/lib/report/figures/agent-table";
import { differenceOf, type Figures, knownChange, type Side } from "@/lib/report/figures/figure-table";
import type { ExportDocument } from "@/lib/server/export/export-document";
import type { ExportTask } from "@/lib/server/export/export-task";
import type { BesideFigures } from "@/lib/server/export/tables/agent-table";
import { pickStanding } from "@/lib/server/report/report-material";

/** The other period as a whole: what it is, its totals, the signed differences, and who and what only it has. */
export function buildJsonComparison({ beside }: ExportDocument, { comparison: asked }: ExportTask): object {
  if (!asked) return {};
  const { words, stretches, material, problem, ...rule } = asked;
  const { earlier, isPerDay, total } = beside.table;
  const { days, notes, ...standing } = material ? pickStanding(material) : {};
  return {
    comparison: {
      ...rule,
      ...(problem && { problem: { code: problem } }),
      ...standing,
      isPerDay,
      ...(earlier && {
        before: pickFigures(earlier.total),
        difference: buildDifference(total, earlier.total),
        absent: listAbsent(beside.table).map(pickAbsent),
        otherStates: earlier.otherStates,
      }),
      ...(beside.pairs && { byDay: beside.pairs.map(pickPair) }),
      ...(beside.provenance && { provenance: beside.provenance }),
    },
  };
}

/** What is added to an agent of the range: its figures per day worked, those of before, and the signed differences. */
export function createAgentComparing({ table }: BesideFigures): (key: string) => object {
  const rows = new Map(table.rows.map((row) => [row.key, row]));
  return (key) => {
    const row = rows.get(key);
    if (!row) return {};
    const perDay = table.isPerDay && { perDay: { seconds: row.seconds, total: row.total } };
    return { ...perDay, ...(table.earlier && { comparison: compareRow(row) }) };
  };
}

function compareRow(row: AgentRow): object {
  if (row.gap !== null)
    return {
      presence: row.earlier ? "absent" : "neither",
      before: row.earlier && pickFigures(row.earlier),
      difference: null,
    };
  if (!row.earlier) {
    const presence = row.changeGap === "new" ? "new" : "unknown";
    return { presence, before: null, difference: null };
  }
  return {
    presence: "both",
    before: pickFigures(row.earlier),
    difference: {
      seconds: row.seconds.map((_, place) => knownChange(row, place)),
      total: knownChange(row, null),
      average: knownChange(row, "average"),
    },
  };
}

function pickAbsent({ id, name, dni, ...figures }: Side<AgentHeading>): object {
  return { id, name, ...(dni !== undefined && { dni }), ...pickFigures(figures) };
}

function pickFigures({ seconds, total, daysWorked, average, unknown }: Figures): object {
  return { seconds, ...(unknown && { unknown }), total, daysWorked, average };
}

/** The signed differences of two sums, and of what they are per day worked. */
export function buildDifference(now: Figures, before: Figures): object {
  return {
    seconds: now.seconds.map((_, place) => differenceOf(now, before, place)),
    total: differenceOf(now, before, null),
    average: differenceOf(now, before, "average"),
  };
}

function pickPair({ now, before }: DayPair): object {
  return { now, before, difference: knownDifference(now?.total, before?.total) };
}
