import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const week = "from=2026-01-12&to=2026-01-18";
const table = (page: Page) => page.getByRole("table");

test("the page scrolls as one, with head, names, totals and what stands above in view", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 700 });
  await openReport(page, week);
  expect(await page.evaluate(listPanes)).toEqual([]);
  await page.getByRole("region", { name: /^Tiempo/ }).evaluate((element) => {
    element.style.height = "300px";
    element.style.overflow = "auto";
  });
  expect(await page.evaluate(listPanes)).toHaveLength(1);
  await page.reload();
  await table(page).waitFor();
  const box = async (locator: ReturnType<Page["locator"]>) => {
    const { x, y, width, height } = (await locator.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
    return { left: x, top: y, right: x + width, bottom: y + height };
  };
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  const toolbar = page.getByRole("button", { name: /Rango de fechas/ });
  const before = await box(toolbar);

  await page.evaluate(() => scrollTo({ left: 250 }));
  await expect.poll(() => page.evaluate(() => scrollX)).toBe(250);
  expect((await box(toolbar)).left).toBe(before.left);
  expect((await box(page.getByRole("banner"))).right).toBe(width);
  expect((await box(page.getByRole("searchbox", { name: "Buscar agente" }))).right).toBeLessThan(width);

  await page.evaluate(() => scrollTo({ left: 250, top: 1500 }));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(1500);
  const head = await box(table(page).getByRole("columnheader").first());
  expect([head.left, head.top]).toEqual([0, 0]);
  const foot = table(page).getByRole("rowheader", { name: "Por día trabajado" });
  expect((await box(foot)).bottom).toBe(700);
  expect((await box(foot)).left).toBe(0);
});

test("the browser finds every agent of the table, also one far below, and goes there", async ({ page }) => {
  const { agents } = await askReport(page.request, week);
  const last = agents.at(-1);
  if (!last || agents.length < 60) throw new Error("the stand-in has few agents");
  await openReport(page, week);
  await expect(table(page).getByRole("rowheader", { name: last.id })).toHaveCount(0);
  expect(await page.evaluate(findOnPage, `${last.name} ${last.id}`)).toBe(true);
  await expect(table(page).getByRole("rowheader", { name: last.id })).toBeInViewport();
});

test("from the top of the page a column's head is five keys away, and arrow keys go on from there", async ({
  page,
}) => {
  await openReport(page, week);
  for (const key of ["Tab", "Tab", "Enter", "Tab"]) await page.keyboard.press(key);
  await expect(page.locator("*:focus")).toHaveText(/^Agente/);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("*:focus")).toHaveText(/^Tiempo auxiliar/);
  await page.keyboard.press("End");
  const lastHead = table(page).getByRole("columnheader").last();
  await expect(lastHead.getByRole("button")).toBeFocused();
  await expect(lastHead).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("*:focus")).toHaveAttribute("data-cell", /^0:/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=state:/);
});

test("a figure that the keys go to stands clear of the head, the names and the totals", async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await openReport(page, week);
  await page.locator('td[data-cell="0:0"]').focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press("PageDown");
  for (const key of ["End", "Home", "ArrowRight", "ArrowUp", "PageUp", "PageUp"]) {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(isFocusUncovered)).toBe(true);
  }
});

// Parts of the page that scroll by themselves.
function listPanes(): string[] {
  return [...document.querySelectorAll("main *")]
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return [
        { overflow: overflowX, hidden: element.scrollWidth - element.clientWidth },
        { overflow: overflowY, hidden: element.scrollHeight - element.clientHeight },
      ].some(({ overflow, hidden }) => overflow !== "visible" && overflow !== "hidden" && hidden > 1);
    })
    .map((element) => `${element.tagName} ${element.className}`);
}

function findOnPage(text: string): boolean {
  return "find" in window && typeof window.find === "function" && window.find(text) === true;
}

// Whether the middle and the corners of what has the focus are what is seen there.
function isFocusUncovered(): boolean {
  const cell = document.activeElement?.closest("th, td");
  const box = cell?.getBoundingClientRect();
  if (!cell || !box) return false;
  return [
    [box.left + 3, box.top + 3],
    [box.right - 3, box.bottom - 3],
    [box.left + box.width / 2, box.top + box.height / 2],
  ].every(([x = 0, y = 0]) => {
    const seen = document.elementFromPoint(x, y);
    return seen !== null && (cell.contains(seen) || seen.closest(".bars") !== null);
  });
}
