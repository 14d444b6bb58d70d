import { isCalendarDay } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { type Team, teamLimits } from "@/lib/report/team";
import { foldText, isPlainText } from "@/lib/report/text";
import { type CsvRow, parseCsv } from "./csv-rows";
import { type RosterAgent, rosterLimits, unsetAgent } from "./roster";

/** Why a row is not taken. */
export type RefusalReason =
  | "cut-quote"
  | "no-id"
  | "long-id"
  | "odd-id"
  | "doubled"
  | "long-name"
  | "odd-name"
  | "formula"
  | "bad-hidden"
  | "bad-from"
  | "bad-to"
  | "to-before-from"
  | "long-team"
  | "odd-team"
  | "too-many";

/** What a row of a file means for the roster. */
export type ImportRow = {
  /** 1 = the first line of the file. */
  line: number;
  id: string;
  name: string;
} & (
  | { result: "new" | "changed" | "same"; agent: RosterAgent; team: string | null }
  | {
      result: "refused";
      reason: RefusalReason;
      /** The line that names the same agent. */
      before?: number;
    }
);

/** Agents that come into a team: one that there is (`id`), or a new one. */
export type TeamAddition = { id: string | null; name: string; agents: string[] };

export type RosterImport = { rows: ImportRow[]; teams: TeamAddition[] };

/** Why a whole text is not read. */
export type ImportFault = "empty" | "too-long";

/** Longer texts are no roster: 5,000 agents take a tenth of it. */
export const mostImportBytes = 4 * 1024 * 1024;

const columns = ["id", "name", "team", "from", "to", "hidden"] as const;

type ColumnName = (typeof columns)[number];

// As spreadsheets of ours, of wolkvox and of people call them, folded.
const titles: Record<ColumnName, readonly string[]> = {
  id: ["id", "agent id", "agent_id", "agente id", "id agente", "id del agente", "extension", "codigo"],
  name: ["name", "nombre", "agent", "agente", "agent name", "agent_name", "nombre del agente"],
  team: ["team", "equipo", "grupo"],
  from: ["from", "desde", "start", "inicio", "ingreso", "fecha de ingreso"],
  to: ["to", "hasta", "end", "fin", "retiro", "fecha de retiro"],
  hidden: ["hidden", "oculto", "is hidden", "ishidden"],
};

const yes = ["1", "x", "si", "yes", "y", "s", "true", "verdadero", "oculto", "hidden"];
const no = ["", "0", "no", "n", "false", "falso", "visible"];

/**
 * What a text with agents would do to a roster, row by row. Columns are found by their titles; without any, they are id,
 * name, team, from, to and hidden. What a text has no column for stays as it is.
 */
export function readRosterImport(
  text: string,
  roster: readonly RosterAgent[],
  teams: readonly Team[],
): RosterImport | ImportFault {
  if (text.length > mostImportBytes) return "too-long";
  const rows = parseCsv(text);
  const [first] = rows;
  if (!first) return "empty";
  const titled = findColumns(first.cells);
  const places = titled ?? new Map(columns.map((column, place) => [column, place]));
  const given = (titled ? rows.slice(1) : rows).map((row) => readCells(row, places));
  return given.length === 0 ? "empty" : weighRows(given, roster, teams);
}

/** The same of agents that wolkvox lists: of them only id and name are taken. */
export function readListedAgents(
  agents: readonly { id: string; name: string }[],
  roster: readonly RosterAgent[],
): RosterImport {
  const rows = agents.map(({ id, name }, place) => ({ line: place + 1, isCut: false, id, name }));
  return weighRows(rows, roster, []);
}

/** A roster with the rows of an import in it: those that are taken, and all others as they were. */
export function takeImport(roster: readonly RosterAgent[], rows: readonly ImportRow[]): RosterAgent[] {
  const taken = new Map(
    rows.flatMap((row) => (row.result === "new" || row.result === "changed" ? [[row.id, row.agent]] : [])),
  );
  const known = new Set(roster.map(({ id }) => id));
  const added = [...taken.values()].filter(({ id }) => !known.has(id));
  return [...roster.map((agent) => taken.get(agent.id) ?? agent), ...added];
}

type GivenRow = Partial<Record<ColumnName, string>> & Pick<CsvRow, "line" | "isCut">;

