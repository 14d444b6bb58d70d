import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listDays } from "@/lib/dates/day";
import { dayOf } from "@/lib/dates/window";
import { everything } from "@/lib/report/figures/agent-table";
import type { AuxRow } from "@/lib/report/figures/aux-row";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { countsAsItself } from "@/lib/report/states/state-settings";
import type { Answer } from "@/lib/server/ledger/answer";
import { openLedger, row, type Script } from "@/lib/server/ledger/answers.stage";
import { question, startReports } from "./reports.stage";
import { createAnswerReader, type Sight } from "./sight";

const ledger = openLedger("sqlite");
const week = { from: "2026-11-09T00:00:00", to: "2026-11-15T23:59:59" };
const north: Sight = { teams: [{ id: "t1", name: "Norte", version: 1, size: 2, agents: ["1", "3"] }] };
const nobody: Sight = { teams: [] };

/** Rows of each day; a block has the sums of its days. */
function scriptOf(byDay: ReadonlyMap<string, AuxRow[]>): Script {
  return ({ from, to }) => {
    const found = listDays(dayOf(from), dayOf(to)).flatMap((day) => byDay.get(day) ?? []);
    const sums = new Map<string, AuxRow>();
    for (const given of found) {
      const key = JSON.stringify([given.agentId, given.state]);
      sums.set(key, { ...given, seconds: (sums.get(key)?.seconds ?? 0) + (given.seconds ?? 0) });
    }
    return sums.size === 0 ? null : [...sums.values()];
  };
}

async function readAll(byDay: ReadonlyMap<string, AuxRow[]>, sight: Sight) {
  const { reports, rangeRequests } = startReports(ledger.kysely(), ledger.operation(), scriptOf(byDay));
  const asked = question(week, { sight, waitLimit: { kind: "untilKnown", mostMs: 5000 } });
  const days = await reports.loadDays({ ...asked, by: "week", withMedian: true });
  while (rangeRequests.count() > 0) await new Promise((resolve) => setTimeout(resolve, 2));
  const [report, provenance] = [await reports.loadReport(asked), await reports.loadProvenance(asked)];
  return { reports, asked, report, days, provenance };
}

type Read = Awaited<ReturnType<typeof readAll>>;

// That a day was answered at all is nobody's figure.
function figuresOf({ report, days, provenance }: Read) {
  const { states, agents, warnings, notes } = report;
  return {
    ...{ states, agents, warnings, notes, total: provenance.total },
    days: [days.states, days.days.map(({ day, seconds = [] }) => [day, sum(seconds)])],
  };
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((all, one) => all + one, 0);
}

const agents = ["1", "2", "3", "4"];
const someRow = fc
  .tuple(
    fc.constantFrom(...agents),
    fc.constantFrom("Break", "Almuerzo", "Baño"),
    fc.integer({ min: 1, max: 4000 }),
  )
  .map(([id, state, seconds]) => row(id, id === "2" ? `${state} ajeno` : state, seconds));
const someDays = fc
  .array(fc.uniqueArray(someRow, { selector: ({ agentId, state }) => `${agentId}${state}`, maxLength: 6 }), {
    minLength: 7,
    maxLength: 7,
  })
  .map((lists) => new Map(lists.map((rows, at) => [`2026-11-${String(9 + at).padStart(2, "0")}`, rows])));

