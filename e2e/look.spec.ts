import { expect, type Locator } from "@playwright/test";
import { openAgent, perDayTable } from "./support/agent-page.ts";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const fortnight = "from=2021-07-12&to=2021-07-25";
const before = "from=2021-06-28&to=2021-07-11";

test("no word of a tile is cut on a phone, and beside another period all tiles begin at one height", async ({
  page,
}) => {
  await askWhole(page.request, before);
  await openReport(page, `${fortnight}&compare=previous`);
  const tiles = page.getByRole("region", { name: "Resumen" }).locator("> *");
  await expect(tiles.nth(1)).toContainText(/[+−]\d/);
  const tops = await tiles
    .locator("> :first-child")
    .evaluateAll((labels) => labels.map((label) => Math.round(label.getBoundingClientRect().top)));
  expect(new Set(tops).size, tops.join()).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("columnheader")).toHaveCount(2);
  expect(await listCut(tiles.locator("> span"))).toEqual([]);
});

test("an agent's figures per day worked stay in their card, in every unit, on a desk and on a phone", async ({
  page,
}) => {
  await askWhole(page.request, before);
  for (const unit of ["hm", "hms", "decimal"]) {
    await openAgent(page, "10001", `${fortnight}&compare=previous&unit=${unit}`);
    const table = perDayTable(page);
    await expect(table.locator("tfoot td").last()).toHaveText(/[+−=]/);
    // As wide as a day allows.
    await table
      .locator("tbody tr")
      .first()
      .evaluate((row, text) => {
        for (const cell of row.querySelectorAll("td")) cell.textContent = text;
      }, { hm: "▲ +10h 27m", hms: "▲ +10:27:09", decimal: "▲ +10,46" }[unit] ?? "");
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await listCut(table.locator("th, td")), `${unit} at ${width} px`).toEqual([]);
    }
  }
});

test("a column's colour stands beside the first word of its head, also where that has two lines", async ({
  page,
}) => {
  for (const view of ["", "&by=day"]) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await openReport(page, `${fortnight}${view}`);
    const heads = page.locator(".state-head .head-label").filter({ has: page.locator(".state-swatch") });
    const gaps = await heads.evaluateAll((labels) =>
      labels.map((label) => {
        const range = document.createRange();
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        range.selectNodeContents(walker.nextNode() ?? label);
        const [line, ...more] = range.getClientRects();
        const swatch = label.querySelector(".state-swatch")?.getBoundingClientRect();
        const isBeside = line && swatch && swatch.bottom > line.top && swatch.top < line.bottom;
        return { gap: isBeside ? line.left - swatch.right : Number.NaN, lines: more.length + 1 };
      }),
    );
    await expect(page.getByRole("columnheader", { name: "Almuerzo", exact: true })).toBeVisible();
    expect(gaps.some(({ lines }) => lines === 2)).toBe(true);
    for (const { gap } of gaps) {
      expect(gap).toBeGreaterThan(2);
      expect(gap).toBeLessThan(8);
    }
  }
});

/** The texts that run out of their box. */
function listCut(boxes: Locator): Promise<string[]> {
  return boxes.evaluateAll((elements) =>
    elements
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent ?? ""),
  );
}

test("on a low screen every panel keeps inside of it, and what does not fit is scrolled to", async ({
  page,
}) => {
  for (const size of [
    { width: 1280, height: 560 },
    { width: 390, height: 600 },
  ]) {
    await page.setViewportSize(size);
    await openReport(page, "from=2021-07-12&to=2021-07-12");
    for (const button of await page.locator("button[popovertarget]:visible").all()) {
      await button.click();
      const panel = page.locator(".popover-panel:popover-open");
      const last = panel.getByRole("button").or(panel.getByRole("link")).last();
      // What a panel fetches when it opens moves its last line once more.
      await expect(async () => {
        await last.scrollIntoViewIfNeeded();
        for (const shown of [panel, last]) await expect(shown).toBeInViewport({ ratio: 1, timeout: 500 });
      }).toPass();
      await page.keyboard.press("Escape");
      await expect(panel).toBeHidden();
    }
  }
});

test("a screen on a wall is dark and whole, shows team after team, and goes on when the network is away", async ({
  app,
  page,
  context,
}) => {
  const range = "from=2021-07-12&to=2021-07-12";
  const { agents } = await askWhole(page.request, range);
  const names = ["Pared uno", "Pared dos"];
  const people = [agents.slice(0, 2), agents.slice(2, 5)];
  const teams: string[] = [];
  for (const [place, name] of names.entries()) {
    const ids = (people[place] ?? []).map(({ id }) => id);
    teams.push(await createTeam(page.request, app.url, name, ids));
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.clock.install();
  const asked = page.waitForRequest(/\/api\/report\?.*display=tv/);
  await page.goto(`/?${range}&display=tv&${teams.map((id) => `team=${id}`).join("&")}`);
  await asked;
  const heading = page.getByRole("heading", { level: 1 });
  const rows = page.getByRole("table").locator("tbody tr");
  await expect(heading).toHaveText("Pared uno");
  await expect(rows).toHaveCount(2);
  await expect(page.getByText(/^datos de/)).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  const [red = 255] = await page
    .locator("html")
    .evaluate((root) => getComputedStyle(root).backgroundColor.match(/\d+/g)?.map(Number) ?? []);
  expect(red).toBeLessThan(40);
  const widthOfTable = async () => (await page.getByRole("table").boundingBox())?.width;
  await expect.poll(widthOfTable).toBeLessThan(1920);
  await context.setOffline(true);
  await page.clock.fastForward(15_000);
  await expect(heading).toHaveText("Pared dos");
  await expect(rows).toHaveCount(3);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Pausar" }).click();
  await page.clock.fastForward(60_000);
  await expect(heading).toHaveText("Pared dos");
  // At a desk the same link is one table of both teams.
  await page.getByRole("link", { name: "Salir del modo TV" }).click();
  await expect(page).not.toHaveURL(/display/);
  await expect(rows).toHaveCount(5);
  await expect(page.getByRole("banner")).toBeVisible();
  for (const id of teams) await page.request.delete(`/api/teams/${id}`, { headers: { origin: app.url } });
});
