import { expect, test } from "vitest";
import type { TrailEntry } from "@/lib/report/answers/trail-answer";
import { type TrailFormat, writeTrail } from "./trail-file";

const entry: TrailEntry = {
  ...{
    seq: 7,
    at: "2026-11-24T06:00:01Z",
    atMs: 1_795_500_001_000,
    whoId: "u1",
    who: "=cmd@auxboard.example",
  },
  ...{ what: "team", operation: "default", detail: { done: "create", name: '=HYPERLINK("x")' } },
  ...{ address: "192.0.2.1", before: "00ab", digest: "=cd" },
};

async function write(entries: TrailEntry[], format: TrailFormat, locale: "es" | "en-x-point" = "en-x-point") {
  async function* give() {
    yield* entries;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTrail(give(), format, locale)) pieces.push(piece);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(pieces));
}

test("the trail as CSV has a row per entry, with number and digests, and nothing in it becomes a formula", async () => {
  const [head, row, end] = (await write([entry], "csv")).split("\r\n");
  expect(head).toBe(
    '\uFEFF"seq","at","atMs","who","whoId","what","operation","detail","address","before","digest"',
  );
  expect(row).toBe(
    `7,"2026-11-24T06:00:01Z",1795500001000,"'=cmd@auxboard.example","u1","team","default",` +
      `"{""done"":""create"",""name"":""=HYPERLINK(\\""x\\"")""}","192.0.2.1","00ab","'=cd"`,
  );
  expect(end).toBe("");
  expect((await write([entry], "csv", "es")).split("\r\n")[1]).toMatch(/^7;"2026/);
});

test("the trail as JSON is one list of entries as the API has them, also of none", async () => {
  expect(JSON.parse(await write([entry, entry], "json"))).toEqual([entry, entry]);
  expect(JSON.parse(await write([], "json"))).toEqual([]);
});
