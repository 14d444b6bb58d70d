import { type APIRequestContext, expect, request as http } from "@playwright/test";
import { addDays } from "./support/civil-days.ts";
import {
  type FaultRow,
  faultTable,
  quicker,
  quotaRows,
  readableFaults,
  shrinkingFaults,
  toldFaults,
} from "./support/fault-table.ts";
import { test } from "./support/hasty-app.ts";
import {
  askJson,
  askProblem,
  askReport,
  askWhole,
  type Problem,
  type ReportAnswer,
} from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";
import { sum } from "./support/truth.ts";

const allRows = Object.values(faultTable).flat();
/** A refusal of the token stops every window for a while, here for a second. */
const holdsToken = (row: FaultRow) => ["upstream-auth", "upstream-maintenance"].includes(row.code);

test.beforeEach(({ standIn }) => standIn.change({ agents: 6 }));

for (const [family, table] of Object.entries(faultTable)) {
  test(`each ${family} answer has its code and status, and what follows it is read`, async ({
    request,
    standIn,
  }) => {
    for (const row of table) {
      const day = workingDay(allRows.indexOf(row));
      await assertRefused(request, standIn, row, day);
      if (!holdsToken(row) && row !== table.at(-1)) continue;
      await standIn.clear();
      await expect.poll(() => askStatus(request, day), { message: row.kind }).toBe(200);
      expect(sumOf(await askReport(request, rangeOf(day)))).toBe(await totalOf(standIn, day));
    }
  });
}

test("a spent quota is told from every answer that speaks of it", async ({ startApp, standIn }) => {
  for (const row of quotaRows) {
    const app = await startApp();
    const caller = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
    await assertRefused(caller, standIn, row, "2026-03-02");
    await caller.dispose();
  }
});

test("what contradicts itself or cannot be true is shown with a warning", async ({ request, standIn }) => {
  for (const [index, { warning, seconds, fault }] of toldFaults.entries()) {
    await standIn.arm(fault);
    const report = await askReport(request, rangeOf(addDays("2025-03-03", index)));
    expect(
      report.warnings.map(({ kind }) => kind),
      warning,
    ).toEqual([warning]);
    expect([report.status, sumOf(report)], warning).toEqual(["complete", seconds]);
  }
});

test("where nothing is known, less is believed, and no data is no zero", async ({ request, standIn }) => {
  for (const [index, { what, seconds, fault }] of shrinkingFaults.entries()) {
    await standIn.arm(fault);
    const report = await askReport(request, rangeOf(addDays("2025-04-07", index)));
    expect([report.status, sumOf(report)], what).toEqual(["complete", seconds]);
    expect(
      report.days.map(({ status }) => status),
      what,
    ).toEqual([seconds === 0 ? "no-data" : "final"]);
  }
});

test("odd answers that are clear all the same give the same figures", async ({ request, standIn }) => {
  for (const [index, kind] of readableFaults.entries()) {
    const day = workingDay(index, "2025-07-07");
    await standIn.arm({ kind, ms: 300 });
    const report = await askReport(request, rangeOf(day));
    expect(sumOf(report), kind).toBe(await totalOf(standIn, day));
    expect(report.warnings, kind).toEqual([]);
  }
});

test("slower calls that wolkvox asks for are waited for as long as it says", async ({ request, standIn }) => {
  for (const [day, header, seconds] of [
    ["2026-03-07", "120", 120],
    ["2026-03-14", "-5", 5],
    ["2026-03-21", "99999999", 900],
    ["2026-03-28", "Thu, 01 Jan 1970 00:00:00 GMT", 5],
  ] as const) {
    await standIn.arm({ kind: "http-429", headers: { "Retry-After": header } });
    const { headers } = await askProblem(request, rangeOf(day));
    expect(Number(headers["retry-after"]), header).toBeGreaterThan(seconds - 2);
    expect(Number(headers["retry-after"]), header).toBeLessThanOrEqual(seconds);
  }
});

test("an answer at the record cap is never used: the window is asked again in two", async ({
  request,
  standIn,
}) => {
  await standIn.arm({ kind: "cap-exact", times: 1 });
  const report = await askWhole(request, "from=2026-05-11&to=2026-05-14");
  const truth = await standIn.totals("2026-05-11T00:00:00", "2026-05-14T23:59:59");
  expect(report.status).toBe("complete");
  expect(sumOf(report)).toBe(truth.total);
  const { calls, overlaps } = await standIn.calls();
  expect(calls.slice(0, 3).map(({ from, to }) => [from?.slice(0, 10), to?.slice(0, 10)])).toEqual([
    ["2026-05-11", "2026-05-14"],
    ["2026-05-11", "2026-05-12"],
    ["2026-05-13", "2026-05-14"],
  ]);
  expect(overlaps).toBe(0);
});

test("a second attempt within the call mends what was momentary", async ({ request, standIn }) => {
  await standIn.arm({ kind: "reset", times: 1 });
  const report = await askReport(request, rangeOf("2026-05-15"));
  expect(sumOf(report)).toBe(await totalOf(standIn, "2026-05-15"));
  expect((await standIn.calls()).byOutcome).toEqual({ "fault:reset": 1, ok: 1 });
});

async function assertRefused(
  request: APIRequestContext,
  standIn: StandInProcess,
  { kind, code, status, calls }: FaultRow,
  day: string,
): Promise<void> {
  await standIn.resetCalls();
  await standIn.arm({ kind, ...quicker[kind] });
  const answer = await askProblem(request, rangeOf(day));
  expect([answer.body.code, answer.status, answer.body.status], kind).toEqual([code, status, status]);
  expect(answer.headers["content-type"], kind).toContain("application/problem+json");
  if (status === 503) expect(Number(answer.headers["retry-after"]), kind).toBeGreaterThan(0);
  expect(JSON.stringify(answer), kind).not.toContain(standIn.token);
  expect((await standIn.calls()).byOutcome, kind).toEqual({ [`fault:${kind}`]: calls });
}

async function askStatus(request: APIRequestContext, day: string): Promise<number> {
  return (await askJson<Problem>(request, `/api/report?${rangeOf(day)}`)).status;
}

async function totalOf(standIn: StandInProcess, day: string): Promise<number> {
  return (await standIn.totals(`${day}T00:00:00`, `${day}T23:59:59`)).total;
}

function sumOf({ agents }: ReportAnswer): number {
  return sum(agents.flatMap(({ seconds }) => seconds));
}

function rangeOf(day: string): string {
  return `from=${day}&to=${day}`;
}

/** The `index`th working day from a Monday on. */
function workingDay(index: number, monday = "2024-03-04"): string {
  return addDays(monday, 7 * Math.floor(index / 5) + (index % 5));
}
