import { withoutOver } from "@/lib/report/allowances/overruns";
import { isDifference } from "@/lib/report/columns/columns";
import {
  type AgentHeading,
  type AgentReading,
  type AgentRow,
  type AgentTable,
  buildAgentTable,
  createAgentFilter,
  type Reading,
  rowOrder,
} from "@/lib/report/figures/agent-table";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { knownChange, type Measure, type Side, secondsIn } from "@/lib/report/figures/figure-table";
import type { AgentTime, AuxReport } from "@/lib/report/figures/report";
import { compareTable } from "./compare-table";

type AgentSide = Side<AgentHeading>;

/** The report of another period; `isWhole`: no day of it is missing or failed. */
export type OtherReport = Pick<AuxReport, "states" | "agents"> & { isWhole: boolean };

/**
 * Lays another period's report beside a table of agents, read as the table is, and orders the rows with what changed where
 * the reading says so. Agents are joined by id, those without one by their name; they bear the name of the newer side.
 * Nothing is compared where the other side cannot be read per day worked as the table is, or has nobody whom the reading
 * shows: a difference would be the whole of the range.
 */
export function compareAgents(
  table: AgentTable,
  report: Pick<AuxReport, "agents">,
  other: OtherReport,
  reading: Omit<Reading, "perDay">,
): AgentTable {
  const { names, agents } = renameAgents(report, { agents: other.agents.filter(hasRecords) });
  const earlier = buildAgentTable(
    { states: other.states, agents },
    // Whoever is over now is compared, not whoever was then.
    {
      ...withoutOver(reading),
      only: reading.over ? new Set(table.rows.map(agentKeyOf)) : null,
      sort: [{ by: "total", direction: "desc" }],
      perDay: table.isPerDay,
    },
  );
  if (earlier.rows.length === 0 || earlier.isPerDay !== table.isPerDay) return table;
  const byKey = new Map(earlier.rows.map((row) => [agentKeyOf(row), row]));
  const compared = compareTable(table, {
    states: earlier.states,
    total: earlier.total,
    only: earlier.rows.filter((row) => !names.has(agentKeyOf(row))),
    sideOf: (row) => byKey.get(agentKeyOf(row)) ?? null,
    gapOf: (row, beside) => (row.gap !== null ? "nobody" : beside ? null : other.isWhole ? "new" : "lacking"),
  });
  const isByChange = reading.sort.some(isDifference);
  if (!isByChange) return compared;
  return { ...compared, rows: compared.rows.toSorted(rowOrder(reading, table, sortChangeOf)) };
}

// Who is new has all of their time more than before; of whom nothing is known, nothing.
function sortChangeOf(row: AgentRow, measure: Measure): number | null {
  return row.changeGap === "new" ? secondsIn(row, measure) : knownChange(row, measure);
}

// Who has been renamed is found by the new name, on both sides.
function renameAgents(report: Pick<AuxReport, "agents">, other: Pick<AuxReport, "agents">) {
  const names = new Map(report.agents.map((agent) => [agentKeyOf(agent), agent.name]));
  const nameOf = (agent: AgentTime) => names.get(agentKeyOf(agent)) ?? agent.name;
  return { names, agents: other.agents.map((agent) => ({ ...agent, name: nameOf(agent) })) };
}

/** What of the difference in total is people who have no record in the range at all, in signed seconds. */
export function absentChange(table: Pick<AgentTable, "earlier" | "rows">): number {
  return -listAbsent(table).reduce((sum, { total }) => sum + total, 0);
}

/** Who has records in the other period alone: without a row in the table, or with one of the roster that is empty. */
export function listAbsent({ earlier, rows }: Pick<AgentTable, "earlier" | "rows">): AgentSide[] {
  const empty = rows.flatMap(({ gap, earlier: side }) => (gap !== null && side ? [side] : []));
  return [...(earlier?.only ?? []), ...empty];
}

function hasRecords({ noRecords }: Pick<AgentTime, "noRecords">): boolean {
  return !noRecords;
}

/** Who is in another period: nobody at all, nobody of those whom the link shows, or somebody of them. */
export type Presence = "nothing" | "nobody" | "some";

/** The presence in another period's report by agent, beside the range's own. */
export function findPresence(
  report: Pick<AuxReport, "agents">,
  other: Pick<AuxReport, "agents">,
  reading: AgentReading,
): Presence {
  const there = other.agents.filter(hasRecords);
  if (there.length === 0) return "nothing";
  return renameAgents(report, { agents: there }).agents.some(createAgentFilter(reading)) ? "some" : "nobody";
}

/** The presence in a report over time. */
export function presenceOf({
  agents: { chosen, all },
}: {
  agents: { chosen: number; all: number };
}): Presence {
  if (all === 0) return "nothing";
  return chosen === 0 ? "nobody" : "some";
}
