import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport, readRows } from "./support/report-table.ts";
import { byTotal } from "./support/truth.ts";

const week = "from=2026-01-12&to=2026-01-18";
const rowAt = (page: Page, place: number) => page.locator(`tr[data-row="${place}"]`);
const sheet = (page: Page) => page.getByRole("dialog", { name: "Filtros" });

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("the first person stands within 300 px of the top, under one line for the range and two tiles", async ({
  page,
}) => {
  for (const path of [week, `${week}&by=day`]) {
    await openReport(page, path);
    const top = (await rowAt(page, 0).boundingBox())?.y ?? Number.NaN;
    expect(top).toBeLessThanOrEqual(300);
    expect(await page.getByRole("region", { name: "Resumen" }).locator("> *:visible").count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const range = page.getByRole("button", { name: /Rango de fechas/ });
    await page.evaluate(() => scrollTo({ top: 1000 }));
    await expect(range).toBeInViewport({ ratio: 1 });
    await page.getByRole("button", { name: /anterior/i }).tap();
    await expect(page).toHaveURL(/from=2026-01-05/);
  }
});

test("a tap on a row opens the person's states in place, a second one their page", async ({
  page,
  standIn,
}) => {
  const truth = byTotal(await standIn.totals("2026-01-12T00:00:00", "2026-01-18T23:59:59"));
  const second = truth[1];
  if (!second) throw new Error("the stand-in has nobody this week");
  await openReport(page, `${week}&unit=hms`);
  await rowAt(page, 1).getByRole("rowheader").tap();
  const detail = page.locator(".row-detail");
  await expect(rowAt(page, 1).getByRole("link")).toHaveAttribute("aria-expanded", "true");
  await expect(detail).toHaveCount(1);
  const shown = await detail.getByRole("listitem").allInnerTexts();
  const times = Object.values(second.seconds).filter((seconds) => seconds > 0);
  expect(shown.filter((text) => /\d+:\d\d:\d\d/.test(text) && !text.startsWith("Por día"))).toHaveLength(
    times.length,
  );
  // The bars of the rows below stand on their rows still.
  const bar = page.locator('.bars [data-cell^="2:"] rect').first();
  const [row, drawn] = [await rowAt(page, 2).boundingBox(), await bar.boundingBox()];
  expect((drawn?.y ?? 0) - (row?.y ?? 0)).toBeGreaterThan(0);
  expect((drawn?.y ?? 0) + (drawn?.height ?? 0)).toBeLessThan((row?.y ?? 0) + (row?.height ?? 0));
  await rowAt(page, 3).getByRole("cell").tap();
  await expect(detail).toHaveCount(1);
  await expect(rowAt(page, 1).getByRole("link")).toHaveAttribute("aria-expanded", "false");
  await detail.getByRole("listitem").filter({ hasText: "Almuerzo" }).getByRole("button").tap();
  await expect(page.getByRole("dialog")).toContainText("Almuerzo");
  await page.keyboard.press("Escape");
  await detail.getByRole("button", { name: "Cerrar" }).tap();
  await expect(detail).toHaveCount(0);
  await rowAt(page, 1).getByRole("rowheader").tap();
  await rowAt(page, 1).getByRole("rowheader").tap();
  await expect(page).toHaveURL(new RegExp(`/agents/${second.id}\\?`));
});

test("rows are ordered by any state with a chip, and say its time beside the total", async ({
  page,
  standIn,
}) => {
  const { agents } = await standIn.totals("2026-01-12T00:00:00", "2026-01-18T23:59:59");
  const most = agents.toSorted((a, b) => (b.seconds.Baño ?? 0) - (a.seconds.Baño ?? 0))[0];
  await openReport(page, week);
  const chips = page.getByRole("list", { name: "Ordenar por" });
  await chips.getByRole("button", { name: "Baño" }).tap();
  await expect(page).toHaveURL(/sort=state:Ba/);
  await expect(chips.getByRole("button", { name: "Baño" })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await readRows(page))[0]?.id).toBe(most?.id);
  await expect(rowAt(page, 0).getByRole("cell")).toHaveText(/\d+h\s\d\dm de \d+h\s\d\dm/);
  await expect(page.getByRole("columnheader")).toHaveCount(2);
});

test("filters stand in one sheet, which says how many are in force and takes them back", async ({ page }) => {
  await openReport(page, week);
  await page.getByRole("button", { name: "Filtros", exact: true }).tap();
  await sheet(page).getByRole("searchbox", { name: "Buscar agente" }).fill("mar");
  await expect(page).toHaveURL(/q=mar/);
  await sheet(page)
    .getByRole("button", { name: /^Estados/ })
    .tap();
  await page.getByRole("checkbox", { name: "BackOffice" }).tap();
  await expect(page).toHaveURL(/state=/);
  await page.keyboard.press("Escape");
  await sheet(page).getByRole("button", { name: "Cerrar los filtros" }).tap();
  await expect(sheet(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Filtros · 2" }).tap();
  await sheet(page).getByRole("button", { name: "Quitar: Estados" }).tap();
  await expect(page).not.toHaveURL(/state=/);
  await sheet(page).getByRole("button", { name: "Por día" }).tap();
  await expect(page).toHaveURL(/by=day/);
  await sheet(page).getByRole("button", { name: "Descargar" }).tap();
  await expect(page.getByRole("link", { name: /Excel/ })).toBeVisible();
});

test.describe("zoomed to 200 % on a desk", () => {
  test.use({ viewport: { width: 683, height: 384 }, hasTouch: false, isMobile: false });

  test("the first row is in view", async ({ page }) => {
    await openReport(page, week);
    await expect(rowAt(page, 0)).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683);
  });
});
