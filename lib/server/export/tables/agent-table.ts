import type { OwnColumn } from "@/lib/report/columns/columns";
import { describeColumn } from "@/lib/report/columns/columns";
import type { AgentHeading, AgentTable } from "@/lib/report/figures/agent-table";
import { changeShare, type Figures, knownChange } from "@/lib/report/figures/figure-table";
import { nameId } from "./days-table";
import {
  addAverageChange,
  addEarlier,
  addMeasured,
  addOver,
  addPaidChange,
  addPaidTime,
  addUnknown,
  createColumns,
  type ExportTable,
  type FileColumns,
  type FileLine,
  listLines,
  readTime,
  type TableColumn,
  textColumn,
  titleOfFigure,
  type WorkedPlaces,
} from "./file-columns";
import type { TableWords } from "./table-words";

/** Where an agent has rows: `unknown` where days are lacking on the side without one. */
export type RowPresence = "both" | "new" | "absent" | "neither" | "unknown";

/** The figures of a link in its own measure, beside the period that it compares with. */
export type BesideFigures = {
  table: AgentTable;
  /** No day is lacking in the range itself: who has no row there was not there. */
  isWhole: boolean;
};

/** Where the figures of a state stand, or those of the total (null); what is not among the columns has no place. */
export type FigurePlaces = { state: string | null; now: number; before?: number; change?: number };

export type BesideTable = ExportTable & { figures: FigurePlaces[] };

type Columns = FileColumns<AgentHeading>;
type Line = FileLine<AgentHeading>;

const kinds = { time: "time", average: "average", days: "count", over: "time" } as const;

/** What of the agents a table holds: their exact sums, what stands beside these, or both. */
type AgentFigures = { sums: AgentTable; beside: null } | { sums: AgentTable | null; beside: BesideFigures };

/**
 * One row per agent in the link's order. Of the sums: the columns of the link, the total of its states, and what is
 * unknown. Beside them total and states in the link's measure, of before, and the signed difference, where they are known:
 * nobody stands beside a zero. The agents of the other period alone come last.
 */
export function layAgentTable(
  { sums, beside }: AgentFigures,
  chosen: readonly OwnColumn[],
  words: TableWords,
): BesideTable {
  const columns: Columns = createColumns();
  addAgent(columns, sums, words);
  if (sums) addSums(columns, sums, chosen, words);
  const figures = beside ? addBeside(columns, beside, chosen, words, sums === null) : [];
  const lines = beside ? listLines(sums ?? beside.table, beside.table) : listLines(sums, sums);
  return { ...columns.lay(lines), figures };
}

/** Who it is; the national id where the sums hold one. */
function addAgent(columns: Columns, sums: AgentTable | null, words: TableWords): void {
  const { t } = words;
  const add = (title: string, read: (agent: AgentHeading) => string) =>
    columns.add(textColumn(title), (line) => {
      const agent = line.now ?? line.earlier;
      return agent && read(agent);
    });
  add(t("files.agentId"), (agent) => nameId(agent, words));
  add(t("files.agent"), ({ name }) => name);
  if (sums?.rows.some(({ dni }) => dni !== undefined)) add(t("files.dni"), ({ dni }) => dni ?? "");
}

function addSums(columns: Columns, sums: AgentTable, chosen: readonly OwnColumn[], words: TableWords): void {
  const places = chosen.map((column) => {
    if (column.by === "over") return { at: addOver(columns, column.id, sums, words), isState: false };
    if (column.by === "paid") return { at: addPaidTime(columns, sums, words), isState: false };
    const { place, unit, read, total } = describeColumn(column, sums);
    const title = column.by === "state" ? words.stateName(column.state) : words.t(`files.${column.by}`);
    const cellOf = (figures: Figures) =>
      place === undefined ? read(figures) : readTime(figures, place, words);
    const at = columns.add({ title, kind: kinds[unit], total: total(sums) }, (line) =>
      isEmpty(line.now) ? null : line.sums && cellOf(line.sums),
    );
    return { at, isState: column.by === "state" };
  });
  const parts = places.filter(({ isState }) => isState).map(({ at }) => at);
  columns.add(
    { title: words.t("files.total"), kind: "time", total: sums.total.total, ...sumOf(parts, sums) },
    (line) => (isEmpty(line.now) ? words.t("files.noAgents") : line.sums?.total),
  );
  addUnknown(columns, sums, words);
}

