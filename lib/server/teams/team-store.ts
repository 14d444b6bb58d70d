import { randomBytes } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { type Team, type TeamName, teamLimits } from "@/lib/report/team";
import { compareText, foldText } from "@/lib/report/text";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { TeamDraft } from "./team-draft";

/** Whom a ledger keeps nothing of. */
type LoadIsErased = (ledger: string) => Promise<(agent: { id: string; name: string }) => boolean>;

/**
 * Keeps teams in the database, under the key of each operation's ledger: their members are agents of one source. Of two names that differ in case or accents alone the second is refused.
 */
export function createTeamStore(
  database: Kysely<DatabaseSchema>,
  ledgerOf: (operation: string) => string,
  loadIsErased: LoadIsErased,
) {
  const ofOperation = (operation: string) =>
    database.selectFrom("team").selectAll().where("operation", "=", ledgerOf(operation));

  async function list(operation: string): Promise<Team[]> {
    const rows = await ofOperation(operation).execute();
    return rows.map(readRow).sort(byName);
  }

  async function find(operation: string, id: string): Promise<Team> {
    const row = await ofOperation(operation).where("id", "=", id).executeTakeFirst();
    if (!row) throw new ProblemError("not-found", "There is no such team.");
    return readRow(row);
  }

  async function assertNameFree(operation: string, { name }: TeamDraft, ownId: string | null): Promise<void> {
    const [taken] = await ofOperation(operation).where("name_key", "=", foldText(name)).execute();
    if (taken && taken.id !== ownId)
      throw new ProblemError("invalid-parameter", `name: another team is called ${taken.name}.`);
  }

  /** Nobody who was removed for good is in a team, whoever puts them there again. */
  async function withoutErased(operation: string, draft: TeamDraft): Promise<TeamDraft> {
    const isErased = await loadIsErased(ledgerOf(operation));
    return { ...draft, agents: draft.agents.filter((id) => !isErased({ id, name: "" })) };
  }

  async function listNames(operation: string): Promise<TeamName[]> {
    const rows = await database
      .selectFrom("team")
      .select(["id", "name", "version", "agent_count"])
      .where("operation", "=", ledgerOf(operation))
      .execute();
    return rows.map(readName).sort(byName);
  }

  return {
    /** By name. */
    list,
    /** By name, without their members. */
    listNames,
    /** @throws ProblemError `not-found` */
    find,

    /** The same teams with their members as of now; one that is gone has none. */
    async loadMembers(operation: string, names: readonly TeamName[]): Promise<Team[]> {
      if (names.length === 0) return [];
      const ids = names.map(({ id }) => id);
      const rows = await ofOperation(operation).where("id", "in", ids).execute();
      const known = new Map(rows.map((row) => [row.id, readRow(row)]));
      return names.map((name) => known.get(name.id) ?? { ...name, agents: [] });
    },

    /** @throws ProblemError `invalid-parameter` where another team has the name, or there are as many as there may be. */
    async create(operation: string, draft: TeamDraft): Promise<Team> {
      await assertNameFree(operation, draft, null);
      if ((await listNames(operation)).length >= teamLimits.teams)
        throw new ProblemError("invalid-parameter", `There may be ${teamLimits.teams} teams at most.`);
      const kept = await withoutErased(operation, draft);
      const team = { id: randomBytes(6).toString("hex"), version: 1, ...kept };
      const { numInsertedOrUpdatedRows: made } = await database
        .insertInto("team")
        .values({ operation: ledgerOf(operation), ...writeRow(team) })
        .onConflict((clash) => clash.doNothing())
        .executeTakeFirst();
      // Somebody took the name in between.
      if (made !== 1n) await assertNameFree(operation, draft, null);
      return find(operation, team.id);
    },

    /** @throws ProblemError `not-found`; `conflict` where the team is no longer of that version; as `create` for a name. */
    async change(operation: string, id: string, version: number, draft: TeamDraft): Promise<Team> {
      await assertNameFree(operation, draft, id);
      const { numUpdatedRows: changed } = await database
        .updateTable("team")
        .set(writeRow({ id, version: version + 1, ...(await withoutErased(operation, draft)) }))
        .where("operation", "=", ledgerOf(operation))
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      const team = await find(operation, id);
      if (changed !== 1n)
        throw new ProblemError("conflict", "Somebody has changed this team meanwhile: look at it again.");
      return team;
    },

    /** @throws ProblemError `not-found` */
    async remove(operation: string, id: string): Promise<void> {
      const { numDeletedRows: removed } = await database
        .deleteFrom("team")
        .where("operation", "=", ledgerOf(operation))
        .where("id", "=", id)
        .executeTakeFirst();
      if (removed !== 1n) throw new ProblemError("not-found", "There is no such team.");
    },
  };
}

/** The teams of every operation, as administrators keep them. */
export type TeamStore = ReturnType<typeof createTeamStore>;

type Row = Selectable<DatabaseSchema["team"]>;

function byName(a: TeamName, b: TeamName): number {
  return compareText(a.name, b.name);
}

function readName({
  id,
  name,
  version,
  agent_count,
}: Omit<Row, "operation" | "name_key" | "agents">): TeamName {
  return { id, name, version: Number(version), size: Number(agent_count) };
}

function readRow({ agents, ...row }: Row): Team {
  return { ...readName(row), agents: JSON.parse(agents) };
}

function writeRow({ id, name, version, agents }: Omit<Team, "size">): Omit<Row, "operation"> {
  return {
    ...{ id, name, name_key: foldText(name), version },
    ...{ agents: JSON.stringify(agents), agent_count: agents.length },
  };
}
