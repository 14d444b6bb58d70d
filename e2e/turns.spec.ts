import { type APIRequestContext, expect, request as http } from "@playwright/test";
import type { AppProcess } from "./support/app-process.ts";
import { listWindows } from "./support/call-windows.ts";
import { addDays } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { createSupervisor, type Person } from "./support/people.ts";
import {
  type ApiAnswer,
  askFigure,
  askJson,
  askReport,
  queueLength,
  type ReportAnswer,
} from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

type Calls = { spent: number; byAskedBy: { askedBy: string | null; calls: number }[] };

/** Two supervisors of an app of the test's own, and the administrator who made them. */
async function openTeam(app: AppProcess): Promise<{ admin: APIRequestContext; ana: Person; luis: Person }> {
  const admin = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  const [ana, luis] = [await createSupervisor(admin, app.url), await createSupervisor(admin, app.url)];
  return { admin, ana, luis };
}

/** One report a day and a page's question for a hundred days, all at once. */
function askMuch({ caller }: Person, first: string): Promise<ApiAnswer<Partial<ReportAnswer>>>[] {
  const days = Array.from({ length: 60 }, (_, at) => addDays(first, at));
  const hundred = `from=${addDays(first, -100)}&to=${addDays(first, -1)}`;
  return [
    ...days.map((day) => askJson<Partial<ReportAnswer>>(caller, `/api/report?from=${day}&to=${day}`)),
    askJson<Partial<ReportAnswer>>(caller, `/api/report/days?${hundred}`, { headers: { prefer: "wait=2" } }),
  ];
}

test("one reader's sixty ranges and a link of a hundred days let another reader's question have the next turn", async ({
  standIn,
  startApp,
}) => {
  const app = await startApp();
  const { ana, luis } = await openTeam(app);
  await standIn.hold({});
  const much = askMuch(ana, "2023-03-01");
  const refused = await Promise.any(
    much.map(async (asked) => {
      const { status, body, headers } = await asked;
      expect(status).not.toBe(200);
      return { status, body, headers };
    }),
  );
  expect(refused).toMatchObject({ status: 429, body: { code: "rate-limited" } });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  // Once this is answered the question is in the queue.
  await askJson(luis.caller, "/api/report?range=today", { headers: { prefer: "wait=0" } });
  expect((await standIn.calls()).total).toBe(1);
  await standIn.release();
  const { range } = await askReport(luis.caller, "range=today");
  expect(listWindows(await standIn.calls())[1]).toBe(`${range.from}/${range.to}`);
  const answers = await Promise.all(much);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(50);
});

test("one reader never spends more than half of what the others leave of the day's calls", async ({
  browser,
  standIn,
  startApp,
}) => {
  const app = await startApp({ WOLKVOX_DAILY_QUOTA: "40", WOLKVOX_REFRESH_SECONDS: "1" });
  const { admin, ana, luis } = await openTeam(app);
  await askReport(ana.caller, "range=today");
  const answers = await Promise.all(askMuch(ana, "2023-03-01"));
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
  const { spent, byAskedBy } = (await askJson<Calls>(admin, "/api/calls")).body;
  const own = byAskedBy.find(({ askedBy }) => askedBy === ana.email)?.calls ?? 0;
  expect(own).toBeLessThanOrEqual(20);
  // The days of the link go on in the background, as far as that may spend.
  expect(spent).toBeLessThanOrEqual(32);

  // What is known, and the running day, is theirs all the same; the others have calls left.
  const known = answers.findIndex(({ status }) => status === 200);
  const day = addDays("2023-03-01", known);
  expect((await askReport(ana.caller, `from=${day}&to=${day}`)).status).toBe("complete");
  expect((await askReport(luis.caller, "from=2023-08-08&to=2023-08-08")).status).toBe("complete");

  const context = await browser.newContext({
    ...{ baseURL: app.url, locale: "es-CO", storageState: await ana.caller.storageState() },
  });
  const page = await context.newPage();
  await page.goto("/?from=2023-08-09&to=2023-08-09");
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    /Ya usó su parte de las consultas a wolkvox por ahora\.[\s\S]*(a las 00:00|en \d+ min|en unos segundos)/,
  );
  await openReport(page, `from=${day}&to=${day}`);
  await context.close();
  expect((await standIn.calls()).overlaps).toBe(0);
});

test("a call that nobody waits for any more is not sent, and its request is no failure", async ({
  standIn,
  startApp,
}) => {
  const app = await startApp();
  const request = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  const first = "2023-10-02";
  const days = Array.from({ length: 20 }, (_, at) => addDays(first, at));
  await standIn.hold({ from: first, to: addDays(first, 19) });
  const addresses = [
    "/api/report?",
    "/api/report/days?",
    "/api/report/provenance?",
    "/api/export?format=xlsx&",
  ];
  const closed = days.map((day, at) =>
    request
      .get(`${addresses[at % addresses.length]}from=${day}&to=${day}`, { timeout: 1_500 })
      .catch(() => "closed"),
  );
  await expect.poll(async () => (await standIn.calls()).running).toBe(1);
  expect(new Set(await Promise.all(closed))).toEqual(new Set(["closed"]));
  await expect.poll(() => askFigure(request, queueLength)).toBe(0);
  await standIn.release();
  await askReport(request, "from=2023-10-30&to=2023-10-30");
  const windows = listWindows(await standIn.calls());
  expect(windows).toHaveLength(2);
  expect(windows[1]).toContain("2023-10-30");
  expect(app.log()).not.toMatch(/failure|AbortError|ResponseAborted/);
  await request.dispose();
});
