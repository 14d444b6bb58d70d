import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { createTeamStore, type TeamStore } from "./team-store";

describe.each(engines)("the teams on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let teams: TeamStore;

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    const isErased = ({ id }: { id: string }) => id === "erased";
    teams = createTeamStore(
      database.kysely,
      (operation) => operation,
      async () => isErased,
    );
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  beforeEach(async () => {
    await database.kysely.deleteFrom("team").execute();
  });

  test("are listed by name, each operation's own", async () => {
    const ventas = await teams.create("norte", { name: "Ventas", agents: ["1", "2"] });
    const nandu = await teams.create("norte", { name: "Ñandú", agents: ["3"] });
    await teams.create("sur", { name: "Ventas", agents: ["1"] });
    expect(await teams.list("norte")).toEqual([nandu, ventas]);
    expect(ventas).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{12}$/),
      name: "Ventas",
      version: 1,
      size: 2,
      agents: ["1", "2"],
    });
  });

  test("keep nobody who was removed for good, whoever puts them there again", async () => {
    const ventas = await teams.create("norte", { name: "Ventas", agents: ["1", "erased"] });
    expect(ventas).toMatchObject({ agents: ["1"], size: 1 });
    const changed = await teams.change("norte", ventas.id, 1, { name: "Ventas", agents: ["erased", "2"] });
    expect(changed).toMatchObject({ agents: ["2"], size: 1 });
  });

  test("are named with their size, and read with their members one by one", async () => {
    const ventas = await teams.create("norte", { name: "Ventas", agents: ["1", "2"] });
    const { id, version } = await teams.change("norte", ventas.id, 1, {
      name: "Ventas",
      agents: ["1", "2", "3"],
    });
    const name = { id, name: "Ventas", version, size: 3 };
    expect(await teams.listNames("norte")).toEqual([name]);
    expect(await teams.find("norte", id)).toEqual({ ...name, agents: ["1", "2", "3"] });
    await expect(teams.find("sur", id)).rejects.toMatchObject({ code: "not-found" });
  });

  test("of a link have the members of now, and one that is gone has nobody", async () => {
    const { agents, ...noche } = await teams.create("norte", { name: "Noche", agents: ["1"] });
    const gone = { id: "none", name: "Ida", version: 1, size: 4 };
    await teams.change("norte", noche.id, 1, { name: "Noche", agents: ["2"] });
    expect(await teams.loadMembers("norte", [gone, noche])).toEqual([
      { ...gone, agents: [] },
      { ...noche, version: 2, agents: ["2"] },
    ]);
  });

  test("keep their id under another name, and count their changes", async () => {
    const { id } = await teams.create("norte", { name: "Noche", agents: ["1"] });
    const changed = await teams.change("norte", id, 1, { name: "Madrugada", agents: ["1", "9"] });
    expect(changed).toEqual({ id, name: "Madrugada", version: 2, size: 2, agents: ["1", "9"] });
    expect(await teams.list("norte")).toEqual([changed]);
  });

  test("are not changed over a change that was not seen", async () => {
    const { id } = await teams.create("norte", { name: "Noche", agents: ["1"] });
    const seen = await teams.change("norte", id, 1, { name: "Noche", agents: ["1", "2"] });
    const late = teams.change("norte", id, 1, { name: "Noche", agents: ["7"] });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(await teams.list("norte")).toEqual([seen]);
  });

  test("of two that are changed at once one wins and the other is told", async () => {
    const { id } = await teams.create("norte", { name: "Noche", agents: ["1"] });
    const both = ["2", "3"].map((agent) => teams.change("norte", id, 1, { name: "Noche", agents: [agent] }));
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status).sort();
    expect(outcomes).toEqual(["fulfilled", "rejected"]);
    expect((await teams.list("norte"))[0]?.version).toBe(2);
  });

  test("have one name each, whatever its case and accents", async () => {
    const { id } = await teams.create("norte", { name: "Atención", agents: ["1"] });
    const other = await teams.create("norte", { name: "Otra", agents: ["1"] });
    const taken = { code: "invalid-parameter", message: "name: another team is called Atención." };
    await expect(teams.create("norte", { name: "ATENCION", agents: ["2"] })).rejects.toMatchObject(taken);
    await expect(
      teams.change("norte", other.id, 1, { name: "atención", agents: ["2"] }),
    ).rejects.toMatchObject(taken);
    expect((await teams.change("norte", id, 1, { name: "ATENCIÓN", agents: ["1"] })).name).toBe("ATENCIÓN");
  });

  test("made at once under one name are one team", async () => {
    const drafts = ["1", "2", "3"].map((agent) => teams.create("norte", { name: "Noche", agents: [agent] }));
    const made = (await Promise.allSettled(drafts)).filter(({ status }) => status === "fulfilled");
    expect(made).toHaveLength(1);
    expect(await teams.list("norte")).toHaveLength(1);
  });

  test("that are not there, or another operation's, can be neither changed nor removed", async () => {
    const { id } = await teams.create("norte", { name: "Noche", agents: ["1"] });
    const notFound = { code: "not-found" };
    await expect(teams.change("sur", id, 1, { name: "Noche", agents: ["1"] })).rejects.toMatchObject(
      notFound,
    );
    await expect(teams.remove("sur", id)).rejects.toMatchObject(notFound);
    await teams.remove("norte", id);
    await expect(teams.remove("norte", id)).rejects.toMatchObject(notFound);
    expect(await teams.list("norte")).toEqual([]);
  });
});
