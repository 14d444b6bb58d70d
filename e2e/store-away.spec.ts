import { expect, type Page } from "@playwright/test";
import { startApp } from "./support/app-process.ts";
import { test as base, onPostgres } from "./support/two-instances.ts";

/** The worker's app, on a PostgreSQL that the test may stop. */
const test = base.extend({
  app: [
    async ({ folder, standIn, postgres }, use) => {
      const app = await startApp(folder, standIn, onPostgres(postgres));
      await use(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
});

const report = "/?from=2026-05-04&to=2026-05-04&unit=hms";
const titles = {
  "es-CO": "Auxboard no alcanza su base de datos",
  "en-US": "Auxboard cannot reach its database",
} as const;

test("while the database is away every page answers 503 in the reader's words, and opens by itself once it is back", async ({
  page,
  request,
  browser,
  baseURL,
  postgres,
}) => {
  await page.goto(report);
  await page.getByRole("table").waitFor();
  await postgres.order("stop");

  for (const address of [
    report,
    "/?by=day&range=last-week",
    "/settings/calls",
    "/settings/teams",
    "/sign-in",
  ]) {
    const answer = await request.get(address, { headers: { accept: "text/html" } });
    expect([answer.status(), Number(answer.headers()["retry-after"])], address).toEqual([503, 5]);
    expect(await answer.text(), address).toContain("Lo guardado sigue intacto");
  }
  expect((await request.head(report)).status()).toBe(503);
  for (const address of ["/api/report?range=today", "/api/teams?operation=default"])
    expect((await request.get(address)).status(), address).toBe(503);
  const team = { data: { name: "Turno de noche", agents: ["10001"] } };
  expect((await request.post("/api/teams?operation=default", team)).status()).toBe(503);

  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: "en-US" });
  const english = await context.newPage();
  await openAway(english, titles["en-US"]);
  await expect(english.getByText("What is stored is intact")).toBeVisible();
  await context.close();

  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await page.getByRole("link", { name: "Consultas a wolkvox" }).click();
  await expect(page.getByRole("heading", { name: titles["es-CO"] })).toBeVisible();
  await openAway(page, titles["es-CO"]);
  await expect(page.getByRole("status")).toContainText("vuelve a intentarlo sola cada 5 segundos");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  await page.getByRole("link", { name: "Reintentar ahora" }).click();
  await expect(page.getByRole("heading", { name: titles["es-CO"] })).toBeVisible();

  await postgres.order("start");
  await page.getByRole("table").waitFor();
  await expect(page).toHaveURL(report);
});

test("a page that fails for another reason is not told as a fault of the store", async ({ request }) => {
  const answer = await request.get("/no-such-page", { headers: { accept: "text/html" } });
  expect(answer.status()).toBe(404);
});

async function openAway(page: Page, title: string): Promise<void> {
  const response = await page.goto(report);
  expect(response?.status()).toBe(503);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}
