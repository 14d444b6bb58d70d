import { type APIRequestContext, expect } from "@playwright/test";
import { operationToday } from "./support/civil-days.ts";
import { type FaultRow, faultTable } from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";
import { askJson, askReport, type ReportAnswer } from "./support/report-api.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";

const allRows = Object.values(faultTable).flat();
const holdsToken = ({ code }: FaultRow) => ["upstream-auth", "upstream-maintenance"].includes(code);

// Enough to be a bomb; 257 MB of it take seconds to pack.
const quicker: Record<string, { bytes: number }> = { "gzip-bomb": { bytes: 48 * 1024 * 1024 } };

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

test("a call that wolkvox never answers leaves them too", async ({ stall }) => {
  test.setTimeout(100_000);
  const { before, after } = await stall.stale;
  expect(after).toMatchObject({ status: "stale", problem: { code: "upstream-timeout" } });
  expect([after.agents, after.states, after.asOf]).toEqual([before.agents, before.states, before.asOf]);
  expect(before.agents.length).toBeGreaterThan(0);
});

/** The first answer of the row's own live window, which grows old in a second. */
async function askKnown(
  request: APIRequestContext,
  standIn: StandInProcess,
  row: FaultRow,
): Promise<ReportAnswer> {
  await standIn.arm({ kind: "rows", rows: rowsOf(row, 0) });
  const report = await askReport(request, liveRange(row));
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
  const after = await askNewest(request, row);
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
        const { status, problem, agents } = await askNewest(request, row);
        return [status, problem, ...agents.map(({ seconds }) => seconds)];
      },
      { message: row.kind, intervals: [50, 250] },
    )
    .toEqual(["complete", undefined, ...secondsOf(row, 1)]);
}

/** Waits for the call that is due, whatever comes of it. */
async function askNewest(request: APIRequestContext, row: FaultRow): Promise<ReportAnswer> {
  const headers = { prefer: "wait=60" };
  const { status, body } = await askJson<ReportAnswer>(request, `/api/report?${liveRange(row)}`, { headers });
  expect(status, row.kind).toBe(200);
  return body;
}

/** A part of today that no other row and no other spec asks for. */
function liveRange(row: FaultRow): string {
  const today = operationToday();
  const index = allRows.indexOf(row) + 1;
  const clock = [0, Math.floor(index / 60), index % 60].map((part) => String(part).padStart(2, "0"));
  return `from=${today}T${clock.join(":")}&to=${today}T23:59:59`;
}

// Two agents and one state; on a day off the operation itself has no figures.
function secondsOf(row: FaultRow, later: number): number[][] {
  return [[3000 + allRows.indexOf(row) + later], [600]];
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
