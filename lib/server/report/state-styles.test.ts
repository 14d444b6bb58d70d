import { hash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { runSecondProcess } from "@/lib/server/store/second-process.stage";
import { createStateStyles } from "./state-styles";

const personal = (shade: number) => ({ stateClass: "personal", shade });

describe.each(engines)("the styles of states on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  beforeEach(async () => {
    await database.kysely.deleteFrom("state_style").execute();
  });

  /** The styles as a process that has just started knows them. */
  function createStyles(now = () => 0) {
    return createStateStyles(database.kysely, now);
  }

  describe("createStateStyles", () => {
    test("gives each state a class and the next shade of it, in the order asked", async () => {
      const styles = await createStyles().load("default", ["Almuerzo", "Reunión", "Break", "", "Zzz"]);
      expect(styles).toEqual([
        personal(0),
        { stateClass: "productive", shade: 0 },
        personal(1),
        { stateClass: "system", shade: 0 },
        { stateClass: "other", shade: 0 },
      ]);
    });

    test("answers in the order asked, whatever the order it learned", async () => {
      const styles = createStyles();
      await styles.load("default", ["Almuerzo", "Break"]);
      expect(await styles.load("default", ["Break", "Almuerzo"])).toEqual([personal(1), personal(0)]);
    });

    test("knows states of any length again, each by its own colour", async () => {
      // PostgreSQL packs what repeats: this it cannot.
      const digests = Array.from({ length: 150 }, (_, number) => hash("sha256", String(number)));
      const states = ["a", "b"].map((end) => `Almuerzo ${digests.join("")}${end}`);
      expect(await createStyles().load("default", states)).toEqual([personal(0), personal(1)]);
      expect(await createStyles().load("default", states.toReversed())).toEqual([personal(1), personal(0)]);
    });

    test("answers nothing to no states", async () => {
      expect(await createStyles().load("default", [])).toEqual([]);
    });

    test("never moves a colour: not when states come, go or return, nor after a restart", async () => {
      const first = createStyles();
      await first.load("default", ["Break", "Almuerzo"]);
      expect(await first.load("default", ["Baño", "Almuerzo"])).toEqual([personal(2), personal(1)]);
      expect(await createStyles().load("default", ["Almuerzo", "Baño", "Break"])).toEqual([
        personal(1),
        personal(2),
        personal(0),
      ]);
    });

    test("keeps a class that somebody chose", async () => {
      const chosen = { operation: "default", state: "Break", state_class: "productive", shade: 4 } as const;
      await database.kysely.insertInto("state_style").values(chosen).execute();
      expect(await createStyles().load("default", ["Break", "Reunión"])).toEqual([
        { stateClass: "productive", shade: 4 },
        { stateClass: "productive", shade: 5 },
      ]);
    });

    describe("when another process changes a class", () => {
      async function changeBreak(): Promise<void> {
        const changed = { state_class: "system", shade: 7 } as const;
        await database.kysely.updateTable("state_style").set(changed).where("state", "=", "Break").execute();
      }

      test("reads it again within five seconds, and after a clock that was set back", async () => {
        let nowMs = 10_000;
        const styles = createStyles(() => nowMs);
        await styles.load("default", ["Break"]);
        await changeBreak();
        nowMs += 4_999;
        expect(await styles.load("default", ["Break"])).toEqual([personal(0)]);
        nowMs += 1;
        expect(await styles.load("default", ["Break"])).toEqual([{ stateClass: "system", shade: 7 }]);
        await database.kysely.deleteFrom("state_style").execute();
        nowMs = 0;
        expect(await styles.load("default", ["Break"])).toEqual([personal(0)]);
      });

      test("keeps what it knows while the store cannot be read", async () => {
        let nowMs = 0;
        const styles = createStyles(() => nowMs);
        await styles.load("default", ["Break"]);
        await database.kysely.schema.alterTable("state_style").renameTo("hidden").execute();
        onTestFinished(() => database.kysely.schema.alterTable("hidden").renameTo("state_style").execute());
        nowMs = 5_000;
        expect(await styles.load("default", ["Break"])).toEqual([personal(0)]);
      });
    });

    test("keeps operations apart", async () => {
      const styles = createStyles();
      await styles.load("north", ["Break", "Almuerzo"]);
      expect(await styles.load("south", ["Almuerzo"])).toEqual([personal(0)]);
    });

    test("keeps names that only look alike apart, and any text whole", async () => {
      const names = [
        "break",
        "Break",
        "Break ",
        "'; DROP TABLE state_style; --",
        "__proto__",
        "👩‍💻",
        "x".repeat(600),
      ];
      await createStyles().load("default", names);
      const kept = await database.kysely.selectFrom("state_style").select("state").execute();
      expect(kept.map(({ state }) => state).sort()).toEqual([...names].sort());
    });

    test("gives names that no text column can hold their colours too", async () => {
      const styles = await createStyles().load("default", ["Bre\0ak", "Pausa \ud83d", "Break"]);
      expect(await createStyles().load("default", ["Break", "Bre\0ak", "Pausa \ud83d"])).toEqual([
        styles[2],
        styles[0],
        styles[1],
      ]);
    });

    test("gives 500 new states of one class 500 shades", async () => {
      const names = Array.from({ length: 500 }, (_, index) => `Break ${index}`);
      const styles = await createStyles().load("default", names);
      expect(styles).toEqual(names.map((_, index) => personal(index)));
    });
  });

  describe("two that meet new states at the same time", () => {
    const asked = [["Almuerzo", "Break"], ["Baño", "Break"], ["Café"], ["Pausa", "Almuerzo"]];
    const distinct = ["Almuerzo", "Baño", "Break", "Café", "Pausa"];

    async function expectOneShadeEach(): Promise<void> {
      const rows = await database.kysely.selectFrom("state_style").selectAll().orderBy("state").execute();
      expect(rows.map(({ state }) => state)).toEqual(distinct);
      expect(rows.map(({ shade }) => shade).sort()).toEqual([0, 1, 2, 3, 4]);
    }

    test("never give one colour to two states, as two questions to one process", async () => {
      const styles = createStyles();
      await Promise.all(asked.map((states) => styles.load("default", states)));
      await expectOneShadeEach();
      const seen = await Promise.all(asked.map((states) => styles.load("default", states)));
      expect(seen).toEqual(await Promise.all(asked.map((states) => createStyles().load("default", states))));
    });

    test("never give one colour to two states, as two processes", async () => {
      const source = `import { createDatabase } from "@/lib/server/store/database";
      import { createStateStyles } from "@/lib/server/report/state-styles";
      const { kysely, close } = createDatabase(process.argv[1]);
      await createStateStyles(kysely, () => 0).load("default", process.argv.slice(2));
      await close();`;
      await Promise.all(asked.map((states) => runSecondProcess(source, place.url, ...states)));
      await expectOneShadeEach();
    });
  });
});
