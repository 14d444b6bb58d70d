import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { openLedger, reader, refreshMs, row, type Script } from "@/lib/server/ledger/answers.stage";
import type { RangeRequestsOptions } from "./range-requests";
import type { ReportQuestion } from "./report-question";
import { noon, question, startReports } from "./reports.stage";

const week = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const monday = windowOfDay("2026-11-09");
const today = windowOfDay("2026-11-20");
const rows = [row("1", "Break", 600), row("1", "Almuerzo", 3600), row("2", "Break", 900)];

const ledger = openLedger("sqlite");

function start(script: Script, asking: Partial<RangeRequestsOptions> = {}) {
  const stage = startReports(ledger.kysely(), ledger.operation(), script, asking);
  return { ...stage, untilDone: () => untilDone(stage.rangeRequests) };
}

// The days behind a block are asked after the report has been answered.
async function untilDone(rangeRequests: { count: () => number }): Promise<void> {
  while (rangeRequests.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Every window of that many civil days and seconds of `Break` by day: blocks and days add up. */
function perDay(secondsOf: (day: string) => number): Script {
  return ({ from, to }) => {
    const first = Date.parse(`${from.slice(0, 10)}T00:00:00Z`);
    const count = Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - first) / 86_400_000) + 1;
    const days = Array.from({ length: count }, (_, at) =>
      new Date(first + at * 86_400_000).toISOString().slice(0, 10),
    );
    const seconds = days.reduce((sum, day) => sum + secondsOf(day), 0);
    return seconds === 0 ? null : [row("1", "Break", seconds)];
  };
}

const answered: Script = () => rows;
const nothing: Script = () => null;
const failing: Script = () => {
  throw new ProblemError("upstream-timeout", "wolkvox did not answer within 65 s.");
};

describe("a range that can be had", () => {
  test("is complete, with states and agents by total time and integer seconds", async () => {
    const { reports } = start(answered);
    const report = await reports.loadReport(question(monday));
    expect(report).toMatchObject({
      status: "complete",
      asOf: "2026-11-20T17:00:00Z",
      states: ["Almuerzo", "Break"],
      agents: [
        { id: "1", name: "Agent 1", seconds: [3600, 600] },
        { id: "2", name: "Agent 2", seconds: [0, 900] },
      ],
      days: [{ day: "2026-11-09", status: "final" }],
      notes: [],
      refreshSeconds: null,
    });
    expect(JSON.stringify(report)).not.toContain("dni");
  });

  test("carries agent_dni only when it was asked for", async () => {
    const { reports } = start(answered);
    const report = await reports.loadReport(question(monday, { withDni: true }));
    expect(report.agents.map(({ dni }) => dni)).toEqual(["dni-1", "dni-2"]);
  });

  test("is asked once when it is over, whoever reads it and however", async () => {
    const { reports, calls } = start(answered);
    await Promise.all(Array.from({ length: 200 }, () => reports.loadReport(question(monday))));
    await reports.loadReport(question(monday, { reading: { ...everything, states: ["Break"] } }));
    expect(calls).toEqual([monday]);
  });

  test("is made once for all who read it alike while nothing new is known, and apart for all others", async () => {
    const { reports, untilDone } = start(answered);
    const load = (more: Partial<ReportQuestion> = {}) => reports.loadReport(question(monday, more));
    await load();
    await untilDone();
    const [first, second, other] = await Promise.all([load(), load(), load({ withDni: true })]);
    expect(second).toBe(first);
    expect(other.agents.map(({ dni }) => dni)).toEqual(["dni-1", "dni-2"]);
    expect(JSON.stringify(first)).not.toContain("dni");
  });

  test("answers the filters of the link", async () => {
    const { reports } = start(answered);
    const reading = { ...everything, states: ["Break"], agents: ["2"] };
    const report = await reports.loadReport(question(monday, { reading }));
    expect(report).toMatchObject({ states: ["Break"], agents: [{ id: "2", seconds: [900] }] });
  });

  test("says so where a time is longer than the range itself, and shows it as it is", async () => {
    const script = (seconds: number) => (): AuxRow[] => [row("1", "Break", seconds)];
    const overlong = await start(script(86_401)).reports.loadReport(question(monday));
    expect(overlong).toMatchObject({
      agents: [{ seconds: [86_401] }],
      warnings: [
        {
          kind: "longer-than-window",
          count: 1,
          cases: [{ agent: { id: "1", name: "Agent 1" }, day: "2026-11-09", seconds: 86_401 }],
        },
      ],
    });
    expect((await start(script(86_400)).reports.loadReport(question(monday))).warnings).toEqual([]);
  });

  test("refuses an agent that no answer has ever named", async () => {
    const { reports } = start(answered);
    const stranger = question(monday, { reading: { ...everything, agents: ["404"] } });
    await expect(reports.loadReport(stranger)).rejects.toMatchObject({ code: "not-found" });
  });

  test("tells a day without data from one with data", async () => {
    const { reports } = start(nothing);
    expect(await reports.loadReport(question(windowOfDay("2026-11-15")))).toMatchObject({
      status: "complete",
      agents: [],
      days: [{ day: "2026-11-15", status: "no-data" }],
    });
  });
});

