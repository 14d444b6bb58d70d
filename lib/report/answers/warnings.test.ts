import { describe, expect, test } from "vitest";
import { createWarningList, narrowWarnings, type ReportWarning, type WarningCase } from "./warnings";

const everybody = { agents: [], teams: [], query: "" };
const [ana, eva] = [
  { id: "7", name: "Ana" },
  { id: "8", name: "Eva" },
];

describe("a list of warnings", () => {
  test("gathers those of one kind, with the days of their answers", () => {
    const list = createWarningList();
    const about = { agentId: "7", agentName: "Ana", state: "Break" };
    list.addAnswer("2026-11-20", [{ kind: "negative", count: 1, cases: [about] }]);
    list.addAnswer(null, [
      { kind: "negative", count: 2, cases: [{ agentId: "8" }, { state: "Break" }] },
      { kind: "encoding", count: 1 },
    ]);
    expect(list.list()).toEqual([
      {
        kind: "negative",
        count: 3,
        cases: [
          { agent: ana, day: "2026-11-20", state: "Break" },
          { agent: { id: "8", name: "" }, day: null },
          { day: null, state: "Break" },
        ],
      },
      { kind: "encoding", count: 1, cases: [] },
    ]);
  });

  test("counts all and keeps the first twenty", () => {
    const list = createWarningList();
    const cases = (first: number, count: number) =>
      Array.from({ length: count }, (_, place) => ({ day: null, said: first + place }));
    list.add("renamed", 15, cases(0, 15));
    list.add("renamed", 15, cases(15, 15));
    list.add("renamed", 15, cases(30, 15));
    const [warning] = list.list();
    expect(warning?.count).toBe(45);
    expect(warning?.cases).toEqual(cases(0, 20));
  });

  test("is empty where nothing is odd", () => {
    expect(createWarningList().list()).toEqual([]);
  });
});

describe("narrowed to a reading, a warning", () => {
  const about = (...agents: (typeof ana | null)[]): WarningCase[] =>
    agents.map((agent) => ({ ...(agent && { agent }), day: null }));
  const narrow = (cases: WarningCase[], count: number, reading = {}) =>
    narrowWarnings([{ kind: "negative", count, cases }], { ...everybody, ...reading });

  test("stays as it is where everybody is shown", () => {
    const warnings: ReportWarning[] = [{ kind: "negative", count: 2, cases: about(ana, eva) }];
    expect(narrowWarnings(warnings, everybody)).toEqual(warnings);
  });

  test("counts only who is shown, and is gone where it names nobody of them", () => {
    expect(narrow(about(ana, eva), 2, { agents: ["8"] })).toEqual([
      { kind: "negative", count: 1, cases: about(eva) },
    ]);
    expect(narrow(about(ana), 1, { query: "eva" })).toEqual([]);
  });

  test("keeps its count where it does not name all: the others may be shown", () => {
    expect(narrow(about(ana), 40, { agents: ["8"] })).toEqual([{ kind: "negative", count: 40, cases: [] }]);
  });

  test("that names nobody concerns every reader", () => {
    expect(narrow(about(null), 1, { agents: ["8"] })).toEqual([
      { kind: "negative", count: 1, cases: about(null) },
    ]);
  });
});