function findColumns(cells: readonly string[]): Map<ColumnName, number> | null {
  const found = new Map<ColumnName, number>();
  for (const [place, cell] of cells.entries()) {
    const column = columns.find((name) => titles[name].includes(foldText(cell)));
    if (column !== undefined && !found.has(column)) found.set(column, place);
  }
  return found.has("id") ? found : null;
}

function readCells({ cells, line, isCut }: CsvRow, places: ReadonlyMap<ColumnName, number>): GivenRow {
  const row: GivenRow = { line, isCut };
  for (const [column, place] of places)
    if (place < cells.length) row[column] = (cells[place] ?? "").normalize("NFC").replace(/\s+/g, " ").trim();
  return row;
}

function weighRows(
  given: readonly GivenRow[],
  roster: readonly RosterAgent[],
  teams: readonly Team[],
): RosterImport {
  const known = new Map(roster.map((agent) => [agent.id, agent]));
  const lines = new Map<string, number>();
  let left = rosterLimits.agents - roster.length;

  function weigh(row: GivenRow): ImportRow {
    const { line, id = "", name = "" } = row;
    const told = { line, id, name };
    const reason = findReason(row);
    if (reason !== null) return { ...told, result: "refused", reason };
    const before = lines.get(id);
    if (before !== undefined) return { ...told, result: "refused", reason: "doubled", before };
    lines.set(id, line);
    const was = known.get(id);
    const agent = fill(was ?? unsetAgent(id, name), row);
    if (!was && left === 0) return { ...told, result: "refused", reason: "too-many" };
    if (!was) left -= 1;
    const result = !was ? "new" : JSON.stringify(was) === JSON.stringify(agent) ? "same" : "changed";
    return { ...told, name: agent.name, result, agent, team: row.team || null };
  }

  const rows = given.map(weigh);
  return { rows, teams: gatherTeams(rows, teams) };
}

function findReason(row: GivenRow): RefusalReason | null {
  const { id = "", name = "", team = "", from = "", to = "", hidden = "" } = row;
  if (row.isCut) return "cut-quote";
  if (id === "") return "no-id";
  if (id.length > teamLimits.agentId) return "long-id";
  if (!isPlainText(id)) return "odd-id";
  if (name.length > rosterLimits.name) return "long-name";
  if (name !== "" && !isPlainText(name)) return "odd-name";
  if (team.length > teamLimits.name) return "long-team";
  if (team !== "" && !isPlainText(team)) return "odd-team";
  if ([id, name, team].some((text) => /^[=+@-]/.test(text))) return "formula";
  if (![...yes, ...no].includes(foldText(hidden))) return "bad-hidden";
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined) return "bad-from";
  if (last === undefined) return "bad-to";
  return first !== null && last !== null && last < first ? "to-before-from" : null;
}

function fill(agent: RosterAgent, { name, from, to, hidden }: GivenRow): RosterAgent {
  return {
    id: agent.id,
    name: name || agent.name,
    isHidden: hidden === undefined ? agent.isHidden : yes.includes(foldText(hidden)),
    from: from === undefined ? agent.from : (parseDay(from) ?? null),
    to: to === undefined ? agent.to : (parseDay(to) ?? null),
  };
}

/** `2026-11-30` or `30/11/2026`, day first; null = none, undefined = no day. */
function parseDay(text: string): Day | null | undefined {
  if (text === "") return null;
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const written = year === "" ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDay(written) ? written : undefined;
}

/** Who comes into which team, as far as they are not in it. */
function gatherTeams(rows: readonly ImportRow[], teams: readonly Team[]): TeamAddition[] {
  const known = new Map(
    teams.map(({ id, name, agents }) => [foldText(name), { id, name, members: new Set(agents) }]),
  );
  const additions = rows.flatMap((row): TeamAddition[] => {
    if (row.result === "refused" || row.team === null) return [];
    const team = known.get(foldText(row.team));
    if (team?.members.has(row.id)) return [];
    return [{ id: team?.id ?? null, name: team?.name ?? row.team, agents: [row.id] }];
  });
  return mergeAdditions(additions);
}

/** Additions to teams with those to the same team as one. */
export function mergeAdditions(additions: readonly TeamAddition[]): TeamAddition[] {
  const merged = new Map<string, TeamAddition>();
  for (const { id, name, agents } of additions) {
    const key = foldText(name);
    const one = merged.get(key) ?? { id, name, agents: [] };
    one.id ??= id;
    one.agents.push(...agents);
    merged.set(key, one);
  }
  return [...merged.values()].map((one) => ({ ...one, agents: [...new Set(one.agents)] }));
}
