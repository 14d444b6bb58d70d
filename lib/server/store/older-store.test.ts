import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "@/lib/report/figures/agent-table";
import { createStageBook, createStageRequests, refreshMs, timeZone } from "@/lib/server/ledger/answers.stage";
import { openHours } from "@/lib/server/ledger/hours.stage";
import { createReportService } from "@/lib/server/report/report-service";
import { createStateStyles } from "@/lib/server/report/state-styles";
import { makeFolder, removeFolder } from "./database-folder.stage";
import { migrateDatabase } from "./database-migrations";
import { createSqliteDatabase, type SqliteDatabase } from "./sqlite-database";

// Written by the version of migration 0004: a week as one block and as days, with a Sunday without data; a day with a
// blank state, a blank time, times below zero and over a day, and a row without an id; a day that failed.
const fixture = join(import.meta.dirname, "older-store.db.gz");
const expected: Record<string, object> = JSON.parse(
  readFileSync(join(import.meta.dirname, "older-store.json"), "utf8"),
);

const operation = "default";
const nowMs = Date.parse("2026-11-29T05:00:00Z");

let folder: string;
let database: SqliteDatabase;

beforeEach(async () => {
  folder = makeFolder();
  const path = join(folder, "auxboard.db");
  writeFileSync(path, gunzipSync(readFileSync(fixture)));
  database = createSqliteDatabase(`file:${path}`);
  await migrateDatabase(database);
});

afterEach(async () => {
  await database.close();
  removeFolder(folder);
});

function open() {
  const { kysely } = database;
  const stage = createStageBook(kysely, operation, {
    nowMs,
    script: () => {
      throw new Error("What is kept is not asked again.");
    },
  });
  const { snapshotNow, rangeRequests } = createStageRequests(stage);
  const styles = createStateStyles(kysely, () => 0);
  const { gains, hours } = openHours(kysely, operation, stage);
  const service = createReportService({
    ...{ book: stage.book, rangeRequests, styles, refreshMs, snapshotNow },
    ...{ gains, hours },
  });
  return { ...stage, service };
}

test.each(Object.keys(expected))(
  "a store that an older version wrote gives the same figures: %s",
  async (words) => {
    const { service, calls } = open();
    const params = new URLSearchParams(words);
    const window = { from: `${params.get("from")}T00:00:00`, to: `${params.get("to")}T23:59:59` };
    const question = {
      ...{ operation, timeZone, range: { window, stretches: [window], isCut: false }, reading: everything },
      ...{
        withDni: false,
        askedBy: "ana@auxboard.example",
        knownAtMs: null,
        sight: null,
        seesSensitive: true,
        group: null,
        waitLimit: { kind: "atMost", mostMs: 0 } as const,
      },
    };
    const answer = params.has("by")
      ? await service.loadDays({ ...question, by: "day" })
      : await service.loadReport(question);
    expect(answer).toMatchObject(expected[words] ?? {});
    expect(calls).toEqual([]);
  },
);
