import { describe, expect, test } from "vitest";
import { shiftDay } from "@/lib/dates/day";
import { windowOfDay } from "@/lib/dates/window";
import { findGrewMost } from "@/lib/report/comparison/grew-most";
import { layWeekBefore, tellWeekBefore } from "@/lib/report/comparison/week-before";
import { buildAgentTable, everything } from "@/lib/report/figures/agent-table";
import { openLedger, row, type Script } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const day = "2026-11-18";
const before = shiftDay(day, -7);
const [now, then] = [windowOfDay(day), windowOfDay(before)];
const patient = { waitLimit: { kind: "untilKnown", mostMs: 5000 } } as const;
const whole = { compare: null, states: [], agents: [], teams: [], query: "", over: null };

function start() {
  const asked: string[] = [];
  const script: Script = ({ from }) => {
    asked.push(from.slice(0, 10));
    return from.startsWith(before)
      ? [row("1", "Break", 600), row("2", "Almuerzo", 1000), row("3", "Baño", 40)]
      : [row("1", "Break", 900), row("2", "Almuerzo", 1100)];
  };
  return { asked, ...startReports(ledger.kysely(), ledger.operation(), script) };
}

test("each state stands with its own time, whatever class orders it in a table", () => {
  const styles = [
    { stateClass: "system", shade: 0 },
    { stateClass: "productive", shade: 0 },
    { stateClass: "personal", shade: 0 },
  ] as const;
  const states = ["Falla", "BackOffice", "Break"];
  const then = {
    ...{ status: "complete" as const, states, styles: [...styles], allowances: [] },
    agents: [{ id: "1", name: "Ana", seconds: [30, 20, 10], daysWorked: 1 }],
    days: [{ day: before, status: "final" as const, asOf: "2026-11-19T00:00:00Z" }],
  };
  const told = tellWeekBefore({ states: ["Break", "Nuevo", "Falla", "BackOffice"] }, then);
  expect(told).toEqual({ day: before, seconds: [10, 0, 30, 20], total: 60, average: 60 });
});

describe("the same weekday before a day that is over", () => {
  test("is told where it is kept, and no call is made for it", async () => {
    const { reports, asked } = start();
    expect(await reports.loadReport(question(now, patient))).not.toHaveProperty("weekBefore");
    expect(asked).toEqual([day]);
    await reports.loadReport(question(then, patient));
    const answer = await reports.loadReport(question(now, patient));
    expect(asked).toEqual([day, before]);
    expect(answer.states).toEqual(["Almuerzo", "Break"]);
    expect(answer.weekBefore).toEqual({ day: before, seconds: [1000, 600], total: 1640, average: 1640 / 3 });
  });

  test("stands beside the totals of a page that narrows nothing: it says which state grew most", async () => {
    const { reports } = start();
    await reports.loadReport(question(then, patient));
    const answer = await reports.loadReport(question(now, patient));
    const table = buildAgentTable(answer, everything);
    const beside = layWeekBefore(table, answer, whole);
    expect(beside && findGrewMost(beside, beside.earlier.total)).toEqual({ place: 1, change: 300 });
    for (const narrowed of [
      { compare: "previous" },
      { states: ["Break"] },
      { agents: ["1"] },
      { teams: [{}] },
      { query: "a" },
      { over: "any" },
    ])
      expect(layWeekBefore(table, answer, { ...whole, ...narrowed })).toBeNull();
  });

  test("is not told of a day that still runs, of several, of a shift, of what is supposed, or of what was known before", async () => {
    const { reports } = start();
    for (const one of ["2026-11-13", before, "2026-11-12"])
      await reports.loadReport(question(windowOfDay(one), patient));
    const shift = { from: `${day}T08:00:00`, to: `${day}T17:59:59` };
    for (const asked of [
      question(windowOfDay("2026-11-20"), patient),
      question({ from: then.from, to: windowOfDay("2026-11-12").to }, patient),
      question(shift, patient),
      question(now, { ...patient, suppose: [{ kind: "without", day }] }),
      question(now, { ...patient, reading: { ...everything, over: "any" } }),
    ])
      expect(await reports.loadReport(asked)).not.toHaveProperty("weekBefore");
  });
});
