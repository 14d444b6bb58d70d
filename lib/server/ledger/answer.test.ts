import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { type AnswerChange, answerOfRow, buildRow, isDoubted, isSaved } from "./answer";
import { fresh, row } from "./answers.stage";

const askedAtMs = Date.parse("2026-11-21T15:00:00Z");
const change: AnswerChange = {
  ...{ kind: "doubted", sinceMs: null, beforeSeconds: 90, afterSeconds: 60, agents: 1, lostAgents: 1 },
  cases: [{ id: "2", name: "Eva", beforeSeconds: 30, afterSeconds: null }],
};
const said = {
  ...fresh(windowOfDay("2026-11-20"), askedAtMs, [row("1", "Break", 60)]),
  witnessedAtMs: askedAtMs - 5,
};

function keptRow(of: AnswerChange | null = null) {
  const warnings = [{ kind: "negative" as const, count: 1, cases: [{ agentId: "1", state: "Break" }] }];
  const built = buildRow("norte", { ...said, warnings }, { digest: "d", totalSeconds: 60 }, of, { fence: 7 });
  const { witnessed_at = null, change: text = null } = built;
  return { ...built, id: 4, digest: "d", witnessed_at, change: text, is_doubted: built.is_doubted ?? 0 };
}

describe("an answer", () => {
  test("is read as it was kept", () => {
    expect(answerOfRow(keptRow(change))).toEqual({
      ...{
        id: 4,
        window: said.window,
        askedAtMs,
        witnessedAtMs: askedAtMs - 5,
        answeredAtMs: askedAtMs + 1000,
      },
      ...{ outcome: "rows", rowCount: 1, totalSeconds: 60, digest: "d", change },
      warnings: [{ kind: "negative", count: 1, cases: [{ agentId: "1", state: "Break" }] }],
    });
    expect(answerOfRow(keptRow()).change).toBeNull();
  });

  test("without data has no rows and no seconds", () => {
    const none = fresh(said.window, askedAtMs, null);
    expect(buildRow("norte", none, null, null, { fence: 7 })).toMatchObject({
      ...{ operation: "norte", outcome: "no-data", row_count: 0, total_seconds: 0, digest: null, fence: 7 },
      ...{ change: null, is_doubted: 0 },
    });
  });

  test("is marked where it is doubted, in its row too", () => {
    expect([keptRow(change).is_doubted, keptRow({ ...change, kind: "shrunk" }).is_doubted]).toEqual([1, 0]);
    expect(
      [change, { ...change, kind: "shrunk" as const }, null].map((of) => isDoubted({ change: of })),
    ).toEqual([true, false, false]);
  });

  test("of an older version was witnessed when it was asked", () => {
    expect(answerOfRow({ ...keptRow(), witnessed_at: null }).witnessedAtMs).toBe(askedAtMs);
  });

  test("leaves out a warning of a kind that another version wrote, and keeps the others", () => {
    const warnings = JSON.stringify([
      { kind: "unheard", count: 2 },
      { kind: "id", count: 3 },
    ]);
    expect(answerOfRow({ ...keptRow(), warnings }).warnings).toEqual([{ kind: "id", count: 3 }]);
  });

  test("is stored where its id is the store's", () => {
    expect([isSaved({ id: 4 }), isSaved({ id: 4 + 2 ** -20 })]).toEqual([true, false]);
  });
});
