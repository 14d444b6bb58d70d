import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { noteLimits } from "@/lib/report/answers/day-note";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { noteDraft } from "./note-draft";
import { createNoteStore, type NoteStore } from "./note-store";

describe.each(engines)("notes on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let notes: NoteStore;
  const draft = { day: "2026-11-16", agent: "7", text: "Corte de luz", leavesOut: true };

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    notes = createNoteStore({
      kysely: database.kysely,
      ledgerOf: (id) => id,
      now: () => Date.UTC(2026, 10, 17),
    });
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  beforeEach(async () => {
    await database.kysely.deleteFrom("day_note").execute();
  });

  test("are told by day, each operation's own, with whose they are and when they were written", async () => {
    const made = await notes.create("norte", draft, "ana");
    const later = await notes.create(
      "norte",
      { ...draft, day: "2026-11-20", agent: null, leavesOut: false },
      "ana",
    );
    await notes.create("sur", draft, "ana");
    expect(made).toEqual({
      ...{ ...draft, id: expect.stringMatching(/^[0-9a-f]{16}$/), by: "", byId: "ana", version: 1 },
      at: "2026-11-17T00:00:00Z",
    });
    expect(await notes.list("norte", {})).toEqual([made, later]);
    expect(await notes.list("norte", { from: "2026-11-17" })).toEqual([later]);
    expect(await notes.list("norte", { from: "2026-11-16", to: "2026-11-16" })).toEqual([made]);
  });

  test("that are removed, or another operation's, are not found", async () => {
    const { id } = await notes.create("norte", draft, "ana");
    await expect(notes.find("sur", id)).rejects.toMatchObject({ code: "not-found" });
    await expect(notes.remove("sur", id, 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await notes.find("norte", id)).toMatchObject(draft);
    await notes.remove("norte", id, 1);
    await notes.remove("norte", id, null);
    await expect(notes.find("norte", id)).rejects.toMatchObject({ code: "not-found" });
  });

  test("are changed by whoever saw them as they are; of two at once one is told, and nothing is lost", async () => {
    const made = await notes.create("norte", draft, "ana");
    expect((await notes.recall("norte")).map(({ text }) => text)).toContain(draft.text);
    const words = { text: "Corte de luz y de red", leavesOut: false };
    const changed = await notes.change("norte", made, words, "luis");
    expect(changed).toEqual({ ...made, ...words, version: 2, changed: { by: "", at: made.at } });
    expect((await notes.recall("norte")).map(({ text }) => text)).toEqual([words.text]);
    const late = { text: "Otra cosa", leavesOut: true };
    const stale = [
      () => notes.change("norte", made, late, "ana"),
      () => notes.change("sur", changed, late, "ana"),
      () => notes.remove("norte", made.id, made.version),
    ];
    for (const act of stale) await expect(act()).rejects.toMatchObject({ code: "conflict" });
    expect(await notes.find("norte", made.id)).toEqual(changed);
    const outcomes = await Promise.allSettled([
      notes.change("norte", changed, { ...late, text: "uno" }, "ana"),
      notes.change("norte", changed, { ...late, text: "dos" }, "luis"),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await notes.find("norte", made.id)).toMatchObject({ version: 3 });
  });

  test("are limited in number for one day", async () => {
    for (let at = 0; at < noteLimits.ofDay; at += 1) await notes.create("norte", draft, "ana");
    await expect(notes.create("norte", draft, "ana")).rejects.toMatchObject({ code: "invalid-parameter" });
    await notes.create("norte", { ...draft, agent: null }, "ana");
  });
});

test("a note is plain text of a bounded length on one line, on a day that there is", () => {
  const read = (words: object) => noteDraft.safeParse({ day: "2026-11-16", text: "Festivo", ...words });
  expect(read({ text: " Corte\n de  luz " }).data).toEqual({
    ...{ day: "2026-11-16", agent: null, text: "Corte de luz", leavesOut: false },
  });
  expect(read({ text: "<script>alert(1)</script>" }).success).toBe(true);
  for (const words of [
    { day: "2026-02-30" },
    { text: " " },
    { text: "a\u202eb" },
    { text: "n".repeat(501) },
    { at: 1 },
  ])
    expect(read(words).success).toBe(false);
});
