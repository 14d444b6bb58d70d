import type { OwnColumn } from "@/lib/report/columns/columns";
import type { AgentHeading, AgentRow, AgentTable } from "@/lib/report/figures/agent-table";
import {
  type BesideFigures,
  type BesideLine,
  type BesideWords,
  buildFigureColumns,
  buildLeadColumns,
  type OwnFigures,
} from "./beside-column";
import { type ExportTable, nameAgent, type TableCell, type TableColumn, textColumn } from "./export-table";

/** Where the figures of a state stand, or those of the total (null); what is not among the columns has no place. */
export type FigurePlaces = { state: string | null; now: number; before?: number; change?: number };

export type BesideTable = ExportTable & { figures: FigurePlaces[] };

/** Columns and what each agent has in them; after the agents of the range those of the other period alone. */
type BesideColumns = {
  columns: TableColumn[];
  figures: FigurePlaces[];
  cellsOf: (row: AgentRow) => TableCell[];
  absent: { row: AgentHeading; cells: TableCell[] }[];
};

/**
 * Per agent the figures of total and states, of before, and the signed difference, where they are known: nobody stands
 * beside a zero. `at`: how many columns stand before these; `own`: which of the range's own figures are among them.
 */
function buildBesideColumns(
  figures: BesideFigures,
  chosen: readonly OwnColumn[],
  words: BesideWords,
  { at, own }: { at: number; own: OwnFigures },
): BesideColumns {
  const { columns, worked } = buildLeadColumns(figures, words, { at, own });
  const places: FigurePlaces[] = [];
  for (const target of [null, ...listStates(chosen, figures.table)]) {
    const first = at + columns.length;
    const state = target === null ? null : (figures.table.states[target] ?? null);
    places.push({
      state,
      now: first,
      ...(figures.table.earlier && { before: first + 1, change: first + 2 }),
    });
    columns.push(...buildFigureColumns(figures, target, words, { at: first, own, worked }));
  }
  const read = (line: BesideLine) => columns.map(({ cellOf }) => cellOf(line));
  return {
    columns: columns.map(({ column }) => column),
    figures: places,
    cellsOf: (row) => read(lineOf(row)),
    absent: (figures.table.earlier?.only ?? []).map((row) => ({
      row,
      cells: read({ now: null, earlier: row, presence: figures.isWhole ? "absent" : "unknown" }),
    })),
  };
}

/** The same as a table of its own. */
export function buildBesideTable(
  figures: BesideFigures,
  chosen: readonly OwnColumn[],
  words: BesideWords,
): BesideTable {
  const lead = [textColumn(words.agentId), textColumn(words.agent)];
  const beside = buildBesideColumns(figures, chosen, words, { at: lead.length, own: "all" });
  return {
    columns: [...lead, ...beside.columns],
    figures: beside.figures,
    rows: [
      ...figures.table.rows.map((row) => [...nameAgent(row, words), ...beside.cellsOf(row)]),
      ...beside.absent.map(({ row, cells }) => [...nameAgent(row, words), ...cells]),
    ],
  };
}

/** A table of agents with those columns behind its own; the agents of the other period alone have no others. */
export function extendAgentTable(
  table: ExportTable,
  figures: BesideFigures,
  chosen: readonly OwnColumn[],
  words: BesideWords,
): ExportTable {
  const at = table.columns.length;
  const beside = buildBesideColumns(figures, chosen, words, {
    at,
    own: figures.table.isPerDay ? "times" : "none",
  });
  const nothing = table.columns.map(() => null);
  const hasDni = table.columns[2]?.title === words.dni;
  const nameAbsent = (row: AgentHeading): TableCell[] => [
    ...nameAgent(row, words),
    ...(hasDni ? [row.dni ?? ""] : []),
    ...nothing.slice(hasDni ? 3 : 2),
  ];
  return {
    columns: [...table.columns, ...beside.columns],
    rows: [
      ...figures.table.rows.map((row, place) => [...(table.rows[place] ?? nothing), ...beside.cellsOf(row)]),
      ...beside.absent.map(({ row, cells }) => [...nameAbsent(row), ...cells]),
    ],
  };
}

function listStates(chosen: readonly OwnColumn[], { states }: AgentTable): number[] {
  return chosen.flatMap((column) => (column.by === "state" ? [states.indexOf(column.state)] : []));
}

function lineOf(now: AgentRow): BesideLine {
  const { earlier, changeGap } = now;
  return { now, earlier, presence: changeGap === null ? "both" : changeGap === "new" ? "new" : "unknown" };
}
