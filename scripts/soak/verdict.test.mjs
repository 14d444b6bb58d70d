import { describe, expect, test } from "vitest";
import { createModel } from "./model.mjs";
import { judgeDays, judgeProvenance, judgeRefusal, judgeReport } from "./verdict.mjs";

const today = "2026-11-25";
const day = "2026-11-24";
const midnight = { from: `${today}T00:00:00`, to: `${today}T23:59:59` };
const closed = { words: "", windows: [{ from: `${day}T00:00:00`, to: `${day}T23:59:59` }] };
const live = { words: "", windows: [midnight] };
const both = { words: "", windows: [{ from: `${day}T00:00:00`, to: midnight.to }] };

const agent = (id, seconds) => ({ id, name: id, seconds: { Break: seconds, " ": 5 } });
const overDay = [agent("1", 100), agent("2", 200)];

/** A model of a running day that has the seconds of its agents 1 and 2 from a minute on. */
async function startModel(truths = {}) {
  let [minute, seconds] = [0, [0, 0]];
  const standIn = {
    change: ({ now }) => {
      seconds = now;
    },
    totals: async (from) => ({
      agents: from.startsWith(today)
        ? seconds.map((value, index) => agent(String(index + 1), value))
        : overDay,
    }),
  };
  const now = () => minute * 60_000;
  const model = createModel({ standIn, today, liveWindows: [midnight], now });
  for (const [at, truth] of Object.entries(truths)) {
    minute = Number(at);
    await model.advance(truth);
  }
  return model;
}

const atMinute = (minute) => new Date(minute * 60_000).toISOString();
const answeredMs = 10 * 60_000;
const answer = (one, other, more = {}) => ({
  ...{ status: "complete", asOf: atMinute(9), states: ["Break", ""] },
  agents: [
    { id: "1", seconds: [one, 5] },
    { id: "2", seconds: [other, 5] },
  ],
  ...more,
});
const judge = async (report, range, model) =>
  judgeReport(report, range, model ?? (await startModel()), answeredMs);

describe("a report", () => {
  test("with wolkvox's own figures is right, and a second more is not", async () => {
    expect(await judge(answer(100, 200), closed)).toBeNull();
    expect(await judge(answer(100, 201), closed)).toContain("2 Break: 201, not 200");
    expect(await judge(answer(100, 201, { status: "stale", problem: { code: "x" } }), closed)).toContain(
      "stale",
    );
  });

  test("that lacks an agent, or has one more, is wrong", async () => {
    const { agents } = answer(100, 200);
    expect(await judge(answer(0, 0, { agents: agents.slice(0, 1) }), closed)).toContain("cells differ");
    const more = [...agents, { id: "3", seconds: [1, 0] }];
    expect(await judge(answer(0, 0, { agents: more }), closed)).toContain("3 Break: 1, not -");
  });

  test("of one agent is compared with that agent's figures", async () => {
    const one = answer(0, 0, { agents: answer(100, 200).agents.slice(0, 1) });
    expect(await judge(one, { ...closed, agents: ["1"] })).toBeNull();
  });

  test("of the running day has the figures of the time it names, not of an earlier one", async () => {
    const model = await startModel({ 1: [10, 20], 5: [30, 40] });
    expect(await judge(answer(30, 40), live, model)).toBeNull();
    expect(await judge(answer(10, 20), live, model)).toContain("no truth");
    expect(await judge(answer(10, 20, { asOf: atMinute(4) }), live, model)).toBeNull();
    expect(await judge(answer(10, 20, { status: "stale", problem: { code: "x" } }), live, model)).toBeNull();
    expect(await judge(answer(130, 240), both, model)).toContain("no truth");
  });

  test("may lack agents of the running day once they are gone for good", async () => {
    const model = await startModel({ 1: [10, 20] });
    const without = answer(0, 0, { agents: [{ id: "2", seconds: [20, 5] }] });
    expect(await judge(without, live, model)).toContain("no truth");
    await model.lose(1, async () => {});
    expect(await judge(without, live, model)).toBeNull();
  });

  test("that is stale or partial says why, and one that is complete has no problem", async () => {
    expect(await judge(answer(100, 200, { status: "stale" }), closed)).toContain("without a problem");
    expect(await judge(answer(100, 200, { status: "partial" }), closed)).toContain("without progress");
    expect(await judge(answer(100, 200, { problem: { code: "x" } }), closed)).toContain(
      "complete with the problem",
    );
    const part = { status: "partial", progress: { done: 0, total: 2, of: "totals" } };
    expect(await judge(answer(100, 0, part), closed)).toBeNull();
    expect(await judge(answer(101, 0, part), closed)).toContain("no truth");
  });
});

test("a day without figures is none of a complete answer, and periods add up", async () => {
  const model = await startModel();
  const days = (status, more = {}) => ({
    ...{ status: "complete", states: ["Break", ""], days: [{ day, status, seconds: [300, 10], asOf: null }] },
    ...more,
  });
  expect(await judgeDays(days("final"), model, answeredMs)).toBeNull();
  expect(await judgeDays(days("missing"), model, answeredMs)).toContain("missing in a complete answer");
  expect(await judgeDays(days("final", { periods: [{ seconds: [301, 10] }] }), model, answeredMs)).toContain(
    "periods",
  );
});

test("answers behind a figure add up to it, and to the truth where they cover the range", async () => {
  const model = await startModel();
  const [window] = closed.windows;
  const judgeTotal = (total, ...seconds) => {
    const windows = seconds.map((value, index) => ({
      ...(index === 0 ? window : { from: `${day}T00:00:00`, to: `${day}T00:00:09` }),
      ...{ askedAt: atMinute(9), seconds: value },
    }));
    return judgeProvenance({ total, windows }, closed, model, answeredMs);
  };
  expect(await judgeTotal(310, 310)).toBeNull();
  expect(await judgeTotal(311, 311)).toContain("the truth is 310");
  expect(await judgeTotal(3, 1, 2)).toBeNull();
  expect(await judgeTotal(4, 1, 2)).toContain("add up to 3");
});

test("a refusal is one of the contract, with its status, its type and when to ask again", () => {
  const refusal = (code, status, retryAfter = null, type = "application/problem+json; charset=utf-8") =>
    judgeRefusal({ status, type, body: { code }, retryAfter });
  expect(refusal("upstream-auth", 502)).toBeNull();
  expect(refusal("upstream-busy", 503, "5")).toBeNull();
  expect(refusal("upstream-busy", 503)).toContain("without Retry-After");
  expect(refusal("upstream-auth", 500)).toContain("answered 500");
  expect(refusal("unexpected", 500)).toContain("unexpected");
  expect(refusal("upstream-auth", 502, null, "text/html")).toContain("text/html");
});