// Only where all states that make up an agent's total stand side by side can a cell add them up.
function sumOf(places: readonly number[], { states }: AgentTable): Pick<TableColumn, "live"> {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || places.length !== states.length) return {};
  return last - first === places.length - 1 ? { live: { sumOf: [first, last] } } : {};
}

/** `isAlone`: the range's own sums do not stand before these columns. */
function addBeside(
  columns: Columns,
  { table, isWhole }: BesideFigures,
  chosen: readonly OwnColumn[],
  words: TableWords,
  isAlone: boolean,
): FigurePlaces[] {
  const { t } = words;
  if (table.earlier)
    columns.add(textColumn(t("files.presence")), (line) => t(`files.presence-${presenceOf(line, isWhole)}`));
  const worked = addWorked(columns, table, words, isAlone);
  const states = chosen.flatMap((column) =>
    column.by === "state" ? [table.states.indexOf(column.state)] : [],
  );
  const places = [null, ...states].map((target) => {
    const name = titleOfFigure(target, table.states, words);
    const title = table.isPerDay ? t("files.measured", { title: name }) : name;
    const noRecords = isAlone && target === null ? t("files.noAgents") : null;
    const read = (side: Figures | null) => {
      if (side && isEmpty(side)) return noRecords;
      return side && readTime(side, target, words);
    };
    const measure = { table, target, title, worked, read };
    const now = isAlone || table.isPerDay ? addMeasured(columns, measure) : null;
    const earlier = addEarlier(columns, measure, words, now);
    if (earlier && target === null && now !== null)
      addGrowth(columns, table, t("files.growth", { title }), [now, earlier.before]);
    return { state: target === null ? null : (table.states[target] ?? null), now: now ?? -1, ...earlier };
  });
  const hasOwn = (column: OwnColumn["by"]) => !isAlone && chosen.some(({ by }) => by === column);
  addAverageChange(columns, { table, worked }, words, hasOwn("average"));
  if (chosen.some(({ by }) => by === "paid"))
    addPaidChange(columns, { table, worked }, words, hasOwn("paid"));
  return places;
}

function addWorked(
  columns: Columns,
  { total, earlier }: AgentTable,
  { t }: TableWords,
  isAlone: boolean,
): WorkedPlaces {
  const title = t("files.worked");
  const add = (name: string, sum: number | null | undefined, side: "now" | "earlier") =>
    typeof sum === "number"
      ? columns.add({ title: name, kind: "count", total: sum }, (line) =>
          isEmpty(line[side]) ? null : line[side]?.daysWorked,
        )
      : undefined;
  return {
    now: isAlone ? add(title, total.daysWorked, "now") : undefined,
    before: add(t("export.before", { title }), earlier?.total.daysWorked, "earlier"),
  };
}

function addGrowth(
  columns: Columns,
  { total, earlier }: AgentTable,
  title: string,
  differenceOf: readonly [now: number, before: number],
): void {
  const growthOf = (change: number | null, before: number) =>
    change === null ? null : changeShare(change, before);
  const before = earlier?.total.total ?? 0;
  columns.add(
    { title, kind: "growth", total: growthOf(total.total - before, before), live: { differenceOf } },
    ({ now, earlier: side }) => now && growthOf(knownChange(now, null), side?.total ?? 0),
  );
}

function presenceOf({ now }: Line, isWhole: boolean): RowPresence {
  if (!now) return isWhole ? "absent" : "unknown";
  if (isEmpty(now)) return !isWhole ? "unknown" : now.earlier ? "absent" : "neither";
  if (now.changeGap === null) return "both";
  return now.changeGap === "new" ? "new" : "unknown";
}

/** Whether it is a row of the roster without any record: its zeros are no figures. */
function isEmpty(side: (Figures & { gap?: unknown }) | null): boolean {
  return side?.gap != null;
}
