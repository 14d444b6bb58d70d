import { describe, expect, test } from "vitest";
import type { Window } from "@/lib/dates/window";
import type { AuxRow } from "@/lib/report/aux-row";
import { ProblemError } from "@/lib/report/problem";
import { createAnswerBook, type FreshAnswer } from "./ledger/answer-book";
import { createReportService, type ReportQuestion } from "./report-service";

const timeZone = "America/Bogota";
const refreshMs = 300_000;
const week = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const today = { from: "2026-11-20T00:00:00", to: "2026-11-20T23:59:59" };
const noon = Date.parse("2026-11-20T17:00:00Z");
const everything = {
  agents: [],
  states: [],
  query: "",
  sort: { by: "total", direction: "desc" },
} as const;

function row(agentId: string, state: string, seconds: number | null): AuxRow {
  return { agentId, agentName: `Agent ${agentId}`, agentDni: `dni-${agentId}`, state, seconds };
}

const rows = [row("1", "Break", 600), row("1", "Almuerzo", 3600), row("2", "Break", 900)];

function question(window: Window, more: Partial<ReportQuestion> = {}): ReportQuestion {
  return {
    operation: "default",
    timeZone,
    range: { window, stretches: [window], isCut: false },
    reading: everything,
    withDni: false,
    patience: { kind: "untilKnown", mostMs: 1000 },
    ...more,
  };
}

type Script = (window: Window, call: number) => Promise<Omit<FreshAnswer, "askedAtMs">>;

function start(script: Script) {
  const clock = { ms: noon };
  const calls: Window[] = [];
  const now = () => clock.ms;
  const book = createAnswerBook({
    timeZone,
    refreshMs,
    now,
    load: async (window) => {
      calls.push(window);
      const askedAtMs = clock.ms;
      return { askedAtMs, ...(await script(window, calls.length)) };
    },
  });
  const styles = {
    load: async (_: string, states: readonly string[]) =>
      states.map((_state, shade) => ({ stateClass: "other" as const, shade })),
  };
  return { clock, calls, reports: createReportService({ book, styles, refreshMs, now }) };
}

const answered: Script = async () => ({ outcome: "rows", rows, warnings: [] });
const nothing: Script = async () => ({ outcome: "no-data", rows: [], warnings: [] });
const failing: Script = async () => {
  throw new ProblemError("upstream-timeout", "wolkvox did not answer within 65 s.");
};

describe("a range that can be had", () => {
  test("is complete, with states and agents by total time and integer seconds", async () => {
    const { reports } = start(answered);
    const report = await reports.loadReport(question(week));
    expect(report).toMatchObject({
      status: "complete",
      asOf: "2026-11-20T17:00:00Z",
      states: ["Almuerzo", "Break"],
      agents: [
        { id: "1", name: "Agent 1", seconds: [3600, 600] },
        { id: "2", name: "Agent 2", seconds: [0, 900] },
      ],
      refreshSeconds: null,
    });
    expect(report.days.map(({ status }) => status)).toEqual(Array(7).fill("final"));
    expect(JSON.stringify(report)).not.toContain("dni");
  });

  test("carries agent_dni only when it was asked for", async () => {
    const { reports } = start(answered);
    const report = await reports.loadReport(question(week, { withDni: true }));
    expect(report.agents.map(({ dni }) => dni)).toEqual(["dni-1", "dni-2"]);
  });

  test("is asked once when it is over, whoever reads it and however", async () => {
    const { reports, calls, clock } = start(answered);
    await Promise.all(Array.from({ length: 200 }, () => reports.loadReport(question(week))));
    clock.ms += 30 * 86_400_000;
    await reports.loadReport(question(week, { reading: { ...everything, states: ["Break"] } }));
    expect(calls).toEqual([week]);
  });

  test("is asked again after the refresh time while it is live, never sooner", async () => {
    const { reports, calls, clock } = start(answered);
    expect((await reports.loadReport(question(today))).refreshSeconds).toBe(300);
    clock.ms += refreshMs - 1;
    await reports.loadReport(question(today));
    expect(calls).toHaveLength(1);
    clock.ms += 1;
    expect(await reports.loadReport(question(today))).toMatchObject({ asOf: "2026-11-20T17:05:00Z" });
    expect(calls).toHaveLength(2);
  });

  test("answers the filters of the link", async () => {
    const { reports } = start(answered);
    const reading = { ...everything, states: ["Break"], agents: ["2"] };
    const report = await reports.loadReport(question(week, { reading }));
    expect(report).toMatchObject({ states: ["Break"], agents: [{ id: "2", seconds: [900] }] });
  });

  test("says so where a time is longer than the range itself, and shows it as it is", async () => {
    const day = { from: "2026-11-09T00:00:00", to: "2026-11-09T23:59:59" };
    const script =
      (seconds: number): Script =>
      async () => ({
        outcome: "rows",
        rows: [row("1", "Break", seconds)],
        warnings: [],
      });
    const overlong = await start(script(86_401)).reports.loadReport(question(day));
    expect(overlong).toMatchObject({
      agents: [{ seconds: [86_401] }],
      warnings: [{ kind: "longer-than-window", count: 1 }],
    });
    expect((await start(script(86_400)).reports.loadReport(question(day))).warnings).toEqual([]);
  });

  test("refuses an agent that no answer has ever named", async () => {
    const { reports } = start(answered);
    const stranger = question(week, { reading: { ...everything, agents: ["404"] } });
    await expect(reports.loadReport(stranger)).rejects.toMatchObject({ code: "not-found" });
  });

  test("tells a day without data from one with data", async () => {
    const { reports } = start(nothing);
    const sunday = { from: "2026-11-15T00:00:00", to: "2026-11-15T23:59:59" };
    expect(await reports.loadReport(question(sunday))).toMatchObject({
      status: "complete",
      agents: [],
      days: [{ day: "2026-11-15", status: "no-data" }],
    });
  });
});

