import { type APIRequestContext, expect } from "@playwright/test";
import { postAsPage } from "./support/people.ts";
import { askJson, askProblem, askReport, type ReportAnswer } from "./support/report-api.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";
import { sum } from "./support/truth.ts";
import { onPostgres, test } from "./support/two-instances.ts";

// Two servers and a database start before each.
test.describe.configure({ timeout: 240_000 });

type Callers = readonly APIRequestContext[];
type Days = { from: string; to: string };

const secondsOf = ({ agents }: ReportAnswer) => sum(agents.flatMap(({ seconds }) => seconds));
const times = <Result>(count: number, run: () => Result) => Array.from({ length: count }, run);

test("two instances set up one new PostgreSQL together, and share a cold month, window by window, and who is signed in", async ({
  postgres,
  standIn,
  startPair,
}) => {
  const { apps, callers } = await startPair(onPostgres(postgres));
  await expectSharedRange(callers, standIn, { from: "2026-07-01", to: "2026-07-31" }, 1 + 31);

  expect((await postAsPage(callers[0], apps[0].url, "/api/auth/sign-out", {})).ok()).toBe(true);
  expect((await askProblem(callers[1], "range=yesterday")).body.code).toBe("unauthenticated");
});

test("of two instances on one database file each knows an agent whom the other was told of, and they share a cold range as well", async ({
  folder,
  standIn,
  startPair,
}) => {
  const { callers } = await startPair({ DATABASE_URL: `file:${folder}/shared.db` });
  const day = "from=2026-07-06&to=2026-07-06";
  // It has read the store before, on a Sunday when nobody was there.
  await askReport(callers[1], "from=2026-07-05&to=2026-07-05");
  await standIn.resetCalls();
  const [agent] = (await askReport(callers[0], day)).agents;
  const { agents } = await askReport(callers[1], `${day}&agent=${agent?.id}`);
  expect(agents.map(({ id, seconds }) => [id, sum(seconds)])).toEqual([
    [agent?.id, sum(agent?.seconds ?? [])],
  ]);
  expect((await askProblem(callers[1], `${day}&agent=nobody`)).body.code).toBe("not-found");
  expect((await standIn.calls()).total).toBe(1);

  await standIn.resetCalls();
  await expectSharedRange(callers, standIn, { from: "2026-07-13", to: "2026-07-15" }, 1 + 3);
});

test("300 viewers of two instances cost one call when an answer gets too old", async ({
  postgres,
  standIn,
  startPair,
}) => {
  const refreshMs = 12_000;
  const { callers } = await startPair({
    ...onPostgres(postgres),
    WOLKVOX_REFRESH_SECONDS: String(refreshMs / 1000),
  });
  const old = await askReport(callers[0], "range=today");
  // Its time is told in whole seconds: it may have been asked for almost a second later.
  await expect
    .poll(() => Date.now() - Date.parse(old.asOf ?? ""), { timeout: 30_000 })
    .toBeGreaterThan(refreshMs + 1_000);
  await standIn.change({ latencyMs: 500 });
  const reports = await Promise.all(
    callers.flatMap((caller) => times(150, () => askPatiently(caller, "range=today", 30))),
  );
  const ages = new Set(reports.map(({ status, asOf }) => `${status} ${asOf}`));
  expect(ages.size).toBe(1);
  expect([...ages].join() > `complete ${old.asOf}`).toBe(true);
  expect(await standIn.calls()).toMatchObject({ total: 2, maxSimultaneous: 1, overlaps: 0 });
});

test("while PostgreSQL is away both say so and when to ask again, and once it is back they answer without a new call", async ({
  postgres,
  standIn,
  startPair,
}) => {
  const { callers } = await startPair(onPostgres(postgres));
  const query = "from=2026-05-04&to=2026-05-04";
  const known = secondsOf(await askReport(callers[0], query));
  await postgres.order("stop");
  for (const caller of callers) {
    const { status, headers, body } = await askProblem(caller, query);
    expect([status, body.code]).toEqual([503, "store-unavailable"]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect((await caller.get("/api/health")).status()).toBe(503);
  }
  await postgres.order("start");
  for (const caller of callers) {
    await expect.poll(async () => (await caller.get(`/api/report?${query}`)).status()).toBe(200);
    expect(secondsOf(await askReport(caller, query))).toBe(known);
  }
  expect((await standIn.calls()).total).toBe(1);
});

test("where an instance is killed in mid-call, the other serves what is known and asks nothing while the call may run", async ({
  postgres,
  startStandIn,
  startPair,
}) => {
  // Its own: the lease of the killed one stands for 75 s.
  const standIn = await startStandIn();
  const { apps, callers } = await startPair(onPostgres(postgres), standIn);
  const query = "from=2026-05-05&to=2026-05-05";
  const known = secondsOf(await askReport(callers[0], query));
  await standIn.hold({ from: "2026-05-06" });
  const lost = callers[0].get("/api/report?from=2026-05-06&to=2026-05-06").catch(() => undefined);
  await expect.poll(async () => (await standIn.calls()).running, { intervals: [50] }).toBe(1);
  await apps[0].kill();
  expect(await lost).toBeUndefined();

  expect(secondsOf(await askReport(callers[1], query))).toBe(known);
  const waiting = await askPatiently(callers[1], "from=2026-05-07&to=2026-05-07", 4);
  expect(waiting).toMatchObject({ status: "partial", agents: [], progress: { done: 0, total: 1 } });
  expect(await standIn.calls()).toMatchObject({ total: 2, maxSimultaneous: 1, overlaps: 0 });
});

/** Many readers of a cold range at both instances: each sees the true figures, and every window was asked once. */
async function expectSharedRange(callers: Callers, standIn: StandInProcess, days: Days, calls: number) {
  const query = `from=${days.from}&to=${days.to}`;
  const truth = await standIn.totals(`${days.from}T00:00:00`, `${days.to}T23:59:59`);
  const reports = await Promise.all(callers.flatMap((caller) => times(20, () => askReport(caller, query))));
  for (const report of reports) expect(secondsOf(report)).toBe(truth.total);
  for (const caller of callers) {
    await expect
      .poll(async () => (await askReport(caller, query)).status, { timeout: 60_000 })
      .toBe("complete");
    expect(secondsOf(await askReport(caller, query))).toBe(truth.total);
  }
  const seen = await standIn.calls();
  expect(seen).toMatchObject({ total: calls, maxSimultaneous: 1, overlaps: 0 });
  expect(new Set(seen.calls.map(({ from, to }) => `${from}-${to}`)).size).toBe(calls);
}

/** The newest figures that there are within so many seconds. */
async function askPatiently(
  caller: APIRequestContext,
  query: string,
  waitSeconds: number,
): Promise<ReportAnswer> {
  const headers = { prefer: `wait=${waitSeconds}` };
  const { status, body } = await askJson<ReportAnswer>(caller, `/api/report?${query}`, { headers });
  expect(status).toBe(200);
  return body;
}
