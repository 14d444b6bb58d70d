import "server-only";
import type { Kysely } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import { type HeldData, linkNamesAgent, type Removal } from "@/lib/report/answers/personal-data";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import type { Identity } from "@/lib/report/figures/directory";
import { foldText } from "@/lib/report/text";
import type { Erasure, Erasures } from "@/lib/server/ledger/erasure/erasures";
import { loadHeldAnswers } from "@/lib/server/ledger/erasure/held-records";
import { loadHeldGains } from "@/lib/server/ledger/kept-gains";
import type { NoteStore } from "@/lib/server/notes/note-store";
import type { SettingsStore } from "@/lib/server/settings/settings-store";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { TeamStore } from "@/lib/server/teams/team-store";

export type PersonalDataOptions = {
  kysely: Kysely<DatabaseSchema>;
  ledgerOf: (operation: string) => string;
  erasuresOf: (operation: string) => Erasures;
  /** Whether any answer has ever named an agent. */
  knowsAgent: (operation: string, agent: string) => Promise<boolean>;
  teams: Pick<TeamStore, "list" | "change">;
  roster: Pick<SettingsStore, "listAgent" | "forgetAgent">;
  notes: Pick<NoteStore, "list" | "remove">;
  /** What alerts told of people. */
  alerts: {
    listHeld(operation: string, person: Person): Promise<HeldData["alerts"]>;
    forget(operation: string, person: Person): Promise<void>;
  };
  /** The trail's entries that name an agent of an operation, by id or, where there is none, by name. */
  streamTrail: (operation: string, agent: string) => AsyncGenerator<TrailEntry>;
};

/** Whose data: an agent by id, or rows without an id by name, with an empty id. */
type Person = Pick<Identity, "id" | "name">;

