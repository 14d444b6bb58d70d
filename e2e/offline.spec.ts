import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

const notice = (page: Page) => page.getByRole("region", { name: "Avisos" });

/** Until the page's own code listens: the bars come with the last of it. */
async function openToday(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator(".bars [data-cell]").first().waitFor();
}

test("without a network the page says so, keeps its figures with their time, and asks again when it is back", async ({
  page,
  context,
}) => {
  await openToday(page);
  await context.setOffline(true);
  await expect(notice(page)).toContainText(
    /Sin conexión\. Estas cifras son de las \d\d:\d\d\. Se actualizan en cuanto haya conexión/,
  );
  await expect(page.getByRole("table")).toBeVisible();

  const asked = page.waitForRequest(/\/api\/report\?/);
  await context.setOffline(false);
  await asked;
  await expect(page.getByRole("main")).not.toContainText("Sin conexión");
});

test("a page that has no network before it listens asks once when it comes, and once each time it is back", async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    let isOnline = false;
    Object.defineProperty(Navigator.prototype, "onLine", { get: () => isOnline });
    for (const name of ["online", "offline"])
      addEventListener(name, () => {
        isOnline = name === "online";
      });
  });
  await openToday(page);
  await expect(notice(page)).toContainText("Sin conexión");
  let asked = 0;
  page.on("request", (request) => {
    if (request.url().includes("/api/report?")) asked += 1;
  });
  // What is still under way when the network is back is not asked a second time.
  const answered = page.waitForResponse(/\/api\/report\?/).then((response) => response.finished());
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await answered;
  expect(asked).toBe(1);
  await expect(notice(page)).toBeHidden();
  await page.waitForLoadState("networkidle");
  expect(asked).toBe(1);

  await context.setOffline(true);
  await expect(notice(page)).toContainText("Sin conexión");
  await context.setOffline(false);
  await expect.poll(() => asked).toBe(2);
  await page.waitForLoadState("networkidle");
  expect(asked).toBe(2);
});

test("a range that is chosen without a network is there once it is back", async ({ page, context }) => {
  await openReport(page, "from=2024-05-08&to=2024-05-08");
  // The bars come with the last of the page's own code.
  await page.locator(".bars [data-cell]").first().waitFor();
  await page.request.get("/api/report?from=2024-05-07&to=2024-05-07");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Rango anterior" }).click();
  await expect(notice(page)).toContainText("Sin conexión. Se vuelve a intentar en cuanto haya conexión.");
  await expect(page.getByRole("main")).toContainText("Cargando martes 7 de mayo de 2024");
  await context.setOffline(false);
  await expect(page.getByRole("main")).not.toContainText("Cargando");
  await expect(notice(page)).toBeHidden();
});

test("a server that does not answer is told from a missing network", async ({ page }) => {
  await page.clock.install();
  await openToday(page);
  await page.route("**/api/report**", (route) => route.abort());
  await page.clock.fastForward("06:00");
  await expect(notice(page)).toContainText(/Auxboard no responde\. Estas cifras son de las \d\d:\d\d\./);
  await page.unroute("**/api/report**");
  await page.clock.fastForward("00:15");
  await expect(page.getByRole("main")).not.toContainText("Auxboard no responde");
});
