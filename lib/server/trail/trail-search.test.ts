import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { engines, makeTestDatabase, type TestDatabase } from "@/lib/server/store/engines.stage";
import { digestEntry } from "./chain";
import { note, openTrail } from "./trail.stage";
import { createTrailSearch, type TrailQuestion, type TrailSearch } from "./trail-search";

const everything: TrailQuestion = { fromMs: null, toMs: null, who: null, what: [] };
const firstMs = 1_795_500_000_000;

describe.each(engines)("looking for entries on %s", (engine) => {
  let place: TestDatabase;
  let database: Database;
  let search: TrailSearch;

  beforeAll(async () => {
    place = await makeTestDatabase(engine);
    database = createDatabase(place.url);
    await migrateDatabase(database);
    let nowMs = firstMs;
    const trail = openTrail(database, () => nowMs);
    await trail.begin();
    for (const [email, what] of [
      ["ana@auxboard.example", "view"],
      ["a_a@auxboard.example", "view"],
      ["ana@auxboard.example", "file"],
      ["luis@auxboard.example", "team"],
    ] as const) {
      nowMs += 1000;
      await trail.append({ ...note, who: { userId: email, email }, what });
    }
    search = createTrailSearch(database.kysely);
  });

  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  async function find(question: Partial<TrailQuestion>, page = { before: null as number | null, most: 200 }) {
    return (await search.list({ ...everything, ...question }, page)).map(({ seq }) => seq);
  }

  test("the newest come first, page by page", async () => {
    expect(await find({})).toEqual([5, 4, 3, 2, 1]);
    expect(await find({}, { before: null, most: 2 })).toEqual([5, 4]);
    expect(await find({}, { before: 4, most: 2 })).toEqual([3, 2]);
  });

  test("by time, both ends included; by kinds; by a part of the e-mail, in which no sign is a wildcard", async () => {
    expect(await find({ fromMs: firstMs + 1000, toMs: firstMs + 3000 })).toEqual([4, 3, 2]);
    expect(await find({ what: ["file", "team"] })).toEqual([5, 4]);
    expect(await find({ who: "ANA@" })).toEqual([4, 2]);
    expect(await find({ who: "a_a" })).toEqual([3]);
    expect(await find({ who: "%" })).toEqual([]);
    expect(await find({ who: "ana", what: ["view"], fromMs: firstMs + 2000 })).toEqual([]);
  });

  test("those that name an agent are of one operation, and have the id itself or a link with it", async () => {
    const named = await makeTestDatabase(engine);
    const other = createDatabase(named.url);
    await migrateDatabase(other);
    const trail = openTrail(other, () => firstMs);
    for (const [operation, detail] of [
      ["norte", { agent: "10005" }],
      ["norte", { link: "range=today&agent=10001&agent=10005" }],
      ["norte", { link: "/agents?agent=100051" }],
      ["norte", { link: "/agents/10005?by=week", name: "Mi vista" }],
      ["norte", { change: JSON.stringify({ name: "De lunes", link: "https://aux.example/?agent=10005" }) }],
      ["norte", { change: JSON.stringify({ name: "10005" }) }],
      ["norte", { name: "10005 y otros" }],
      ["sur", { agent: "10005" }],
      [undefined, { link: "/?agent=10005" }],
    ] as const)
      await trail.append({ ...note, operation, detail });
    const found: number[] = [];
    for await (const { seq } of createTrailSearch(other.kysely).streamNaming("norte", "10005"))
      found.push(seq);
    // The first entry is the beginning of the trail.
    expect(found).toEqual([2, 3, 5, 6, 10]);
    const odd = "ñ 5%";
    await trail.append({
      ...note,
      operation: "norte",
      detail: { link: `${new URLSearchParams({ agent: odd })}` },
    });
    await trail.append({ ...note, operation: "norte", detail: { agent: odd } });
    const ofOdd: number[] = [];
    for await (const { seq } of createTrailSearch(other.kysely).streamNaming("norte", odd)) ofOdd.push(seq);
    expect(ofOdd).toEqual([11, 12]);
    await other.close();
    await named.remove();
  });

  test("a stream has all of them, oldest first, with what their digests are made of", async () => {
    const found: TrailEntry[] = [];
    for await (const entry of search.stream(everything)) found.push(entry);
    expect(found.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    for (const { seq, atMs, whoId, who, what, operation, detail, address, before, digest } of found) {
      const row = { seq, at: atMs, who_id: whoId, who, what, operation, address, before };
      expect(digestEntry({ ...row, detail: JSON.stringify(detail) })).toBe(digest);
    }
    expect(found[1]).toMatchObject({
      at: "2026-11-24T06:00:01Z",
      who: "ana@auxboard.example",
      detail: note.detail,
    });
  });
});
