import { describe, expect, test } from "vitest";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { countsAsItself } from "@/lib/report/states/state-settings";
import type { StateClass } from "@/lib/report/states/state-shades";
import type { Answer } from "@/lib/server/ledger/answer";
import { createDaysReport, type DaysQuestion, type SettledDays } from "./days-report";
import { createAnswerReader, type Seen } from "./sight";

function row(agentId: string, seconds: number): AuxRow {
  return { agentId, agentName: `Agent ${agentId}`, agentDni: `dni-${agentId}`, state: "Break", seconds };
}

function windowOf(day: string) {
  return { from: `${day}T00:00:00`, to: `${day}T23:59:59` };
}

const question: DaysQuestion & Omit<Seen, "sight"> = {
  ...{ countsAs: countsAsItself, hidden: new Set(), leftOut: nothingLeftOut, dayNotes: [] },
  group: null,
  operation: "default",
  timeZone: "America/New_York",
  range: {
    window: { from: "2026-10-31T00:00:00", to: "2026-11-01T23:59:59" },
    stretches: [{ from: "2026-10-31T00:00:00", to: "2026-11-01T23:59:59" }],
    isCut: false,
  },
  reading: { agents: [], teams: [], states: [], query: "" },
  by: "week",
  askedBy: "ana@auxboard.example",
  knownAtMs: null,
  sight: null,
  seesSensitive: true,
  waitLimit: { kind: "atMost", mostMs: 0 },
};

function settled(rowsOfDays: [AuxRow[], AuxRow[]], version = "1"): SettledDays {
  const days = ["2026-10-31", "2026-11-01"].map((day, place) => ({
    day,
    window: windowOf(day),
    status: "final" as const,
    asOf: `2026-11-0${place + 2}T12:00:00Z`,
    answer: answerOf(rowsOfDays[place] ?? []),
  }));
  return {
    days,
    notes: [],
    version,
    status: "complete",
    asOf: "2026-11-02T12:00:00Z",
    refreshSeconds: null,
    allowances: null,
  };
}

const kept = new Map<Answer, AuxRow[]>();

function answerOf(rows: AuxRow[]): Answer {
  const window = windowOf("2026-10-31");
  const answer: Answer = {
    ...{ id: 1, window, askedAtMs: 0, witnessedAtMs: 0, answeredAtMs: 0, outcome: "rows", change: null },
    ...{ rowCount: rows.length, totalSeconds: 0, digest: "", warnings: [] },
  };
  kept.set(answer, rows);
  return answer;
}

function createCountedReport() {
  const seen: { reads: Answer[]; stateClass: StateClass } = { reads: [], stateClass: "other" };
  const columnsOf = async (answer: Answer) => {
    seen.reads.push(answer);
    return buildColumns(kept.get(answer) ?? []);
  };
  const loadDays = createDaysReport({
    stylesFor: async (_question, states) =>
      states.map((_state, shade) => ({ stateClass: seen.stateClass, shade })),
    readerFor: (seen) => createAnswerReader(columnsOf, seen),
  });
  return { loadDays, seen };
}

describe("createDaysReport", () => {
  test("answers with the days, their sums by week and nobody's identity number", async () => {
    const answer = await createCountedReport().loadDays(question, settled([[row("1", 60)], [row("2", 90)]]));
    expect(answer).toMatchObject({
      operation: "default",
      range: { from: "2026-10-31T00:00:00", timeZone: "America/New_York", isCut: false },
      by: "week",
      status: "complete",
      states: ["Break"],
      styles: [{ stateClass: "other", shade: 0 }],
      agents: { chosen: 2, all: 2 },
      periods: [{ from: "2026-10-31", to: "2026-11-01", days: 2, seconds: [150] }],
    });
    expect(JSON.stringify(answer)).not.toContain("dni");
  });

  test("warns of a time longer than its own day, whose clock may have turned back", async () => {
    const dayOf25Hours = await createCountedReport().loadDays(question, settled([[], [row("1", 90_000)]]));
    expect(dayOf25Hours.warnings).toEqual([]);
    const dayOf24Hours = await createCountedReport().loadDays(question, settled([[row("1", 90_000)], []]));
    expect(dayOf24Hours.warnings).toMatchObject([
      { kind: "longer-than-window", count: 1, cases: [{ agent: { id: "1" }, day: "2026-10-31" }] },
    ]);
  });

  test("reads the same answers once, and other answers or another reading anew", async () => {
    const { loadDays, seen } = createCountedReport();
    const days = settled([[row("1", 60)], []]);
    await loadDays(question, days);
    const once = seen.reads.length;
    const again = await loadDays(question, { ...days, status: "stale" });
    expect([seen.reads.length, again.status]).toEqual([once, "stale"]);
    await loadDays(question, { ...days, version: "2" });
    await loadDays({ ...question, reading: { ...question.reading, query: "x" } }, days);
    await loadDays({ ...question, by: "month" }, days);
    expect(seen.reads.length).toBe(4 * once);
  });

  test("tells each day's median only where it is asked for", async () => {
    const { loadDays } = createCountedReport();
    const days = settled([[row("1", 60), row("2", 90)], []]);
    expect((await loadDays(question, days)).days[0]).not.toHaveProperty("median");
    const asked = await loadDays({ ...question, withMedian: true }, days);
    expect(asked.days.map(({ median }) => median)).toEqual([{ agents: 2, seconds: [75], total: 75 }, null]);
  });

  test("shows a class that another process has changed, though the figures are the same", async () => {
    const { loadDays, seen } = createCountedReport();
    const days = settled([[row("1", 60)], []]);
    await loadDays(question, days);
    seen.stateClass = "personal";
    const { styles } = await loadDays(question, days);
    expect(styles).toEqual([{ stateClass: "personal", shade: 0 }]);
  });
});
