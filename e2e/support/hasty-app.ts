import { setTimeout as sleep } from "node:timers/promises";
import { type APIRequestContext, type Browser, type Page, request } from "@playwright/test";
import { type AppProcess, startApp } from "./app-process.ts";
import { operationToday } from "./civil-days.ts";
import { test as base } from "./fixtures.ts";
import { type ApiAnswer, askProblem, askReport, type Problem, type ReportAnswer } from "./report-api.ts";
import { type SignedIn, signIn } from "./sign-in.ts";
import { type StandInProcess, startStandIn } from "./stand-in-process.ts";

type Stall = {
  standIn: StandInProcess;
  /** What the API, and the page, say in the end of a call that wolkvox never answers. */
  answer: Promise<ApiAnswer<Problem>>;
  panel: Promise<string>;
  /** What the API says of figures known before, then and in the end of their own call. */
  stale: Promise<{ before: ReportAnswer; after: ReportAnswer }>;
};

const query = "from=2026-05-04&to=2026-05-04";
const knownQuery = () => `from=${operationToday()}T00:00:00&to=${operationToday()}T23:59:59`;
const patienceMs = 90_000;
const hasty = { WOLKVOX_REFRESH_SECONDS: "1" };

/**
 * An app that asks a live range again after a second and leaves a failing window alone no longer than that; and, for
 * timeout.spec.ts, one whose two calls are never answered: all that waits 65 s for them waits at once.
 */
export const test = base.extend<object, { stall: Stall }>({
  app: [
    async ({ folder, standIn }, use) => {
      const app = await startApp(folder, standIn, hasty);
      await use(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
  stall: [
    async ({ folder, browser }, use) => {
      const standIn = await startStandIn(folder, { simultaneous: 2 });
      const app = await startApp(folder, standIn, { ...hasty, WOLKVOX_CONCURRENCY: "2" });
      const session = await signIn(app.url);
      const caller = await request.newContext({ baseURL: app.url, storageState: session });
      const before = await askKnown(caller, standIn);
      await standIn.arm({ kind: "stall" });
      const page = await openPage(browser, app, session);
      const answer = askProblem(caller, query, { timeout: patienceMs });
      const panel = readPanel(page);
      const stale = askUntilStale(caller).then((after) => ({ before, after }));
      // Whoever awaits them sees their failure; a worker that ends before must not.
      for (const promise of [answer, panel, stale]) promise.catch(() => undefined);
      await use({ standIn, answer, panel, stale });
      await page.context().close();
      await caller.dispose();
      await Promise.all([app.stop(), standIn.stop()]);
    },
    { scope: "worker" },
  ],
});

async function openPage(browser: Browser, app: AppProcess, storageState: SignedIn): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto(`/?${query}`);
  return page;
}

async function askKnown(caller: APIRequestContext, standIn: StandInProcess): Promise<ReportAnswer> {
  const row = { agent_id: "10001", agent_dni: "1099887766", agent_name: "Agente", aux_state: "Almuerzo" };
  await standIn.arm({ kind: "rows", rows: [{ ...row, time: "00:45:10" }] });
  return await askReport(caller, knownQuery());
}

async function askUntilStale(caller: APIRequestContext): Promise<ReportAnswer> {
  for (const begun = performance.now(); performance.now() - begun < patienceMs; await sleep(500)) {
    const report = await askReport(caller, knownQuery());
    if (report.status === "stale") return report;
  }
  throw new Error("The call that is never answered was not given up.");
}

async function readPanel(page: Page): Promise<string> {
  const panel = page.getByRole("main").getByRole("alert");
  await panel.waitFor({ timeout: patienceMs });
  return (await panel.allInnerTexts()).join();
}
