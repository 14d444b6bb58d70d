import { afterAll, beforeAll, expect, test } from "vitest";
import { createNoteStore } from "@/lib/server/notes/note-store";
import { createAlertStore } from "@/lib/server/sending/alert-store";
import { createScheduleStore } from "@/lib/server/sending/schedule-store";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createViewStore } from "@/lib/server/views/view-store";
import { createPersonalData } from "./personal-data";

const operation = "default";
const listed = ["Ana Ruiz", "Ana R."].map((name) => ({
  id: "7",
  name,
  isHidden: false,
  from: null,
  to: null,
}));
let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await makeTestDatabase("sqlite");
  database = createDatabase(place.url);
  await migrateDatabase(database);
});

afterAll(async () => {
  await database.close();
  await place.remove();
});

function start() {
  const { kysely } = database;
  const notes = createNoteStore({ kysely, ledgerOf: (id) => id, now: () => 0 });
  const erased: string[] = [];
  const sending = { kysely, now: async () => 0, zoneOf: () => "UTC" };
  const [alerts, schedules] = [createAlertStore(sending), createScheduleStore(sending)];
  const personalData = createPersonalData({
    ...{ kysely, notes, ledgerOf: (id) => id, knowsAgent: async () => true },
    teams: { list: async () => [], change: async () => Promise.reject(new Error("No team is changed.")) },
    alerts,
    roster: { listAgent: async () => listed, forgetAgent: async () => undefined },
    erasuresOf: () =>
      ({
        erase: async ({ id }: { id: string }) => {
          erased.push(id);
          return { id: "e", atMs: 0, by: "jefa@example.com", records: 0 };
        },
      }) as never,
    async *streamTrail() {
      // Nobody did anything.
    },
  });
  return { notes, personalData, erased, alerts, schedules, views: createViewStore(kysely), kysely };
}

test("notes on an agent are held about them, and gone with them; others' and everybody's stay", async () => {
  const { notes, personalData, erased } = start();
  const write = (agent: string | null, text: string) =>
    notes.create(operation, { day: "2026-11-16", agent, text, leavesOut: true }, "ana");
  await write("7", "De siete");
  await write("8", "De ocho");
  await write(null, "De todos");
  await write("8", "Cubrió a ANA RUIZ");
  const held = await personalData.load(operation, { id: "7", name: "" });
  expect([held.roster, held.rosterBefore]).toEqual([listed[0], [listed[1]]]);
  expect(held.notes).toEqual([
    { day: "2026-11-16", text: "De siete", leavesOut: true, by: "", at: "1970-01-01T00:00:00Z" },
  ]);
  // What people wrote is theirs to change: nobody else knows whom it means.
  expect(held.mentions).toEqual([{ kind: "note", by: "", text: "Cubrió a ANA RUIZ" }]);
  await personalData.remove(operation, { id: "7", name: "" }, "jefa@example.com");
  expect((await notes.list(operation, {})).map(({ text }) => text).sort()).toEqual([
    "Cubrió a ANA RUIZ",
    "De ocho",
    "De todos",
  ]);
  expect(erased).toEqual(["7"]);
});

test("saved views that name an agent, or are of their page, are held about them", async () => {
  const { personalData, views, kysely, schedules, alerts } = start();
  const { id } = await kysely
    .insertInto("user")
    .values({
      ...{ id: "ana", name: "Ana", email: "ana@example.com", emailVerified: 0 },
      ...{ createdAt: "2026-11-01", updatedAt: "2026-11-01" },
    } as never)
    .returning("id")
    .executeTakeFirstOrThrow();
  const links = ["/agents/7?by=week", "/?agent=7", "agent=7&by=day", "/?agent=77", "/agents/77"];
  for (const link of links) await views.create(id, { name: link, link, operation, isShared: false });
  // The account of their maker is gone.
  const owner = { userId: "gone", locale: "es" } as const;
  const draft = { name: "De Ana Ruiz", to: ["ana@example.com"] };
  const daily = { ...draft, format: "csv", every: "day", at: "07:00", link: "agent=7" } as const;
  await schedules.create(daily, { link: "agent=7", operation }, owner);
  const alert = { ...draft, operation, allowance: null, team: null, mode: "each", quiet: null } as const;
  await alerts.create(alert, owner);
  const held = await personalData.load(operation, { id: "7", name: "" });
  expect(held.mentions.filter(({ kind }) => kind !== "note")).toEqual([
    { kind: "schedule", by: "", text: "De Ana Ruiz" },
    { kind: "alert", by: "", text: "De Ana Ruiz" },
  ]);
  expect(held.links.filter(({ kind }) => kind === "schedule")).toEqual([
    { kind: "schedule", by: "", link: "agent=7" },
  ]);
  expect(held.links.map(({ kind, link }) => [kind, link])).toEqual(
    expect.arrayContaining(links.slice(0, 3).map((link) => ["view", link])),
  );
  expect(held.links).toHaveLength(4);
});
