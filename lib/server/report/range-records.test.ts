import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { openLedger, row, type Script } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";

const ledger = openLedger("sqlite");
const monday = windowOfDay("2026-11-09");
const tuesday = windowOfDay("2026-11-10");
const both = { from: monday.from, to: tuesday.to };

const start = (script: Script) => startReports(ledger.kysely(), ledger.operation(), script);

describe("the records of a range", () => {
  test("of one answer are its own, those without an id, without a time and of nothing too", async () => {
    const rows = [
      row("1", "Break", 600),
      { ...row("1", "Baño", 0), seconds: null },
      row("2", "Break", 0),
      { ...row("", "Break", 30), agentName: "SIN ID" },
      { ...row("", "Break", 40), agentName: "OTRA" },
    ];
    const { reports } = start(() => rows);
    const { records, status } = await reports.loadRecords(question(monday));
    expect(status).toBe("complete");
    expect(records).toHaveLength(rows.length);
    expect(records).toEqual(expect.arrayContaining(rows));
  });

  test("of known days are added up without a call, and an unknown range costs one and no days behind it", async () => {
    const { reports, book, rangeRequests, calls } = start(({ from }) => [
      row("1", "Break", from === monday.from ? 600 : 50),
      ...(from === tuesday.from ? [row("1", "Baño", 5)] : []),
    ]);
    for (const day of [monday, tuesday]) await reports.loadRecords(question(day));
    const before = calls.length;
    const { records } = await reports.loadRecords(question(both));
    expect(records).toEqual([row("1", "Break", 650), row("1", "Baño", 5)]);
    expect(calls.length).toBe(before);
    const october = { from: "2026-10-01T00:00:00", to: "2026-10-31T23:59:59" };
    await reports.loadRecords(question(october));
    while (rangeRequests.count() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(calls.length).toBe(before + 1);
    expect(book.find(october)).not.toBeNull();
  });

  test("are those of a reader's teams alone", async () => {
    const { reports } = start(() => [row("1", "Break", 600), row("2", "Break", 50)]);
    const sight = { teams: [{ id: "t", name: "T", version: 1, size: 1, agents: ["2"] }] };
    expect((await reports.loadRecords(question(monday, { sight }))).records).toEqual([row("2", "Break", 50)]);
  });

  test("are nothing at all where a part cannot be had", async () => {
    const { reports } = start((window) => {
      if (window.from !== monday.from) throw new ProblemError("upstream-timeout", "Too late.");
      return [row("1", "Break", 600)];
    });
    await reports.loadRecords(question(monday));
    await expect(reports.loadRecords(question(both))).rejects.toMatchObject({ code: "upstream-timeout" });
  });
});
