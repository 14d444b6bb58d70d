import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import type { Answer, AnswerChange } from "./answer";
import { createAnswerIndex } from "./answer-index";

const rules = { timeZone: "America/Bogota", refreshMs: 300_000 };
const day = windowOfDay("2026-11-20");
const during = Date.parse("2026-11-20T20:00:00Z");
const after = Date.parse("2026-11-21T09:00:00Z");

function answerOf(id: number, rest: Partial<Answer> = {}): Answer {
  const askedAtMs = rest.askedAtMs ?? after;
  return {
    ...{ id, window: day, askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs + 1000 },
    ...{ outcome: "rows", rowCount: 1, totalSeconds: 60, digest: `digest ${id}`, warnings: [], change: null },
    ...rest,
  };
}

function changeOf(kind: AnswerChange["kind"]): AnswerChange {
  return { kind, sinceMs: null, beforeSeconds: 60, afterSeconds: 30, agents: 1, lostAgents: 0, cases: [] };
}

const open = (...answers: Answer[]) => {
  const index = createAnswerIndex(rules);
  return { ...index, news: answers.map((answer) => index.add(answer)) };
};

describe("the answer in force", () => {
  test("is the one that was kept last, whatever order they come in", () => {
    const { news, find, lastId } = open(answerOf(2), answerOf(3), answerOf(1), answerOf(3));
    expect([news, find(day)?.answer.id, lastId()]).toEqual([[true, true, false, false], 3, 3]);
  });

  test("is none for a window that nothing is known of", () => {
    const { find, listWithin, lastId } = open();
    expect([find(day), listWithin(day), lastId()]).toEqual([null, [], 0]);
  });

  test("is closed where it was asked after its window's end", () => {
    expect(open(answerOf(1)).find(day)?.isClosed).toBe(true);
    expect(open(answerOf(1, { askedAtMs: during })).find(day)?.isClosed).toBe(false);
  });

  test("of a closed day is looked at again in the morning, of a block or a running day never", () => {
    const recheckOf = (answer: Answer) => open(answer).find(answer.window)?.recheckAtMs;
    expect(recheckOf(answerOf(1))).toBe(Date.parse("2026-11-21T11:00:00Z"));
    expect(recheckOf(answerOf(1, { askedAtMs: during }))).toBeNull();
    const block = { from: "2026-11-16T00:00:00", to: day.to };
    expect(recheckOf(answerOf(1, { window: block }))).toBeNull();
  });

  test("is listed when its next look is due, and within any range that holds it", () => {
    const { listRechecks, listWithin } = open(
      answerOf(1),
      answerOf(2, { window: windowOfDay("2026-11-19"), askedAtMs: during }),
    );
    const due = Date.parse("2026-11-21T11:00:00Z");
    expect(listRechecks(due - 1).map(({ answer }) => answer.id)).toEqual([]);
    expect(listRechecks(due).map(({ answer }) => answer.id)).toContain(1);
    const idsIn = (from: string, to: string) => listWithin({ from, to }).map(({ answer }) => answer.id);
    expect(idsIn("2026-11-19T00:00:00", day.to)).toEqual([1, 2]);
    expect(idsIn(day.from, day.to)).toEqual([1]);
    expect(idsIn("2026-11-20T00:00:01", day.to)).toEqual([]);
    expect(idsIn(day.from, "2026-11-20T23:59:58")).toEqual([]);
  });
});

describe("a doubted answer", () => {
  const doubted = answerOf(2, { askedAtMs: after + 60_000, change: changeOf("doubted") });

  test("stands beside the one in force, dates it, and is looked at again after a refresh", () => {
    const { news, find } = open(answerOf(1), doubted);
    expect(news).toEqual([true, true]);
    expect(find(day)).toMatchObject({
      ...{ answer: { id: 1 }, doubted: { id: 2 }, askedAtMs: doubted.askedAtMs, changes: [] },
      recheckAtMs: doubted.askedAtMs + rules.refreshMs,
    });
  });

  test("stands there also where it is read first", () => {
    const { find } = open(doubted, answerOf(1));
    expect(find(day)).toMatchObject({ answer: { id: 1 }, doubted: { id: 2 } });
  });

  test("alone is no answer", () => {
    const { news, find, lastId } = open(doubted);
    expect([news, find(day), lastId()]).toEqual([[true], null, 2]);
  });

  test("gives way to a newer one in force, and an older one is no news", () => {
    const { news, find } = open(answerOf(1), doubted, answerOf(3), doubted);
    expect(news).toEqual([true, true, true, false]);
    expect(find(day)).toMatchObject({ answer: { id: 3 }, doubted: null });
    expect(open(answerOf(3), doubted).find(day)?.doubted).toBeNull();
  });
});

describe("what an answer has changed", () => {
  test("is told as it was kept, oldest first", () => {
    const { find } = open(
      answerOf(1),
      answerOf(2, { change: changeOf("shrunk") }),
      answerOf(3, { change: changeOf("corrected"), askedAtMs: after + 1 }),
    );
    expect(find(day)?.changes).toEqual([
      { kind: "shrunk", atMs: after, beforeSeconds: 60, afterSeconds: 30, agents: 1, cases: [] },
      { kind: "corrected", atMs: after + 1, beforeSeconds: 60, afterSeconds: 30, agents: 1, cases: [] },
    ]);
  });

  test("is told of closed days from before changes were kept, where the sums differ", () => {
    const changesAfter = (first: Partial<Answer>, second: Partial<Answer>) =>
      open(answerOf(1, first), answerOf(2, second)).find(day)?.changes;
    expect(changesAfter({}, { totalSeconds: 50 })).toEqual([
      { kind: "corrected", atMs: after, beforeSeconds: 60, afterSeconds: 50, agents: 0, cases: [] },
    ]);
    expect(changesAfter({}, {})).toEqual([]);
    expect(changesAfter({ askedAtMs: during }, { totalSeconds: 50 })).toEqual([]);
    expect(changesAfter({}, { totalSeconds: 50, askedAtMs: during })).toEqual([]);
  });

  test("is not told twice of an answer that was in memory before it was stored", () => {
    const unsaved = answerOf(1 + 2 ** -20, { totalSeconds: 50 });
    const { news, find, lastId } = open(answerOf(1), unsaved);
    expect([news, find(day)?.changes.length, lastId()]).toEqual([[true, true], 1, 1]);
    const stored = open(answerOf(1), unsaved, { ...unsaved, id: 2 });
    expect([stored.find(day)?.changes.length, stored.lastId()]).toEqual([1, 2]);
    const next = open(answerOf(1), unsaved, { ...unsaved, id: 2 }, answerOf(3));
    expect(next.find(day)?.changes.map(({ afterSeconds }) => afterSeconds)).toEqual([50, 60]);
  });
});
