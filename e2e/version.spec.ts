import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

const query = "from=2026-08-10&to=2026-08-10";
const offer = (page: Page) => page.getByText("Hay una versión nueva de Auxboard.");

test("a page knows the build that drew it, and the server tells which one it runs", async ({
  page,
  request,
}) => {
  await openReport(page, query);
  const { build } = await (await request.get("/api/health")).json();
  expect(build).toMatch(/^\w{8,}$/);
  await expect(page.locator("html")).toHaveAttribute("data-build", build);
});

test("after a deploy the page offers to load itself anew, and takes no for an answer", async ({ page }) => {
  let asked = 0;
  await page.clock.install();
  await openReport(page, query);
  await page.route("**/api/health", (route) => {
    asked += 1;
    return route.fulfill({ json: { status: "ok", build: "the-next-one" } });
  });
  await page.clock.fastForward("00:50");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(asked).toBe(0);
  await expect(async () => {
    await page.clock.fastForward("05:00");
    await expect(offer(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("button", { name: "Ahora no" }).click();
  await expect(offer(page)).toBeHidden();
  await page.clock.fastForward("10:00");
  await expect(offer(page)).toBeHidden();
});

test("loading anew keeps the link", async ({ page }) => {
  await page.clock.install();
  await openReport(page, query);
  await page.route("**/api/health", (route) =>
    route.fulfill({ json: { status: "ok", build: "the-next-one" } }),
  );
  // The table is there before the code that looks for versions.
  await expect(async () => {
    await page.clock.fastForward("05:10");
    await expect(offer(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.unroute("**/api/health");
  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Recargar" }).click();
  await loaded;
  await expect(page).toHaveURL(new RegExp(`\\?${query}$`));
  await page.getByRole("table").waitFor();
  await expect(offer(page)).toBeHidden();
});

test("a part of the code that cannot be fetched says so in its own place, and comes when it can be", async ({
  page,
  context,
}) => {
  await openReport(page, query);
  const missing = page.getByText("Esta parte no se pudo cargar.");
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  await page.getByRole("button", { name: "Por día" }).click();
  await expect(missing).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por día");
  await context.setOffline(true);
  await page.unroute("**/_next/static/chunks/**");
  await context.setOffline(false);
  await page.getByRole("rowheader").first().waitFor();
  await expect(missing).toBeHidden();
});

test("where a part is gone for good, asking for it again loads the page anew", async ({ page }) => {
  await openReport(page, query);
  let isGone = true;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) isGone = false;
  });
  await page.route("**/_next/static/chunks/**", (route) => (isGone ? route.abort() : route.continue()));
  await page.getByRole("button", { name: "Por día" }).click();
  const loaded = page.waitForEvent("load");
  await page.getByRole("main").getByRole("button", { name: "Reintentar" }).click();
  await loaded;
  await page.getByRole("rowheader").first().waitFor();
  await expect(page).toHaveURL(/&by=day$/);
});
