import { expect, test } from "vitest";
import { createWarningList, narrowWarnings } from "@/lib/report/answers/warnings";
import { buildColumns } from "./answer-columns";
import type { AuxRow } from "./aux-row";
import { createRowWatch } from "./row-watch";

const day = "2026-11-16";
const windowSeconds = 86_400;

function row(agentId: string, state: string, seconds: number | null, agentName = `Agent ${agentId}`): AuxRow {
  return { agentId, agentName, agentDni: "", state, seconds };
}

function watch(...answers: { day: string | null; rows: AuxRow[]; windowSeconds?: number }[]) {
  const warnings = createWarningList();
  const rowWatch = createRowWatch(warnings);
  for (const { rows, ...answer } of answers)
    rowWatch.add({ windowSeconds, ...answer, columns: buildColumns(rows) });
  return warnings.list();
}

test("31 hours of states on one day, each below 24 h, name the agent, the day and the sum", () => {
  const rows = [row("1", "Break", 40_000), row("1", "Lunch", 71_600), row("2", "Break", 86_400)];
  expect(watch({ day, rows })).toEqual([
    {
      kind: "longer-than-window",
      count: 1,
      cases: [{ agent: { id: "1", name: "Agent 1" }, day, seconds: 111_600 }],
    },
  ]);
});

test("a day of 25 hours has room for 25", () => {
  expect(watch({ day, windowSeconds: 90_000, rows: [row("1", "Break", 90_000)] })).toEqual([]);
});

test("an agent renamed within the range is told with the day and the name before; accents and case are no other name", () => {
  const warnings = watch(
    { day: "2026-11-16", rows: [row("1", "Break", 1, "Ana Peña"), row("2", "Break", 1, "")] },
    { day: "2026-11-17", rows: [row("1", "Break", 1, "ANA  PENA"), row("2", "Break", 1, "Luis")] },
    { day: "2026-11-18", rows: [row("1", "Break", 1, "Ana de Ruiz")] },
  );
  expect(warnings).toEqual([
    {
      kind: "renamed",
      count: 1,
      cases: [{ agent: { id: "1", name: "Ana de Ruiz" }, day: "2026-11-18", before: "ANA  PENA" }],
    },
  ]);
});

test("an agent's rows are added up where others stand between them, blank times as nothing, and each answer by itself", () => {
  const rows = [
    row("1", "Break", 50_000),
    row("2", "Break", 1),
    row("1", "Lunch", 40_000),
    row("1", "Bath", null),
  ];
  const [told] = watch({ day, rows }, { day: "2026-11-17", rows: [row("1", "Break", 80_000)] });
  expect(told).toMatchObject({ count: 1, cases: [{ agent: { id: "1" }, day, seconds: 90_000 }] });
});

test("who has no id may have any name, and a blank name is no other one", () => {
  const named = (agentId: string, ...names: string[]) =>
    watch(
      ...names.map((name, place) => ({
        day: `2026-11-${16 + place}`,
        rows: [row(agentId, "Break", 1, name)],
      })),
    );
  expect(named("", "Ana", "Eva")).toEqual([]);
  expect(named("1", "Ana", "", "Ana")).toEqual([]);
  expect(named("1", "Ana", "", "Eva")).toMatchObject([
    { kind: "renamed", count: 1, cases: [{ before: "Ana" }] },
  ]);
  expect(named("1", "Ana", "Eva", "Eva")).toMatchObject([{ count: 1 }]);
});

test("a reading of some agents is warned of these, and of what names nobody", () => {
  const reading = { agents: ["1"], teams: [], query: "" };
  const [one, two] = ["1", "2"].map((id) => ({ agent: { id, name: "" }, day }));
  const both = { kind: "negative" as const, count: 2, cases: [one ?? { day }, two ?? { day }] };
  const nobody = { kind: "record-count" as const, count: 1, cases: [{ day, said: 5, found: 3 }] };
  const many = { kind: "unknown" as const, count: 90, cases: [two ?? { day }] };
  const others = { kind: "id" as const, count: 1, cases: [two ?? { day }] };
  expect(narrowWarnings([both, nobody, many, others], reading)).toEqual([
    { ...both, count: 1, cases: [one] },
    nobody,
    { ...many, cases: [] },
  ]);
});
