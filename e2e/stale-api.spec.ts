import { type APIRequestContext, expect, request as http } from "@playwright/test";
import { operationToday } from "./support/civil-days.ts";
import {
  earlyAnswer,
  type FaultRow,
  faultTable,
  quicker,
  quotaRows,
  readableFaults,
  shrinkingFaults,
  toldFaults,
  wholeAnswer,
} from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";
import { askJson, askReport, type ReportAnswer } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import type { Fault } from "./support/stand-in-control.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";
import { sum } from "./support/truth.ts";

const failing = [...Object.values(faultTable).flat(), ...quotaRows];
const holdsToken = ({ code }: FaultRow) => ["upstream-auth", "upstream-maintenance"].includes(code);

for (const [family, table] of Object.entries(faultTable)) {
  test(`each ${family} answer leaves the figures known before as they are, to the second, and says why`, async ({
    request,
    standIn,
  }) => {
    const known: { row: FaultRow; before: ReportAnswer }[] = [];
    for (const row of table) known.push({ row, before: await askKnown(request, standIn, row) });
    await expect.poll(() => known.every(({ before }) => isOld(before))).toBe(true);
    for (const { row, before } of known) {
      await assertStale(request, standIn, row, before);
      if (holdsToken(row) || row === table.at(-1)) await assertMended(request, standIn, row);
    }
  });
}

test("a spent quota leaves them too, whatever answer speaks of it", async ({ startApp, standIn }) => {
  for (const row of quotaRows) {
    const app = await startApp({ WOLKVOX_REFRESH_SECONDS: "1" });
    const caller = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
    const before = await askKnown(caller, standIn, row);
    await expect.poll(() => isOld(before)).toBe(true);
    await assertStale(caller, standIn, row, before);
    await caller.dispose();
  }
});

test("odd answers that are clear take the place of what was known before", async ({ request, standIn }) => {
  const today = operationToday();
  await standIn.change({ agents: 6, now: `${today}T23:00:00-05:00` });
  const ranges = readableFaults.map((_, index) => liveRange(failing.length + index));
  const known = await askOld(request, standIn, ranges, { kind: "fallen-times", count: 6 });
  for (const [index, kind] of readableFaults.entries()) {
    const [range = "", before] = [ranges[index], known[index]];
    await standIn.arm({ kind, ms: 300 });
    const after = await askNewest(request, range);
    const from = new URLSearchParams(range).get("from") ?? "";
    const { total } = await standIn.totals(from, `${today}T23:59:59`);
    expect([after.status, after.warnings, sumOf(after)], kind).toEqual(["complete", [], total]);
    expect(before && sumOf(before), kind).toBeLessThan(total);
  }
});

test("what contradicts itself or cannot be true takes the place of what was known, with a warning", async ({
  request,
  standIn,
}) => {
  const first = failing.length + readableFaults.length;
  const ranges = toldFaults.map((_, index) => liveRange(first + index));
  for (const { warnings } of await askOld(request, standIn, ranges, earlyAnswer))
    expect(warnings).toEqual([]);
  for (const [index, { warning, seconds, fault }] of toldFaults.entries()) {
    await standIn.arm(fault);
    const after = await askNewest(request, ranges[index] ?? "");
    expect(
      after.warnings.map(({ kind }) => kind),
      warning,
    ).toEqual([warning]);
    expect([after.status, sumOf(after)], warning).toEqual(["complete", seconds]);
  }
});

test("less than was known is doubted, and shown once a second look says the same", async ({
  request,
  standIn,
}) => {
  const first = failing.length + readableFaults.length + toldFaults.length;
  const ranges = shrinkingFaults.map((_, index) => liveRange(first + index));
  const known = await askOld(request, standIn, ranges, wholeAnswer);
  for (const [index, { what, seconds, fault }] of shrinkingFaults.entries()) {
    const [range = "", before] = [ranges[index], known[index]];
    await standIn.arm(fault);
    const doubted = await askNewest(request, range);
    expect(doubted, what).toMatchObject({ status: "stale", problem: { code: "upstream-doubted" } });
    expect([doubted.agents, doubted.states], what).toEqual([before?.agents, before?.states]);
    await expect
      .poll(
        async () => {
          const { status, problem, agents } = await askNewest(request, range);
          return [status, problem?.code, sumOf({ agents })];
        },
        { message: what },
      )
      .toEqual(["complete", undefined, seconds]);
  }
});

