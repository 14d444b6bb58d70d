import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { buildColumns } from "@/lib/report/figures/answer-columns";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { sumSeconds } from "@/lib/report/figures/report";
import { foldedState } from "@/lib/report/states/fold-states";
import { openLedger } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");

/** The longest turn of the event loop while work goes on, in milliseconds of processor time. */
async function watchTurns<Result>(work: () => Promise<Result>): Promise<{ result: Result; worstMs: number }> {
  let [worstMs, isOver] = [0, false];
  const watch = async () => {
    while (!isOver) {
      const before = process.threadCpuUsage();
      await turn();
      const { user, system } = process.threadCpuUsage(before);
      worstMs = Math.max(worstMs, (user + system) / 1000);
    }
  };
  const watching = watch();
  const result = await work().finally(() => {
    isOver = true;
  });
  await watching;
  return { result, worstMs };
}

const row = (agent: number, state: string): AuxRow => ({
  agentId: String(10_000 + agent),
  agentName: `Agente ${agent}`,
  agentDni: String(1_000_000_000 + agent),
  state,
  seconds: 60,
});

const floods: [string, AuxRow[]][] = [
  ["3,000 agents with a state each", Array.from({ length: 3_000 }, (_, at) => row(at, `Estado ${at}`))],
  ["20,000 agents with a state each", Array.from({ length: 20_000 }, (_, at) => row(at, `Estado ${at}`))],
  ["59,999 agents", Array.from({ length: 59_999 }, (_, at) => row(at, "Break"))],
  ["59,999 agents with a state each", Array.from({ length: 59_999 }, (_, at) => row(at, `Estado ${at}`))],
];

describe("an answer that floods", () => {
  // A turn in which garbage is gathered takes longer than another: the quickest of three rounds tells.
  test.each(floods)("%s are added up exactly, and hold no turn for 100 ms", async (_what, rows) => {
    const turns: number[] = [];
    // In the server a thread builds them.
    const columns = buildColumns(rows);
    for (let round = 0; round < 3 && Math.min(...turns, 1_000) >= 100; round += 1) {
      const { reports } = startReports(ledger.kysely(), ledger.operation(), () => columns);
      const asked = question(windowOfDay("2026-11-09"));
      const { result, worstMs } = await watchTurns(async () => ({
        report: await reports.loadReport(asked),
        days: await reports.loadDays({ ...asked, by: "day" }),
        provenance: await reports.loadProvenance(asked),
      }));
      turns.push(worstMs);
      const { report, days, provenance } = result;
      const total = 60 * rows.length;
      expect(sumSeconds(report.agents.map(({ seconds }) => sumSeconds(seconds)))).toBe(total);
      expect([sumSeconds(days.days[0]?.seconds ?? []), provenance.total]).toEqual([total, total]);
      expect(report.states.length).toBeLessThanOrEqual(201);
      const isFolded = new Set(rows.map(({ state }) => state)).size > 200;
      expect(report.states.includes(foldedState)).toBe(isFolded);
      expect(report.warnings.some(({ kind }) => kind === "folded-states")).toBe(isFolded);
      expect(days.states).toEqual(report.states);
    }
    expect(Math.min(...turns)).toBeLessThan(100);
  });
});