describe("a range that cannot be had", () => {
  test("is a problem that says when it is tried again, never an empty report", async () => {
    const { reports } = start(failing);
    await expect(reports.loadReport(question(week))).rejects.toMatchObject({
      code: "upstream-timeout",
      retryAfterSeconds: 5,
    });
  });

  test("is not asked again before its next try", async () => {
    const { reports, calls, clock } = start(failing);
    await expect(reports.loadReport(question(week))).rejects.toThrow();
    clock.ms += 4000;
    await expect(reports.loadReport(question(week))).rejects.toMatchObject({ retryAfterSeconds: 1 });
    expect(calls).toHaveLength(1);
  });

  test("shows the last answer as stale, with the problem and both ages", async () => {
    const { reports, clock } = start((window, call) => (call === 1 ? answered : failing)(window, call));
    await reports.loadReport(question(today));
    clock.ms += refreshMs;
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

  test("is partial with its progress until the last call is in, then the exact sum", async () => {
    const gates: (() => void)[] = [];
    const { reports } = start(async (window, call) => {
      if (call > 1) await new Promise<void>((open) => gates.push(open));
      return answered(window, call);
    });
    const hasty = question(quarter, { patience: { kind: "atMost", mostMs: 50 } });
    const partial = await reports.loadReport(hasty);
    expect(partial).toMatchObject({ status: "partial", progress: { done: 1, total: 3 } });
    expect(partial.days.filter(({ status }) => status === "missing")).toHaveLength(92 - 31);
    for (const open of gates) open();
    const whole = await reports.loadReport(question(quarter));
    expect(whole).toMatchObject({ status: "complete", agents: [{ seconds: [3 * 3600, 3 * 600] }, {}] });
  });

  test("names the days that failed and keeps those that did not", async () => {
    const { reports } = start((window, call) => (call === 2 ? failing : answered)(window, call));
    const report = await reports.loadReport(question(quarter));
    expect(report).toMatchObject({
      status: "partial",
      progress: { done: 2, total: 3 },
      problem: { code: "upstream-timeout" },
    });
    expect(report.days.filter(({ status }) => status === "failed")).toHaveLength(31);
  });

  test("answers at once with nothing but its progress when the caller will not wait", async () => {
    const { reports } = start(() => new Promise(() => {}));
    const report = await reports.loadReport(question(week, { patience: { kind: "atMost", mostMs: 0 } }));
    expect(report).toMatchObject({ status: "partial", asOf: null, progress: { done: 0, total: 1 } });
    expect(report.days.map(({ status }) => status)).toEqual(Array(7).fill("missing"));
  });
});