/** What is known of ranges by one answer, once all of it is old. */
async function askOld(
  request: APIRequestContext,
  standIn: StandInProcess,
  ranges: readonly string[],
  fault: Fault,
): Promise<ReportAnswer[]> {
  await standIn.arm(fault);
  const known: ReportAnswer[] = [];
  for (const range of ranges) known.push(await askReport(request, range));
  await expect.poll(() => known.every(isOld)).toBe(true);
  return known;
}

/** The first answer of the row's own live window, which grows old in a second. */
async function askKnown(
  request: APIRequestContext,
  standIn: StandInProcess,
  row: FaultRow,
): Promise<ReportAnswer> {
  await standIn.arm({ kind: "rows", rows: rowsOf(row, 0) });
  const report = await askReport(request, rangeOf(row));
  expect([report.status, ...report.agents.map(({ seconds }) => seconds)], row.kind).toEqual([
    "complete",
    ...secondsOf(row, 0),
  ]);
  return report;
}

async function assertStale(
  request: APIRequestContext,
  standIn: StandInProcess,
  row: FaultRow,
  before: ReportAnswer,
): Promise<void> {
  await standIn.resetCalls();
  await standIn.arm({ kind: row.kind, ...quicker[row.kind] });
  const after = await askNewest(request, rangeOf(row));
  expect(after, row.kind).toMatchObject({ status: "stale", problem: { code: row.code } });
  expect([after.agents, after.states, after.asOf], row.kind).toEqual([
    before.agents,
    before.states,
    before.asOf,
  ]);
  expect(JSON.stringify(after), row.kind).not.toContain(standIn.token);
  expect((await standIn.calls()).byOutcome, row.kind).toEqual({ [`fault:${row.kind}`]: row.calls });
}

/** A second old; the answer leaves out the fraction. */
function isOld({ asOf }: ReportAnswer): boolean {
  return Date.now() - Date.parse(asOf ?? "") > 2000;
}

async function assertMended(request: APIRequestContext, standIn: StandInProcess, row: FaultRow) {
  await standIn.arm({ kind: "rows", rows: rowsOf(row, 1) });
  await expect
    .poll(
      async () => {
        const { status, problem, agents } = await askNewest(request, rangeOf(row));
        return [status, problem, ...agents.map(({ seconds }) => seconds)];
      },
      { message: row.kind, intervals: [50, 250] },
    )
    .toEqual(["complete", undefined, ...secondsOf(row, 1)]);
}

/** Waits for the call that is due, whatever comes of it. */
async function askNewest(request: APIRequestContext, range: string): Promise<ReportAnswer> {
  const headers = { prefer: "wait=60" };
  const { status, body } = await askJson<ReportAnswer>(request, `/api/report?${range}`, { headers });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** A part of today that no other row and no other spec asks for. */
function liveRange(index: number): string {
  const today = operationToday();
  const clock = [0, Math.floor((index + 1) / 60), (index + 1) % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `from=${today}T${clock.join(":")}&to=${today}T23:59:59`;
}

function rangeOf(row: FaultRow): string {
  return liveRange(failing.indexOf(row));
}

function sumOf({ agents }: Pick<ReportAnswer, "agents">): number {
  return sum(agents.flatMap(({ seconds }) => seconds));
}

// Two agents and one state; on a day off the operation itself has no figures.
function secondsOf(row: FaultRow, later: number): number[][] {
  return [[3000 + failing.indexOf(row) + later], [600]];
}

function rowsOf(row: FaultRow, later: number) {
  return secondsOf(row, later).map(([seconds = 0], index) => ({
    agent_id: String(10_001 + index),
    agent_dni: "1099887766",
    agent_name: `Agente ${index + 1}`,
    aux_state: "Almuerzo",
    time: new Date(seconds * 1000).toISOString().slice(11, 19),
  }));
}
