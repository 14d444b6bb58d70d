import { expect, type Page } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { createSupervisor } from "./support/people.ts";
import { askJson, askProblem, askReport, type Problem } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";

type Counted = { calls: number; askedBy?: string | null; outcome?: string };

type CallsAnswer = {
  spent: number;
  left: number | null;
  planned: number;
  byAskedBy: Counted[];
  byOutcome: Counted[];
  lastCalls: { outcome: string }[];
};

test("an administrator sees what was spent, planned and left, and who asked", async ({
  browser,
  standIn,
  startApp,
}) => {
  const app = await startApp({ WOLKVOX_DAILY_QUOTA: "40" });
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
  });
  const page = await context.newPage();
  await askReport(context.request, "from=2026-05-04&to=2026-05-10");
  await expect.poll(async () => (await standIn.calls()).total).toBe(8);
  await standIn.arm({ kind: "maintenance" });
  await askProblem(context.request, "from=2026-05-12&to=2026-05-12");

  const { total } = await standIn.calls();
  const answer = (await askJson<CallsAnswer>(context.request, "/api/calls")).body;
  expect(answer).toMatchObject({ spent: total, left: 40 - total, planned: 0 });
  expect(answer.byAskedBy).toEqual([
    { askedBy: null, calls: 7 },
    { askedBy: administrator.email, calls: 2 },
  ]);
  expect(answer.byOutcome).toContainEqual({ outcome: "upstream-maintenance", calls: 1 });
  expect(answer.lastCalls).toHaveLength(total);

  await page.goto("/");
  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await page.getByRole("link", { name: "Consultas a wolkvox" }).click();
  await expect(page).toHaveURL("/settings/calls");
  await expect(page.getByRole("region", { name: "Consultas de hoy" })).toContainText(
    `Gastadas hoy${total}de 40 del día`,
  );
  const shown = [await readRows(page, "Quién las pidió"), await readRows(page, "Resultados")].flat();
  expect(shown.map((row) => row.slice(0, 2))).toEqual(
    expect.arrayContaining([
      ["En segundo plano", "7"],
      [administrator.email, "2"],
      ["wolkvox no entrega datos en este momento (mantenimiento).", "1"],
    ]),
  );
  await expect(page.getByRole("region", { name: "Últimas consultas" })).toContainText(
    "4 may 2026 a 10 may 2026",
  );
  await scanWidths(page);
  await context.close();
});

test("a call whose process ended before it did is told in words, and is spent", async ({ page, request }) => {
  await askReport(request, "from=2024-08-05&to=2024-08-05");
  // In earnest it takes 75 s from the end of the process: until then the call may still run.
  await page.route("**/api/calls**", async (route) => {
    const response = await route.fetch();
    const answer: CallsAnswer = await response.json();
    const lastCalls = answer.lastCalls.map((call) => ({ ...call, outcome: "lost", durationMs: null }));
    const byOutcome = [{ outcome: "lost", calls: answer.spent }];
    await route.fulfill({ response, json: { ...answer, lastCalls, byOutcome } });
  });
  await page.goto("/settings/calls");
  const words = "no se sabe: su proceso terminó antes";
  await expect(page.getByRole("region", { name: "Resultados" })).toContainText(words);
  await expect(page.getByRole("region", { name: "Últimas consultas" })).toContainText(words);
});

test("a supervisor is refused by page and API, and offered no way there", async ({
  app,
  browser,
  request,
}) => {
  const { caller } = await createSupervisor(request, app.url);
  const refused = await askJson<Problem>(caller, "/api/calls");
  expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  const storageState = await caller.storageState();
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto("/settings/calls");
  await expect(page.getByRole("heading", { name: "Solo para administradores" })).toBeVisible();
  expect(await page.content()).not.toContain(administrator.email);
  await page.goto("/");
  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await expect(page.getByRole("button", { name: "Salir" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Consultas a wolkvox" })).toHaveCount(0);
  await context.close();
  await caller.dispose();
});

test("the API takes one operation and no other word", async ({ request }) => {
  for (const [words, status, code] of [
    ["operation=default", 200, undefined],
    ["operation=nomina", 404, "not-found"],
    ["operation=default&operation=default", 400, "invalid-parameter"],
    ["range=today", 400, "invalid-parameter"],
  ] as const) {
    const answer = await askJson<Partial<Problem>>(request, `/api/calls?${words}`);
    expect([answer.status, answer.body.code], words).toEqual([status, code]);
  }
});

async function readRows(page: Page, name: string): Promise<string[][]> {
  const rows = await page.getByRole("region", { name }).getByRole("row").allInnerTexts();
  return rows.map((row) => row.split("\t").map((cell) => cell.trim()));
}
