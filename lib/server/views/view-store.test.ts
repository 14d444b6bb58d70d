import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewLimits } from "@/lib/report/answers/saved-view";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { viewDraft } from "./view-draft";
import { createViewStore, type ViewStore } from "./view-store";

describe.each(engines)("saved views on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let views: ViewStore;
  const week = { name: "Semana", link: "/?range=last-week", operation: "default", isShared: false };

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    views = createViewStore(database.kysely);
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  beforeEach(async () => {
    await database.kysely.deleteFrom("saved_view").execute();
    await database.kysely.deleteFrom("default_view").execute();
  });

  test("are their maker's, and everybody's where they are shared, by name", async () => {
    await views.create("ana", week);
    await views.create("ana", { ...week, name: "Ñandú", isShared: true });
    await views.create("ben", { ...week, name: "Ayer" });
    const namesFor = async (userId: string) => (await views.list(userId)).map(({ name }) => name);
    expect(await namesFor("ana")).toEqual(["Ñandú", "Semana"]);
    expect(await namesFor("ben")).toEqual(["Ayer", "Ñandú"]);
    expect(await namesFor("eva")).toEqual(["Ñandú"]);
  });

  test("have one name each for their maker, whatever its case and accents", async () => {
    const { id } = await views.create("ana", week);
    const other = await views.create("ana", { ...week, name: "Otra" });
    const taken = { code: "invalid-parameter" };
    await expect(views.create("ana", { ...week, name: "SEMANÁ" })).rejects.toMatchObject(taken);
    await expect(views.change(other, { ...week, name: "semana" }, 1)).rejects.toMatchObject(taken);
    await views.create("ben", week);
    expect((await views.list("ana")).map((view) => view.id)).toContain(id);
  });

  test("of two who change one at once the second is told", async () => {
    const view = await views.create("ana", week);
    const both = ["Una", "Dos"].map((name) => views.change(view, { ...week, name }, 1));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await views.list("ana"))[0]?.version).toBe(2);
    await expect(views.change(view, week, 1)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a default is known by its name of now, also when the view is gone", async () => {
    const view = await views.create("ana", { ...week, isShared: true });
    await views.setDefault("ben", view);
    await views.change(view, { ...week, name: "Cierre", isShared: true }, 1);
    await views.remove(view.id);
    expect(await views.findDefault("ben")).toEqual({ id: view.id, name: "Cierre", by: view.by });
    await views.setDefault("ben", { id: "other", name: "Otra", by: "" });
    expect((await views.findDefault("ben"))?.id).toBe("other");
    await views.setDefault("ben", null);
    expect(await views.findDefault("ben")).toBeNull();
  });

  test("are limited in number for one person", async () => {
    for (let at = 0; at < viewLimits.own; at += 1) await views.create("ana", { ...week, name: `${at}` });
    await expect(views.create("ana", week)).rejects.toMatchObject({ code: "invalid-parameter" });
    await views.create("ben", week);
  });
});

test("a name is tidied and bounded, a link bounded, and nothing else is taken", () => {
  const read = (words: object) => viewDraft.safeParse({ name: "Semana", link: "/", ...words });
  expect(read({ name: "  Cierre  de mes " }).data).toEqual({
    ...{ name: "Cierre de mes", link: "/", isShared: false, isDefault: false },
  });
  for (const words of [{ name: "" }, { name: "a\u202eb" }, { name: "n".repeat(81) }, { by: "eva" }])
    expect(read(words).success).toBe(false);
  for (const link of ["l".repeat(4_001), "a\0", 7]) expect(read({ link }).success).toBe(false);
});
