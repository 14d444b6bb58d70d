import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { engines, makeTestDatabase, openKysely, type TestDatabase } from "../engines.stage";
import { createNewestLedger } from "../newest-ledger.stage";

describe.each(engines)("the ledger's tables on %s", (engine) => {
  let place: TestDatabase;
  let kysely: ReturnType<typeof openKysely>;

  beforeEach(async () => {
    place = await makeTestDatabase(engine);
    kysely = openKysely(place.url);
    await createNewestLedger(kysely, engine);
  });

  afterEach(async () => {
    await kysely.destroy();
    await place.remove();
  });

  test("an answer cannot name rows that are not there, nor can rows go that an answer names", async () => {
    const answer = {
      operation: "one",
      window_from: "2026-11-01T00:00:00",
      window_to: "2026-11-01T23:59:59",
      asked_at: 1_762_000_000_000,
      answered_at: 1_762_000_001_000,
      outcome: "rows",
      row_count: 1,
      total_seconds: 60,
      digest: "d",
      warnings: "[]",
      fence: 1,
    } as const;
    const add = () => kysely.insertInto("answer").values(answer).returning(["id", "asked_at"]).execute();
    await expect(add()).rejects.toThrow(/foreign key/i);
    const rows = { operation: "one", digest: "d", packed: Buffer.from([1, 2]) };
    await kysely.insertInto("answer_rows").values(rows).execute();
    expect(await add()).toEqual([{ id: expect.any(Number), asked_at: answer.asked_at }]);
    await expect(kysely.deleteFrom("answer_rows").execute()).rejects.toThrow(/foreign key/i);
  });
});