describe("whoever sees some teams", () => {
  test("reads the figures that there would be if wolkvox had told of them alone", async () => {
    await fc.assert(
      fc.asyncProperty(someDays, async (byDay) => {
        const isOwn = ({ agentId }: AuxRow) => agentId === "1" || agentId === "3";
        const own = new Map([...byDay].map(([day, rows]) => [day, rows.filter(isOwn)]));
        const [seen, alone] = [await readAll(byDay, north), await readAll(own, null)];
        expect(figuresOf(seen)).toEqual(figuresOf(alone));
        const { report, days, provenance } = seen;
        expect(JSON.stringify({ report, days, provenance })).not.toMatch(/ajeno|Agent [24]/);
      }),
      { numRuns: 12 },
    );
  });

  test("is told whose figures these are, and whoever sees everybody is not", async () => {
    const byDay = new Map([["2026-11-09", agents.map((id) => row(id, "Break", 60))]]);
    const scope = { teams: [{ id: "t1", name: "Norte" }] };
    const { report, days, provenance } = await readAll(byDay, north);
    expect([report.scope, days.scope, provenance.scope]).toEqual([scope, scope, scope]);
    const whole = await readAll(byDay, null);
    expect([whole.report.scope, whole.days.scope, whole.provenance.scope]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("finds nobody else by a link, and not the number of others' records", async () => {
    const byDay = new Map([["2026-11-09", agents.map((id) => row(id, "Break", 60))]]);
    const { reports, asked, provenance } = await readAll(byDay, north);
    for (const id of ["2", "404"]) {
      const stranger = { ...asked, reading: { ...everything, agents: [id] } };
      await expect(reports.loadReport(stranger)).rejects.toMatchObject({ code: "not-found" });
      await expect(reports.loadDays({ ...stranger, by: "day" })).rejects.toMatchObject({ code: "not-found" });
      await expect(reports.loadProvenance(stranger)).rejects.toMatchObject({ code: "not-found" });
    }
    expect(provenance.windows.map(({ rows }) => rows)).toContain(2);
    expect(provenance.total).toBe(120);
    const team = [{ id: "t2", name: "Sur", version: 1, size: 1, agents: ["2"] }];
    const other = await reports.loadReport({ ...asked, reading: { ...everything, teams: team } });
    expect(other.agents).toEqual([]);
  });

  test("sees nobody where there is no team, and everybody's answers are kept apart from theirs", async () => {
    const byDay = new Map([["2026-11-09", agents.map((id) => row(id, "Break", 60))]]);
    const { reports, asked } = await readAll(byDay, null);
    const load = (sight: Sight) => reports.loadReport({ ...asked, sight });
    const [whole, none, some] = [await load(null), await load(nobody), await load(north)];
    expect([whole, none, some].map((report) => report.agents.length)).toEqual([4, 0, 2]);
    const moved: Sight = { teams: [{ id: "t1", name: "Norte", version: 2, size: 1, agents: ["4"] }] };
    expect((await load(moved)).agents.map(({ id }) => id)).toEqual(["4"]);
  });
});

describe("notes and warnings of an answer", () => {
  const reader = createAnswerReader(
    async () => {
      throw new Error("No rows are read.");
    },
    { sight: north, countsAs: countsAsItself, hidden: new Set(), leftOut: nothingLeftOut },
  );
  const change = { kind: "corrected", day: "2026-11-09", at: "2026-11-20T17:00:00Z" } as const;
  const caseOf = (id: string, beforeSeconds: number, afterSeconds: number | null) => ({
    ...{ id, name: `Agent ${id}`, beforeSeconds, afterSeconds },
  });

  test("tell the change of those whom the reader may see, with their sums", () => {
    const cases = [caseOf("2", 900, 0), caseOf("1", 60, 90), caseOf("3", 30, null)];
    const note = { ...change, beforeSeconds: 9000, afterSeconds: 8000, agents: 12, cases };
    expect(reader.pickNotes([note])).toEqual([
      { ...change, beforeSeconds: 90, afterSeconds: 90, agents: 2, cases: cases.slice(1) },
    ]);
    expect(reader.pickNotes([{ ...note, cases: cases.slice(0, 1) }])).toEqual([]);
  });

  test("say nothing of a difference that is known of everybody together", () => {
    const differs = { kind: "differs", from: "2026-11-09", to: "2026-11-15" } as const;
    const sums = { blockSeconds: 9000, blockAskedAt: "2026-11-20T17:00:00Z", daysSeconds: 8000 };
    expect(reader.pickNotes([{ ...differs, ...sums }])).toEqual([]);
  });

  test("name no agent of others and count none of their records", () => {
    const warnings: Answer["warnings"] = [
      { kind: "negative", count: 40, cases: [{ agentId: "2" }, { agentId: "3" }] },
      { kind: "two-names", count: 1, cases: [{ agentId: "4", agentName: "Ajena" }] },
      { kind: "id", count: 1, cases: [{ agentId: "", agentName: "Sin id" }] },
      { kind: "record-count", count: 1, cases: [{ said: 5000, found: 4000 }] },
      { kind: "encoding", count: 3 },
    ];
    expect(reader.warningsOf({ warnings })).toEqual([
      { kind: "negative", count: 1, cases: [{ agentId: "3" }] },
      { kind: "record-count", count: 1, cases: [] },
    ]);
  });
});
