import { expect, request as http } from "@playwright/test";
import { operationZone } from "./support/civil-days.ts";
import { problemWords } from "./support/fault-table.ts";
import { test } from "./support/fixtures.ts";
import { askProblem, askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

test("a spent quota stops every call until the operation's midnight; what is known stays", async ({
  browser,
  standIn,
  startApp,
}) => {
  const app = await startApp({ WOLKVOX_REFRESH_SECONDS: "1" });
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await signIn(app.url),
    locale: "es-CO",
  });
  const page = await context.newPage();
  await openReport(page, "range=last-7-days");
  await standIn.arm({ kind: "quota" });
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText(problemWords["upstream-quota"] ?? "");
  await expect(notices).toContainText(/Estos datos son de las \d\d:\d\d/);
  await expect(notices).toContainText(
    /Se vuelve a intentar (en \d+ min|en unos segundos|a las 00:00|el .+ a las 00:00)\./,
  );
  await expect(page.getByRole("table")).toBeVisible();

  const known = await askReport(context.request, "range=last-7-days");
  expect(known.agents.length).toBeGreaterThan(50);
  const refused = await askProblem(context.request, "from=2026-06-22&to=2026-06-22");
  expect([refused.status, refused.body.code]).toEqual([503, "upstream-quota"]);
  const waitSeconds = Number(refused.headers["retry-after"]);
  expect(Math.abs(waitSeconds - secondsToMidnight())).toBeLessThan(10);

  await standIn.clear();
  await standIn.resetCalls();
  const again = await askProblem(context.request, "from=2026-06-23&to=2026-06-23");
  expect(again.body.code).toBe("upstream-quota");
  expect(await askReport(context.request, "range=last-7-days")).toMatchObject({
    ...{ status: "stale", problem: { code: "upstream-quota" }, asOf: known.asOf, agents: known.agents },
  });
  expect((await standIn.calls()).total).toBe(0);
  await context.close();
});

test("WOLKVOX_DAILY_QUOTA is never passed, and a remembered answer costs nothing", async ({
  standIn,
  startApp,
}) => {
  const app = await startApp({ WOLKVOX_DAILY_QUOTA: "1" });
  const caller = await http.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  const first = await askReport(caller, "from=2026-06-24&to=2026-06-24");
  const refused = await askProblem(caller, "from=2026-06-25&to=2026-06-25");
  expect(refused.body.code).toBe("upstream-quota");
  expect(await askReport(caller, "from=2026-06-24&to=2026-06-24")).toEqual(first);
  expect((await standIn.calls()).total).toBe(1);
  await caller.dispose();
});

function secondsToMidnight(): number {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: operationZone, timeStyle: "medium" });
  const [hours = 0, minutes = 0, seconds = 0] = format.format(Date.now()).split(":").map(Number);
  return 86_400 - hours * 3600 - minutes * 60 - seconds;
}