describe("a cold range of several days", () => {
  const sundayOff = perDay((day) => (day === "2026-11-15" ? 0 : 600));

  test("has its totals after one call, then the same totals from its days", async () => {
    const { reports, calls, untilDone } = start(sundayOff);
    const first = await reports.loadReport(question(week));
    expect(calls[0]).toEqual(week);
    expect(first.agents).toMatchObject([{ seconds: [3600] }]);
    await untilDone();
    const whole = await reports.loadReport(question(week));
    expect(whole).toMatchObject({ status: "complete", agents: [{ seconds: [3600] }], notes: [] });
    expect(whole).not.toHaveProperty("progress");
    expect(whole.days.map(({ status }) => status)).toEqual([...Array(6).fill("final"), "no-data"]);
    expect(calls).toHaveLength(8);
  });

  test("is partial while its days come, with how many are there and an estimate, and names no day missing", async () => {
    const gates: (() => void)[] = [];
    const { reports, untilDone } = start(async (window, call) => {
      if (call > 3) await new Promise<void>((open) => gates.push(open));
      return sundayOff(window, call);
    });
    await reports.loadReport(question(week));
    while (gates.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const filling = await reports.loadReport(question(week));
    expect(filling).toMatchObject({
      status: "partial",
      progress: { of: "days", done: 2, total: 7, secondsLeft: 8 },
      agents: [{ seconds: [3600] }],
      refreshSeconds: 3,
    });
    expect(filling.days.map(({ status }) => status)).not.toContain("missing");
    const opening = setInterval(() => gates.shift()?.(), 1);
    await untilDone();
    clearInterval(opening);
  });

  test("keeps a difference between block and days, and shows both figures", async () => {
    const { reports, untilDone } = start((window, call) =>
      call === 1 ? [row("1", "Break", 4000)] : sundayOff(window, call),
    );
    await reports.loadReport(question(week));
    await untilDone();
    expect(await reports.loadReport(question(week))).toMatchObject({
      agents: [{ seconds: [3600] }],
      notes: [
        {
          kind: "differs",
          from: "2026-11-09",
          to: "2026-11-15",
          blockSeconds: 4000,
          blockAskedAt: "2026-11-20T17:00:00Z",
          daysSeconds: 3600,
        },
      ],
    });
  });
});

describe("teams that a question marks", () => {
  const night = { id: "n", name: "Noche", version: 1, size: 2, agents: ["2", "77"] };

  test("leave the figures as they are, and the answer tells who of its agents is in them", async () => {
    const { reports } = start(answered);
    const plain = await reports.loadReport(question(monday));
    expect(plain).not.toHaveProperty("members");
    const marked = await reports.loadReport(question(monday, { marked: [night] }));
    expect(marked).toEqual({ ...plain, members: ["2"] });
    const changed = { ...night, version: 2, agents: ["1"] };
    expect(await reports.loadReport(question(monday, { marked: [changed] }))).toMatchObject({
      members: ["1"],
    });
    expect(await reports.loadReport(question(monday, { marked: [] }))).toMatchObject({ members: [] });
  });
});

describe("a person who may have no call for now", () => {
  const problem = new ProblemError("rate-limited", "You have spent your share.", { retryAfterSeconds: 60 });
  const retryAtMs = noon + 60_000;
  const spent: Partial<RangeRequestsOptions> = {
    refusalOf: () => ({ problem, sinceMs: noon, retryAtMs, times: 1 }),
  };

  test("is told when, where nothing is known", async () => {
    const { reports, calls } = start(answered, spent);
    const refusal = { code: "rate-limited", retryAfterSeconds: 60 };
    await expect(reports.loadReport(question(week))).rejects.toMatchObject(refusal);
    await expect(reports.loadProvenance(question(week))).rejects.toMatchObject(refusal);
    expect(calls).toEqual([]);
  });

  test("reads what is known, and beside what is not the reason rides along", async () => {
    const { reports, book } = start(answered, spent);
    await book.ask(monday, reader);
    expect(await reports.loadReport(question(monday))).toMatchObject({ status: "complete" });
    expect(await reports.loadReport(question(week))).toMatchObject({
      status: "partial",
      agents: [{ id: "1", seconds: [3600, 600] }, { id: "2" }],
      problem: { code: "rate-limited", retryAt: "2026-11-20T17:01:00Z" },
      refreshSeconds: 60,
    });
  });

  test("sees the running day refreshed all the same", async () => {
    const { reports, book, clock, calls } = start(answered, spent);
    await book.ask(today, reader);
    clock.ms += refreshMs;
    const waitLimit = { kind: "atMost", mostMs: 1_000 } as const;
    const report = await reports.loadReport(question(today, { waitLimit }));
    expect(report).toMatchObject({ status: "complete", asOf: "2026-11-20T17:05:00Z" });
    expect(report).not.toHaveProperty("problem");
    expect(calls).toHaveLength(2);
  });
});

describe("a request that is closed before its answer", () => {
  test("waits no longer, and leaves nothing to be asked", async () => {
    const gate = Promise.withResolvers<null>();
    const { reports, calls, untilDone } = start(() => gate.promise);
    const request = new AbortController();
    const asked = reports.loadReport(question(week, { signal: request.signal }));
    await sleep(20);
    request.abort(new Error("closed"));
    await expect(asked).rejects.toThrow("closed");
    gate.resolve(null);
    await untilDone();
    // The block was under way; its days are not asked.
    expect(calls).toEqual([week]);
  });
});

describe("a closed day", () => {
  test("that says something else at its second look is corrected with a note", async () => {
    const { reports, clock, source, untilDone } = start(() => [row("1", "Break", 60)]);
    const yesterday = windowOfDay("2026-11-19");
    clock.ms = Date.parse("2026-11-20T10:59:00Z");
    await reports.loadReport(question(yesterday));
    clock.ms = Date.parse("2026-11-20T11:00:00Z");
    source.script = () => [row("1", "Break", 90)];
    await reports.loadReport(question(yesterday));
    await untilDone();
    expect(await reports.loadReport(question(yesterday))).toMatchObject({
      agents: [{ seconds: [90] }],
      notes: [
        {
          kind: "corrected",
          day: "2026-11-19",
          at: "2026-11-20T11:00:00Z",
          beforeSeconds: 60,
          afterSeconds: 90,
        },
      ],
    });
    const before = question(yesterday, { knownAtMs: Date.parse("2026-11-20T10:59:30Z") });
    expect(await reports.loadReport(before)).toMatchObject({
      knownAt: "2026-11-20T10:59:30Z",
      agents: [{ seconds: [60] }],
      refreshSeconds: null,
    });
  });

  test("is not known before it was asked: then there is no figure, and no call", async () => {
    const { reports, calls } = start(answered);
    const early = question(monday, { knownAtMs: noon - 1 });
    await reports.loadReport(question(monday));
    await expect(reports.loadReport(early)).rejects.toMatchObject({ code: "not-found" });
    expect(calls).toHaveLength(1);
  });
});

describe("a range that still runs", () => {
  test("is asked again after the refresh time, never sooner", async () => {
    const { reports, calls, clock, untilDone } = start(answered);
    expect((await reports.loadReport(question(today))).refreshSeconds).toBe(300);
    clock.ms += refreshMs - 1;
    await reports.loadReport(question(today));
    await untilDone();
    expect(calls).toHaveLength(1);
    // What is known is looked over four times a second.
    clock.ms += 250;
    await reports.loadReport(question(today));
    await untilDone();
    expect(calls).toHaveLength(2);
  });

  test("shows its last answer at once with its age while the next one comes", async () => {
    const { reports, clock, source } = start(answered);
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
    source.script = () => new Promise(() => {});
    expect(await reports.loadReport(question(today))).toMatchObject({
      status: "complete",
      asOf: "2026-11-20T17:00:00Z",
      agents: [{ id: "1" }, { id: "2" }],
      refreshSeconds: 1,
    });
  });

  test("gives the newest answer to a caller that waits for it", async () => {
    const { reports, clock } = start(answered);
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
    const waiting = question(today, { waitLimit: { kind: "atMost", mostMs: 1000 } });
    expect(await reports.loadReport(waiting)).toMatchObject({ asOf: "2026-11-20T17:05:00Z" });
  });

  test("tells at each serving how old its oldest answer is, but not of one as it was known before", async () => {
    const { reports, agesMs, clock } = start(answered);
    await reports.loadReport(question(today));
    clock.ms += 90_000;
    await reports.loadReport(question(today));
    await reports.loadDays({ ...question(today), by: "day" });
    await reports.loadReport(question(today, { knownAtMs: noon }));
    expect(agesMs).toEqual([0, 90_000, 90_000]);
  });

  test("costs 300 viewers at expiry one call", async () => {
    const { reports, calls, clock, untilDone } = start(answered);
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
    await Promise.all(Array.from({ length: 300 }, () => reports.loadReport(question(today))));
    await untilDone();
    expect(calls).toHaveLength(2);
  });
});

describe("a running day that shrinks", () => {
  const less = rows.slice(0, 2);
  const lost = { agents: 1, cases: [{ id: "2", name: "Agent 2", beforeSeconds: 900, afterSeconds: null }] };

  test("is stale with its last good figures, their age and a note, until a second look confirms it", async () => {
    const { reports, clock, source } = start(answered);
    const waitLimit = { kind: "atMost", mostMs: 1000 } as const;
    const ask = () => reports.loadReport(question(today, { waitLimit }));
    const good = await ask();
    clock.ms += refreshMs;
    source.script = () => less;
    const held = await ask();
    expect(held).toMatchObject({
      status: "stale",
      asOf: good.asOf,
      agents: good.agents,
      days: [{ day: "2026-11-20", status: "live", asOf: good.asOf }],
      problem: { code: "upstream-doubted", since: "2026-11-20T17:05:00Z", retryAt: "2026-11-20T17:10:00Z" },
      notes: [{ kind: "held", at: "2026-11-20T17:05:00Z", beforeSeconds: 5100, afterSeconds: 4200, ...lost }],
      refreshSeconds: 300,
    });
    clock.ms += refreshMs;
    const confirmed = await ask();
    expect(confirmed).toMatchObject({
      status: "complete",
      asOf: "2026-11-20T17:10:00Z",
      agents: [{ id: "1" }],
      notes: [
        { kind: "shrunk", at: "2026-11-20T17:10:00Z", beforeSeconds: 5100, afterSeconds: 4200, ...lost },
      ],
    });
    expect(confirmed.problem).toBeUndefined();
  });

  test("keeps its figures by day and in files too", async () => {
    const { reports, clock, source } = start(answered);
    const waitLimit = { kind: "atMost", mostMs: 1000 } as const;
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
    source.script = () => null;
    const days = await reports.loadDays({ ...question(today, { waitLimit }), by: "day" });
    expect(days).toMatchObject({ status: "stale", days: [{ status: "live", agents: 2 }] });
    const material = await reports.loadMaterial(question(today), { basis: "totals", withDays: true });
    expect(material).toMatchObject({ status: "stale", dayAnswers: [{ status: "live" }] });
    expect(material.notes).toMatchObject([{ kind: "held", afterSeconds: 0 }]);
  });
});

describe("a range that cannot be had", () => {
  test("is a problem that says when it is tried again, never an empty report", async () => {
    const { reports } = start(failing);
    await expect(reports.loadReport(question(monday))).rejects.toMatchObject({
      code: "upstream-timeout",
      retryAfterSeconds: 5,
    });
  });

  test("is not asked again before its next try", async () => {
    const { reports, calls, clock } = start(failing);
    await expect(reports.loadReport(question(monday))).rejects.toThrow();
    clock.ms += 4000;
    await expect(reports.loadReport(question(monday))).rejects.toMatchObject({ retryAfterSeconds: 1 });
    expect(calls).toHaveLength(1);
  });

  test("stays a problem while it is tried again, and is none once it is had", async () => {
    const { reports, clock, source } = start(failing);
    await expect(reports.loadReport(question(monday))).rejects.toThrow();
    clock.ms += 5000;
    const call = Promise.withResolvers<AuxRow[]>();
    source.script = () => call.promise;
    const hasty = question(monday, { waitLimit: { kind: "atMost", mostMs: 20 } });
    await expect(reports.loadReport(hasty)).rejects.toMatchObject({
      code: "upstream-timeout",
      retryAfterSeconds: 1,
    });
    call.resolve(rows);
    expect((await reports.loadReport(question(monday))).status).toBe("complete");
  });

  test("shows the last answer as stale, with the problem and both ages", async () => {
    const { reports, clock, source, untilDone } = start(answered);
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
    source.script = failing;
    await reports.loadReport(question(today));
    await untilDone();
    expect(await reports.loadReport(question(today))).toMatchObject({
      status: "stale",
      asOf: "2026-11-20T17:00:00Z",
      problem: { code: "upstream-timeout", since: "2026-11-20T17:05:00Z", retryAt: "2026-11-20T17:05:05Z" },
      agents: [{ id: "1" }, { id: "2" }],
      refreshSeconds: 5,
    });
  });
});

describe("a range of several calls", () => {
  const quarter = { from: "2026-07-01T00:00:00", to: "2026-09-30T23:59:59" };

  test("is partial with its progress until the last block is in, then the exact sum", async () => {
    const gates: (() => void)[] = [];
    const { reports } = start(async (_window, call) => {
      if (call > 1) await new Promise<void>((open) => gates.push(open));
      return call > 3 ? null : rows;
    });
    const hasty = question(quarter, { waitLimit: { kind: "atMost", mostMs: 500 } });
    const partial = await reports.loadReport(hasty);
    expect(partial).toMatchObject({ status: "partial", progress: { of: "totals", done: 1, total: 3 } });
    expect(partial.days.filter(({ status }) => status === "missing")).toHaveLength(92 - 31);
    const opening = setInterval(() => gates.shift()?.(), 1);
    const whole = await reports.loadReport(question(quarter));
    clearInterval(opening);
    expect(whole).toMatchObject({ agents: [{ seconds: [3 * 3600, 3 * 600] }, {}] });
    expect(whole.progress?.of).not.toBe("totals");
  });

  test("names the days that failed and keeps those that did not", async () => {
    const { reports } = start((window, call) => (call === 2 ? failing : answered)(window, call));
    const report = await reports.loadReport(question(quarter));
    expect(report).toMatchObject({ status: "partial", problem: { code: "upstream-timeout" } });
    expect(report.days.filter(({ status }) => status === "failed").length).toBeGreaterThanOrEqual(29);
  });

  test("answers at once with nothing but its progress when the caller will not wait", async () => {
    const { reports } = start(() => new Promise(() => {}));
    const report = await reports.loadReport(question(week, { waitLimit: { kind: "atMost", mostMs: 0 } }));
    expect(report).toMatchObject({ status: "partial", asOf: null, progress: { done: 0, total: 1 } });
    expect(report.days.map(({ status }) => status)).toEqual(Array(7).fill("missing"));
  });
});

describe("what a file is made of", () => {
  // wolkvox says another figure for the block than for its days.
  const differing: Script = (window) => [row("1", "Break", window.to === week.to ? 4000 : 500)];

  test("over time is its days alone: a block that is known is no figure of theirs, and is not asked for", async () => {
    const { reports, calls } = start(differing);
    const patient = question(week, { waitLimit: { kind: "untilKnown", mostMs: 15_000 } });
    const material = await reports.loadMaterial(patient, { basis: "days", withDays: true });
    expect(calls).toHaveLength(7);
    expect(calls.every(({ from, to }) => from.slice(0, 10) === to.slice(0, 10))).toBe(true);
    const { days } = await reports.loadDays({ ...question(week), by: "day" });
    expect(material.days).toEqual(days.map(({ day, status, asOf }) => ({ day, status, asOf })));
    expect(material.used.reduce((sum, { answer }) => sum + answer.totalSeconds, 0)).toBe(
      days.reduce((sum, { seconds: [time = 0] }) => sum + time, 0),
    );
  });

  test("over time is partial while a day is to be read, although its block is known", async () => {
    const block: Script = (window) =>
      window.from.slice(0, 10) === window.to.slice(0, 10) ? new Promise(() => {}) : rows;
    const { reports } = start(block);
    await reports.loadReport(question(week));
    const hasty = question(week, { waitLimit: { kind: "atMost", mostMs: 0 } });
    const basis = { basis: "days", withDays: true } as const;
    const material = await reports.loadMaterial(hasty, basis);
    expect(material).toMatchObject({ status: "partial", progress: { of: "totals", done: 0 }, used: [] });
    expect(material.days.every(({ status }) => status === "missing")).toBe(true);
  });
});

describe("a file's range", () => {
  const totals = { basis: "totals", withDays: false } as const;

  test("that is over never runs, although its days are still being read", async () => {
    const { reports } = start((window) => (window.to === week.to ? rows : new Promise(() => {})));
    const material = await reports.loadMaterial(question(week), totals);
    expect(material).toMatchObject({ isRunning: false, progress: { of: "days" } });
  });

  test("that was asked for before its end runs, unless it is read as it was known", async () => {
    const { reports } = start(answered);
    expect(await reports.loadMaterial(question(today), totals)).toMatchObject({ isRunning: true });
    const known = question(today, { knownAtMs: noon + 1000 });
    expect(await reports.loadMaterial(known, totals)).toMatchObject({ isRunning: false });
  });
});

describe("where a figure comes from", () => {
  test("is told window by window, and the parts add up to the figure", async () => {
    const { reports, untilDone } = start(perDay(() => 600));
    await reports.loadReport(question(week));
    await untilDone();
    const reading = { ...everything, agents: ["1"], states: ["Break"] };
    const provenance = await reports.loadProvenance(question(week, { reading }));
    expect(provenance.total).toBe(7 * 600);
    expect(provenance.windows).toHaveLength(7);
    expect(provenance.windows[0]).toMatchObject({
      ...monday,
      askedAt: "2026-11-20T17:00:00Z",
      outcome: "rows",
      rows: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      isFinal: true,
      seconds: 600,
    });
  });
});

describe("while the store cannot be read", () => {
  test("what is known is served, stale and with the reason, and what is not known is refused", async () => {
    const { reports, clock } = start(answered);
    const before = await reports.loadReport(question(monday));
    const path = ledger.url().slice("file:".length);
    const bytes = readFileSync(path);
    truncateSync(path);
    // The file was whole a moment ago (sqlite-place.ts).
    await sleep(100);
    clock.ms += 1000;
    const problem = { code: "store-unavailable", since: "2026-11-20T17:00:01Z" };
    const stale = await reports.loadReport(question(monday));
    expect(stale).toMatchObject({ status: "stale", problem, refreshSeconds: 5, asOf: before.asOf });
    expect([stale.states, stale.agents, stale.days]).toEqual([before.states, before.agents, before.days]);
    expect(await reports.loadDays({ ...question(monday), by: "day" })).toMatchObject({
      status: "stale",
      problem,
    });
    const file = await reports.loadMaterial(question(monday), { basis: "totals", withDays: false });
    expect(file).toMatchObject({ status: "stale", problem });
    await expect(reports.loadReport(question(today))).rejects.toMatchObject({ code: "store-unavailable" });

    writeFileSync(path, bytes);
    clock.ms += 1000;
    expect(await reports.loadReport(question(monday))).toEqual(before);
  });
});

describe("a shift", () => {
  const shiftOf = (day: string, next: string) => ({ from: `${day}T21:00:00`, to: `${next}T04:59:59` });
  const [last, tonight] = [shiftOf("2026-11-19", "2026-11-20"), shiftOf("2026-11-20", "2026-11-21")];
  const days = { from: "2026-11-19T00:00:00", to: "2026-11-20T23:59:59" };
  const underHours = (window: typeof days, stretches: (typeof days)[]) =>
    question(window, { range: { window, stretches, isCut: false } });

  test("that has not begun costs no call, says when it begins, and is asked again then", async () => {
    const { reports, calls, clock } = start(answered);
    const asked = underHours(today, [tonight]);
    const [report, byDay] = [
      await reports.loadReport(asked),
      await reports.loadDays({ ...asked, reading: everything, by: "day" }),
    ];
    expect(calls).toEqual([]);
    for (const answer of [report, byDay]) {
      expect(answer).toMatchObject({
        status: "partial",
        begins: "2026-11-20T21:00:00",
        asOf: null,
        days: [{ day: "2026-11-20", status: "missing", begins: "2026-11-20T21:00:00" }],
        refreshSeconds: 9 * 3600,
      });
      expect(answer).not.toHaveProperty("progress");
    }
    clock.ms = noon + 9 * 3_600_000;
    expect(await reports.loadReport(asked)).toMatchObject({ days: [{ status: "live" }], agents: [{}, {}] });
    expect(calls).toEqual([tonight]);
  });

  test("of today that is still to come leaves the others as they are", async () => {
    const { reports, calls } = start(answered);
    const report = await reports.loadReport(underHours(days, [last, tonight]));
    expect(calls).toEqual([last]);
    expect(report).toMatchObject({
      status: "partial",
      begins: tonight.from,
      agents: [{ seconds: [3600, 600], daysWorked: 1 }, { seconds: [0, 900] }],
      days: [{ status: "final" }, { status: "missing", begins: tonight.from }],
    });
  });

  test("of yesterday runs after midnight: live by agent and by day", async () => {
    const { reports, clock } = start(answered);
    clock.ms = noon - 9 * 3_600_000;
    const yesterday = windowOfDay("2026-11-19");
    const waitLimit = { kind: "atMost", mostMs: 1000 } as const;
    const asked = { ...underHours(yesterday, [last]), waitLimit };
    const statuses = async () => [
      (await reports.loadReport(asked)).days[0]?.status,
      (await reports.loadDays({ ...asked, reading: everything, by: "day" })).days[0]?.status,
    ];
    expect(await statuses()).toEqual(["live", "live"]);
    clock.ms = noon;
    expect(await statuses()).toEqual(["final", "final"]);
  });

  test("hours of today that are still to come say so where there is no day to say it", async () => {
    const { reports, calls } = start(answered);
    const evening = { from: "2026-11-20T18:00:00", to: "2026-11-20T19:59:59" };
    expect(await reports.loadReport(question(evening))).toMatchObject({
      status: "partial",
      begins: evening.from,
      days: [],
      agents: [],
    });
    expect(calls).toEqual([]);
  });
});
