import { describe, expect, test } from "vitest";
import { noSettings } from "@/lib/report/answers/operation-settings";
import { personalState } from "@/lib/report/states/fold-states";
import { mapStates, type StateSetting, unsetState } from "@/lib/report/states/state-settings";
import { openLedger, row } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const day = { from: "2026-11-09T00:00:00", to: "2026-11-09T23:59:59" };
const asked = question(day, { waitLimit: { kind: "untilKnown", mostMs: 5000 } });
const rows = [
  row("1", "Break", 601),
  row("1", "Almuerzo", 3600),
  row("1", "Médico", 61),
  row("1", "Baño", 61),
  row("2", "Break", 10),
  row("2", "BACK", 100),
];

function set(state: string, words: Partial<StateSetting> = {}): StateSetting {
  return { ...unsetState(state, "personal", 0), ...words };
}

function start(states: StateSetting[]) {
  const settings = { ...noSettings, version: 1, states };
  return startReports(ledger.kysely(), ledger.operation(), () => [...rows], { settings }).reports;
}

const lunch = set("Almuerzo", { paid: "no" });
const rest = set("Break", { paid: "half" });

describe("paid time of a report", () => {
  test("is told state by state, half of an odd second with it, and where all is paid not at all", async () => {
    const told = await start([lunch, rest]).loadReport(asked);
    const [first] = told.agents;
    const of = (state: string) => first?.paid?.[told.states.indexOf(state)];
    expect(["Break", "Almuerzo", "Médico", "Baño"].map(of)).toEqual([300.5, 0, 61, 61]);
    const plain = await start([set("Almuerzo"), set("Break")]).loadReport(asked);
    expect(plain.agents.some((agent) => "paid" in agent)).toBe(false);
    const daily = await start([lunch, rest]).loadDays({ ...asked, by: "day" });
    expect(daily.days[0]?.paid?.[daily.states.indexOf("Break")]).toBe(305.5);
  });

  test("by class keeps every state's own part, and a merged state is paid as the one it counts under", async () => {
    const byClass = await start([lunch, rest]).loadReport({ ...asked, group: "class" });
    const paid = byClass.agents.map(({ id, paid = [] }) => [
      id,
      paid.reduce((sum = 0, one) => (sum ?? 0) + (one ?? 0), 0),
    ]);
    expect(paid).toEqual([
      ["1", 300.5 + 61 + 61],
      ["2", 5 + 100],
    ]);
    const merged = await start([lunch, set("Baño", { mergedInto: "Almuerzo" })]).loadReport(asked);
    const place = merged.states.indexOf("Almuerzo");
    expect([merged.agents[0]?.seconds[place], merged.agents[0]?.paid?.[place]]).toEqual([3661, 0]);
  });

  test("tells nothing of sensitive states that are paid differently, and their sum where they are paid alike", async () => {
    const sensitive = { isSensitive: true };
    const other = { ...asked, seesSensitive: false };
    const mixed = [set("Baño", sensitive), set("Médico", { ...sensitive, paid: "no" })];
    for (const group of [null, "class"] as const) {
      const told = await start(mixed).loadReport({ ...other, group });
      expect(told.agents[0]?.paid).toContain(null);
      expect(told.agents[1]?.paid).not.toContain(null);
    }
    const alike = mixed.map((setting) => ({ ...setting, paid: "half" as const }));
    const told = await start(alike).loadReport(other);
    expect(told.agents[0]?.paid?.[told.states.indexOf(personalState)]).toBe(61);
  });

  test("the column is there for such a reader whichever of the sensitive states somebody was in", () => {
    const sensitive = { isSensitive: true };
    const states = [set("Baño", sensitive), set("Médico", { ...sensitive, paid: "no" }), lunch];
    expect([...mapStates(states, { seesSensitive: false }).paid]).toEqual([
      ["Almuerzo", 0],
      [personalState, null],
    ]);
    expect([...mapStates(states, { seesSensitive: true }).paid]).toEqual([
      ["Médico", 0],
      ["Almuerzo", 0],
    ]);
  });
});
