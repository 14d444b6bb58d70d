import { type Browser, type Page, request } from "@playwright/test";
import { type ApiAnswer, askProblem, type Problem } from "./report-api.ts";
import { type AppProcess, startApp } from "./support/app-process.ts";
import { test as base } from "./support/fixtures.ts";
import { type SignedIn, signIn } from "./support/sign-in.ts";
import { type StandInProcess, startStandIn } from "./support/stand-in-process.ts";

type Stall = {
  standIn: StandInProcess;
  /** What the API, and the page, say in the end of a call that wolkvox never answers. */
  answer: Promise<ApiAnswer<Problem>>;
  panel: Promise<string>;
};

const query = "from=2026-05-04&to=2026-05-04";
const patienceMs = 90_000;

/**
 * An app that asks a live range again after a second and leaves a failing window alone no longer than that; and,
 * beside it, one whose call is never answered, begun at once because its 65 s pass while other tests run.
 */
export const test = base.extend<object, { stall: Stall }>({
  app: [
    async ({ folder, standIn }, use) => {
      const app = await startApp(folder, standIn, { WOLKVOX_REFRESH_SECONDS: "1" });
      await use(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
  stall: [
    async ({ folder, browser }, use) => {
      const standIn = await startStandIn(folder);
      await standIn.arm({ kind: "stall" });
      const app = await startApp(folder, standIn);
      const session = await signIn(app.url);
      const page = await openPage(browser, app, session);
      const answer = askThenLeave(app, session);
      const panel = readPanel(page);
      // Whoever awaits them sees their failure; a worker that ends before must not.
      for (const promise of [answer, panel]) promise.catch(() => undefined);
      await use({ standIn, answer, panel });
      await page.context().close();
      await Promise.all([app.stop(), standIn.stop()]);
    },
    { scope: "worker", auto: true },
  ],
});

async function openPage(browser: Browser, app: AppProcess, storageState: SignedIn): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto(`/?${query}`);
  return page;
}

async function askThenLeave(app: AppProcess, storageState: SignedIn): Promise<ApiAnswer<Problem>> {
  const caller = await request.newContext({ baseURL: app.url, storageState });
  const answer = await askProblem(caller, query, { timeout: patienceMs });
  await caller.dispose();
  return answer;
}

async function readPanel(page: Page): Promise<string> {
  const panel = page.getByRole("main").getByRole("alert");
  await panel.waitFor({ timeout: patienceMs });
  return (await panel.allInnerTexts()).join();
}