/** What is held about one person, and its removal; for administrators. */
export function createPersonalData(options: PersonalDataOptions) {
  const { kysely, ledgerOf, erasuresOf, knowsAgent, teams, roster, notes, alerts, streamTrail } = options;

  async function assertKnown(operation: string, person: Person): Promise<void> {
    if (person.id === "" ? await isHeld(operation, person) : await isNamed(operation, person.id)) return;
    throw new ProblemError(
      "not-found",
      `Nothing is held about an agent of this ${person.id === "" ? "name, without an id" : "id"}.`,
    );
  }

  async function isNamed(operation: string, agent: string): Promise<boolean> {
    return (await knowsAgent(operation, agent)) || (await roster.listAgent(operation, agent)).length > 0;
  }

  async function isHeld(operation: string, person: Person): Promise<boolean> {
    return (await loadHeldAnswers(kysely, ledgerOf(operation), person)).length > 0;
  }

  async function leaveTeams(operation: string, agent: string): Promise<void> {
    for (const { id, version, name, agents } of await teams.list(operation)) {
      if (!agents.includes(agent)) continue;
      const others = agents.filter((one) => one !== agent);
      try {
        await teams.change(operation, id, version, { name, agents: others });
      } catch (error) {
        if (!isProblem(error) || error.code !== "conflict") throw error;
        // Somebody changed the team meanwhile: it is read again.
        return leaveTeams(operation, agent);
      }
    }
  }

  // Of those whose maker's account was removed nobody is named.
  const listSchedules = async (operation: string) => {
    const rows = await kysely
      .selectFrom("schedule")
      .leftJoin("user", "user.id", "schedule.owner_id")
      .select(["user.email", "schedule.link", "schedule.name"])
      .where("schedule.operation", "=", operation)
      .execute();
    return rows.map(({ email, ...row }) => ({ by: email ?? "", ...row }));
  };

  const listAlertNames = async (operation: string) => {
    const rows = await kysely
      .selectFrom("alert")
      .leftJoin("user", "user.id", "alert.owner_id")
      .select(["user.email", "alert.name"])
      .where("alert.operation", "=", operation)
      .execute();
    return rows.map(({ email, name }) => ({ by: email ?? "", name }));
  };

  const listViews = (operation: string) =>
    kysely
      .selectFrom("saved_view")
      .innerJoin("user", "user.id", "saved_view.owner_id")
      .select(["user.email as by", "saved_view.link", "saved_view.name"])
      .where("saved_view.operation", "=", operation)
      .execute();

  async function listLinks(operation: string, agent: string): Promise<HeldData["links"]> {
    // Links and teams name agents by id alone.
    if (agent === "") return [];
    const namesAgent = ({ link }: { link: string }) => linkNamesAgent(link, agent);
    const grants = kysely.selectFrom("access_grant").leftJoin("user", "user.id", "access_grant.user_id");
    const shares = await grants
      .select(["user.email", "access_grant.content"])
      .where("access_grant.kind", "=", "share")
      .execute();
    const [schedules, views] = await Promise.all([listSchedules(operation), listViews(operation)]);
    return [
      ...views.map(({ by, link }) => ({ kind: "view" as const, by, link })),
      ...shares
        .map(({ email, content }) => ({ kind: "share" as const, by: email ?? "", link: linkOf(content) }))
        // A shared link always names its operation.
        .filter(({ link }) => new URLSearchParams(link).get("operation") === operation),
      ...schedules.map(({ by, link }) => ({ kind: "schedule" as const, by, link })),
    ].filter(namesAgent);
  }

  async function notesOn(operation: string, agent: string): Promise<HeldData["notes"]> {
    // Notes name agents by id alone.
    return (await notes.list(operation, {}))
      .filter((note) => agent !== "" && note.agent === agent)
      .map(({ id: _id, agent: _agent, byId: _byId, version: _version, ...told }) => told);
  }

  /** What people have written themselves that has one of these names in it. */
  async function listMentions(
    operation: string,
    agent: string,
    names: readonly string[],
  ): Promise<HeldData["mentions"]> {
    const folded = names.map(foldText);
    const [views, schedules, told, kept] = await Promise.all([
      listViews(operation),
      listSchedules(operation),
      listAlertNames(operation),
      notes.list(operation, {}),
    ]);
    return [
      ...views.map(({ by, name }) => ({ kind: "view" as const, by, text: name })),
      ...schedules.map(({ by, name }) => ({ kind: "schedule" as const, by, text: name })),
      ...told.map(({ by, name }) => ({ kind: "alert" as const, by, text: name })),
      // Those on their own days go with them.
      ...kept
        .filter((note) => note.agent === null || note.agent !== agent)
        .map(({ by, text }) => ({ kind: "note" as const, by, text })),
    ].filter(({ text }) => folded.some((name) => foldText(text).includes(name)));
  }

  async function dropNotes(operation: string, agent: string): Promise<void> {
    for (const note of await notes.list(operation, {}))
      if (agent !== "" && note.agent === agent) await notes.remove(operation, note.id, null);
  }

  return {
    /** @throws ProblemError `not-found` where neither an answer nor the roster ever named the agent */
    async load(operation: string, person: Person): Promise<HeldData> {
      await assertKnown(operation, person);
      const { id: agent, name } = person;
      const answers = await loadHeldAnswers(kysely, ledgerOf(operation), person);
      const records = answers.flatMap((answer) => answer.records);
      const names = distinct(records.map((record) => record.name));
      const entries: HeldData["trail"] = [];
      const [listed = null, ...listedBefore] = agent === "" ? [] : await roster.listAgent(operation, agent);
      for await (const { seq, at, who, what, detail } of streamTrail(operation, agent || name))
        entries.push({ seq, at, who, what, detail });
      return {
        ...{ operation, agent, name, answers, trail: entries },
        names,
        mentions: await listMentions(operation, agent, distinct([...names, listed?.name ?? "", name])),
        nationalIds: distinct(records.map(({ nationalId }) => nationalId)),
        teams: (await teams.list(operation))
          .filter(({ agents }) => agents.includes(agent))
          .map(({ name }) => name),
        ...{ roster: listed, rosterBefore: listedBefore },
        days: await loadHeldGains(kysely, ledgerOf(operation), person),
        links: await listLinks(operation, agent),
        notes: await notesOn(operation, agent),
        alerts: await alerts.listHeld(operation, person),
      };
    },

    async list(operation: string): Promise<Removal[]> {
      return (await erasuresOf(operation).list()).map(removalOf);
    },

    /**
     * Removes an agent's records from all that is stored, and from all that comes; they leave their teams and the roster.
     * @throws ProblemError `not-found` where neither an answer nor the roster ever named the agent
     */
    async remove(operation: string, person: Person, by: string): Promise<Removal> {
      await assertKnown(operation, person);
      await leaveTeams(operation, person.id);
      if (person.id !== "") await roster.forgetAgent(operation, person.id);
      await dropNotes(operation, person.id);
      await alerts.forget(operation, person);
      return removalOf(await erasuresOf(operation).erase(person, by));
    },

    /** @throws ProblemError `not-found` */
    readmit: (operation: string, id: string) => erasuresOf(operation).readmit(id),
  };
}

function removalOf({ id, atMs, by, records }: Erasure): Removal {
  return { id, at: formatInstant(atMs), by, records };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}

// Written by this program (grants/shares.ts).
function linkOf(content: string): string {
  const { link = "" }: { link?: string } = JSON.parse(content);
  return link;
}
