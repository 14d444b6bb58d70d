import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import type { Answer, AnswerChange } from "./answer";
import { fresh, refreshMs, row, timeZone } from "./answers.stage";
import { weighAnswer } from "./weigh-answer";

const day = windowOfDay("2026-11-20");
const during = Date.parse("2026-11-20T15:00:00Z");
const after = Date.parse("2026-11-21T15:00:00Z");
const both = [row("1", "Break", 600), row("2", "Break", 0)];
const [first] = [both.slice(0, 1)];

function kept(askedAtMs: number, digest: string | null, change: AnswerChange | null = null): Answer {
  return {
    ...{ id: 1, window: day, askedAtMs, witnessedAtMs: askedAtMs, answeredAtMs: askedAtMs },
    ...{ outcome: "rows", rowCount: 1, totalSeconds: 600, digest, warnings: [], change },
  };
}

/** How rows that are said now change those that are in force, and a doubted look. */
async function weigh(
  said: AuxRow[] | null,
  askedAtMs: number,
  inForce: { rows: AuxRow[] | null; askedAtMs: number } | null,
  doubted: { rows: AuxRow[]; askedAtMs: number; sinceMs?: number } | null = null,
) {
  const stored = new Map([
    ["in force", inForce?.rows ?? []],
    ["doubted", doubted?.rows ?? []],
  ]);
  const doubt: AnswerChange = {
    ...{ kind: "doubted", sinceMs: doubted?.sinceMs ?? null, beforeSeconds: 0, afterSeconds: 0 },
    ...{ agents: 1, lostAgents: 1, cases: [] },
  };
  const change = await weighAnswer(
    fresh(day, askedAtMs, said),
    {
      inForce: inForce && kept(inForce.askedAtMs, inForce.rows && "in force"),
      doubted: doubted && kept(doubted.askedAtMs, "doubted", doubt),
    },
    async (digest) => buildColumns(stored.get(digest) ?? []),
    { timeZone, refreshMs },
  );
  return change && [change.kind, change.sinceMs];
}

const later = during + refreshMs;

describe("a fresh answer", () => {
  test("changes nothing where it is the first, says the same, or only adds", async () => {
    expect(await weigh(both, during, null)).toBeNull();
    expect(await weigh(both, later, { rows: both, askedAtMs: during })).toBeNull();
    expect(await weigh(both, later, { rows: first, askedAtMs: during })).toBeNull();
    expect(await weigh(both, later, { rows: null, askedAtMs: during })).toBeNull();
  });

  test("is doubted on a running day where time fell, or an agent is gone who had none", async () => {
    const less = [row("1", "Break", 500), row("2", "Break", 0)];
    expect(await weigh(less, later, { rows: both, askedAtMs: during })).toEqual(["doubted", later]);
    expect(await weigh(first, later, { rows: both, askedAtMs: during })).toEqual(["doubted", later]);
    expect(await weigh(null, later, { rows: both, askedAtMs: during })).toEqual(["doubted", later]);
  });

  test("is doubted on a closed day where agents are gone, and believed at once where times fell", async () => {
    const closed = { rows: both, askedAtMs: after };
    expect(await weigh(first, after + refreshMs, closed)).toEqual(["doubted", after + refreshMs]);
    const less = [row("1", "Break", 500), row("2", "Break", 0)];
    expect(await weigh(less, after + refreshMs, closed)).toEqual(["corrected", null]);
    expect(await weigh(both, after + refreshMs, closed)).toBeNull();
  });

  test("of a day that has ended meanwhile is weighed as one that runs", async () => {
    const less = [row("1", "Break", 500), row("2", "Break", 0)];
    expect(await weigh(less, after, { rows: both, askedAtMs: during })).toEqual(["doubted", after]);
  });
});

describe("a second look", () => {
  const inForce = { rows: both, askedAtMs: during };

  test("confirms a smaller figure a refresh after the first, and not before", async () => {
    const doubted = { rows: first, askedAtMs: later, sinceMs: later };
    expect(await weigh(first, later + refreshMs - 1, inForce, doubted)).toEqual(["doubted", later]);
    expect(await weigh(first, later + refreshMs, inForce, doubted)).toEqual(["shrunk", later]);
  });

  test("counts from the first of several that agree", async () => {
    const doubted = { rows: first, askedAtMs: later + 200_000, sinceMs: later };
    expect(await weigh(first, later + refreshMs, inForce, doubted)).toEqual(["shrunk", later]);
    const older = { rows: first, askedAtMs: later };
    expect(await weigh(first, later + refreshMs, inForce, older)).toEqual(["shrunk", later]);
  });

  test("that says still less, or lacks another agent, is a doubt of its own", async () => {
    const doubted = { rows: first, askedAtMs: later, sinceMs: later };
    const now = later + refreshMs;
    expect(await weigh([row("1", "Break", 500)], now, inForce, doubted)).toEqual(["doubted", now]);
    expect(await weigh([row("2", "Break", 0)], now, inForce, doubted)).toEqual(["doubted", now]);
  });

  test("corrects a closed day", async () => {
    const closed = { rows: both, askedAtMs: after };
    const doubted = { rows: first, askedAtMs: after + refreshMs, sinceMs: after + refreshMs };
    expect(await weigh(first, after + 2 * refreshMs, closed, doubted)).toEqual([
      "corrected",
      after + refreshMs,
    ]);
  });
});
