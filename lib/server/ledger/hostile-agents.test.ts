import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { engines } from "@/lib/server/store/engines.stage";
import { createStageBook, openLedger, reader, row } from "./answers.stage";

const day = windowOfDay("2026-11-20");
const nowMs = Date.parse("2026-11-22T15:00:00Z");
// PostgreSQL packs what repeats: this it cannot.
const long = Array.from({ length: 150 }, (_, number) => hash("sha256", String(number))).join("");
const ids = [long, `${long}1`, "1\0", "2\ud800", "'; drop table agent; --", ""];

describe.each(engines)("agents whose ids no key could hold, on %s", (engine) => {
  const ledger = openLedger(engine);

  test("are read, kept and known again after a restart", async () => {
    const operation = ledger.operation();
    const script = () => ids.map((id) => row(id, "Break", 60));
    const stage = createStageBook(ledger.kysely(), operation, { nowMs, script });
    await stage.book.ask(day, reader);
    expect([stage.book.ownFailureOf(day), stage.book.find(day)?.answer.rowCount]).toEqual([null, ids.length]);
    const next = createStageBook(ledger.kysely(), operation, { nowMs, script });
    await next.book.sync();
    for (const { book } of [stage, next]) {
      expect(await Promise.all(ids.map(book.knowsAgent))).toEqual(ids.map(() => true));
      expect(await book.knowsAgent(long.slice(1))).toBe(false);
    }
  });
});
