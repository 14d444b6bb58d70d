import {
  type AuxRow,
  mostWarningCases,
  type RowWarning,
  type RowWarningCase,
  type RowWarningKind,
  rowWarningKinds,
} from "@/lib/report/figures/aux-row";
import { agentKeyOf } from "@/lib/report/figures/directory";
import { foldText } from "@/lib/report/text";

/** Counts what is odd in an answer, and keeps the first cases of each kind. */
export function createWarningTally() {
  const kinds = new Map<RowWarningKind, { count: number; cases: RowWarningCase[] }>();
  return {
    add(kind: RowWarningKind, given: RowWarningCase | null, count = 1): void {
      const known = kinds.get(kind) ?? { count: 0, cases: [] };
      known.count += count;
      if (given && known.cases.length < mostWarningCases) known.cases.push(given);
      kinds.set(kind, known);
    },
    list: (): RowWarning[] =>
      rowWarningKinds.flatMap((kind) => {
        const { count = 0, cases = [] } = kinds.get(kind) ?? {};
        return count === 0 ? [] : [{ kind, count, ...(cases.length > 0 && { cases }) }];
      }),
  };
}

export type WarningTally = ReturnType<typeof createWarningTally>;

/** Whose row a case is about. */
export function caseOf({ agentId, agentName, state }: AuxRow): RowWarningCase {
  return { agentId, agentName, state };
}

type SeenAgent = {
  name: string;
  dni: string;
  hasTwoNames: boolean;
  hasTwoIds: boolean;
  /** By state what its rows say. */
  states: Map<string, Set<string>>;
};

/**
 * The rows without those that stand there twice, all fields alike. Two rows of one agent and state that differ are both
 * kept; names and national ids of one agent id are compared. A row that names nobody is like no other.
 */
export function checkRows(rows: readonly AuxRow[], tally: WarningTally): AuxRow[] {
  const agents = new Map<string, SeenAgent>();
  return rows.filter((row) => {
    if (row.agentId === "" && row.agentName === "") return true;
    const key = agentKeyOf({ id: row.agentId, name: row.agentName });
    const agent = agents.get(key) ?? createSeen(row);
    agents.set(key, agent);
    checkAgent(agent, row, tally);
    const seen = agent.states.get(row.state) ?? new Set<string>();
    agent.states.set(row.state, seen);
    const said = JSON.stringify([row.seconds, row.agentName, row.agentDni]);
    if (seen.has(said)) {
      tally.add("repeated-row", caseOf(row));
      return false;
    }
    if (seen.size > 0) tally.add("two-values", caseOf(row));
    seen.add(said);
    return true;
  });
}

function createSeen({ agentName, agentDni }: AuxRow): SeenAgent {
  return { name: agentName, dni: agentDni, hasTwoNames: false, hasTwoIds: false, states: new Map() };
}

function checkAgent(agent: SeenAgent, { agentId, agentName, agentDni }: AuxRow, tally: WarningTally): void {
  const whose = { agentId, agentName: agent.name || agentName };
  if (!agent.hasTwoNames && isOther(agent.name, agentName, foldText)) {
    agent.hasTwoNames = true;
    tally.add("two-names", whose);
  }
  if (!agent.hasTwoIds && isOther(agent.dni, agentDni, (dni) => dni)) {
    agent.hasTwoIds = true;
    tally.add("two-national-ids", whose);
  }
  agent.name ||= agentName;
  agent.dni ||= agentDni;
}

function isOther(one: string, other: string, fold: (text: string) => string): boolean {
  return one !== "" && other !== "" && one !== other && fold(one) !== fold(other);
}
