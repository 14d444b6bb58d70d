import { expect, type Page } from "@playwright/test";
import { hm, hms, share } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";
import { byTotal, noCode, totalOf } from "./support/truth.ts";

type Segment = { row: number; state: string; left: number; width: number; top: number };

// One pixel of each segment is the gap to the next.
const gapPx = 1;

test("bars are as long as the figures they stand for, in one scale, in the order of the columns", async ({
  page,
  standIn,
}) => {
  const agents = byTotal(await standIn.totals("2026-01-08T00:00:00", "2026-01-08T23:59:59"));
  await openReport(page, "from=2026-01-08&to=2026-01-08");
  const segments = await measureSegments(page);
  const secondsOf = ({ row, state }: Segment) => agents[row]?.seconds[state === noCode ? " " : state] ?? 0;

  const longest = segments.reduce((a, b) => (b.width > a.width ? b : a));
  const pxPerSecond = (longest.width + gapPx) / secondsOf(longest);
  for (const segment of segments) {
    const seconds = secondsOf(segment);
    const expected = seconds === 0 ? 0 : Math.max(0.75, seconds * pxPerSecond - gapPx);
    expect(Math.abs(segment.width - expected), JSON.stringify(segment)).toBeLessThan(0.6);
  }

  const states = await page.getByRole("columnheader").allInnerTexts();
  const rowsDrawn = new Set(segments.map(({ row }) => row));
  expect(rowsDrawn.size).toBeGreaterThan(20);
  for (const row of rowsDrawn) {
    const ofRow = segments
      .filter((segment) => segment.row === row && segment.width > 0)
      .sort((a, b) => a.left - b.left);
    expect(ofRow.map(({ state }) => state)).toEqual(
      states.filter((state) => secondsOf({ row, state, left: 0, width: 0, top: 0 }) > 0),
    );
    const end = (ofRow.at(-1)?.left ?? 0) + (ofRow.at(-1)?.width ?? 0) - (ofRow[0]?.left ?? 0);
    const agent = agents[row];
    expect(Math.abs(end + gapPx - (agent ? totalOf(agent) : 0) * pxPerSecond)).toBeLessThan(1.5);
  }
});

test("a bar stands on the line of its row, and the total is printed at its end", async ({
  page,
  standIn,
}) => {
  const [first, second] = byTotal(await standIn.totals("2026-01-09T00:00:00", "2026-01-09T23:59:59"));
  if (!first || !second) throw new Error("the stand-in has no agents on this day");
  await openReport(page, "from=2026-01-09&to=2026-01-09");
  const segments = await measureSegments(page);
  for (const [row, agent] of [first, second].entries()) {
    const heading = page.getByRole("rowheader", { name: agent.id });
    const box = await heading.boundingBox();
    const bar = segments.filter((segment) => segment.row === row);
    const total = heading.locator("xpath=..").getByRole("cell").first();
    await expect(total).toHaveText(hm(totalOf(agent)));
    const textLeft = await total.evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell.firstChild ?? cell);
      return range.getBoundingClientRect().left;
    });
    const barEnd = Math.max(...bar.map(({ left, width }) => left + width));
    expect(textLeft - barEnd).toBeGreaterThan(3);
    expect(textLeft - barEnd).toBeLessThan(16);
    for (const { top } of bar) {
      expect(top).toBeGreaterThanOrEqual(box?.y ?? Number.NaN);
      expect(top).toBeLessThan((box?.y ?? Number.NaN) + (box?.height ?? 0));
    }
  }
});

test("hover and keyboard focus show the exact time and the share together", async ({ page, standIn }) => {
  const [first] = byTotal(await standIn.totals("2026-01-10T00:00:00", "2026-01-10T23:59:59"));
  if (!first) throw new Error("the stand-in has no agents on this day");
  await openReport(page, "from=2026-01-10&to=2026-01-10");
  const tooltip = page.getByRole("tooltip");
  const states = (await page.getByRole("columnheader").allInnerTexts()).slice(2);
  const state = states.find((name) => first.seconds[name]) ?? "";
  const seconds = first.seconds[state] ?? 0;
  const words = [
    first.name,
    state,
    `${hms(seconds)} · ${share(seconds, totalOf(first), "comma")} de su auxiliar`,
  ];

  await page.locator(`.bars [data-cell="0:${states.indexOf(state)}"]`).hover();
  for (const word of words) await expect(tooltip).toContainText(word);
  await page.getByRole("heading", { level: 1 }).hover();
  await expect(tooltip).toBeHidden();

  const cell = page
    .getByRole("row", { name: first.id })
    .getByRole("cell")
    .nth(1 + states.indexOf(state));
  await cell.hover();
  for (const word of words) await expect(tooltip).toContainText(word);
  await page.getByRole("heading", { level: 1 }).hover();
  await expect(tooltip).toBeHidden();

  await page.getByRole("region", { name: "Tiempo por agente" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(tooltip).toContainText(`${hms(totalOf(first))} · 100,0`);
  for (let column = 0; column <= states.indexOf(state); column += 1) await page.keyboard.press("ArrowRight");
  await expect(cell).toBeFocused();
  for (const word of words) await expect(tooltip).toContainText(word);
  await page.keyboard.press("Escape");
  await expect(tooltip).toBeHidden();
});

async function measureSegments(page: Page): Promise<Segment[]> {
  await page.locator('.bars [data-cell^="0:"]').first().waitFor();
  const states = (await page.getByRole("columnheader").allInnerTexts()).slice(2);
  const boxes = await page.locator(".bars [data-cell] rect").evaluateAll((rects) =>
    rects.map((rect) => {
      const { left, width, top } = rect.getBoundingClientRect();
      return { cell: rect.closest("[data-cell]")?.getAttribute("data-cell") ?? "", left, width, top };
    }),
  );
  return boxes.map(({ cell, ...box }) => {
    const [row, column] = cell.split(":").map(Number);
    return { row: row ?? Number.NaN, state: states[column ?? -1] ?? "", ...box };
  });
}

test("scales are in the unit of the figures", async ({ page }) => {
  await openReport(page, "from=2026-01-10&to=2026-01-10&unit=decimal");
  await expect(page.getByRole("columnheader", { name: /^Tiempo auxiliar/ })).toContainText(
    /escala hasta \d+,\d\d$/,
  );
  await openReport(page, "from=2026-01-10&to=2026-01-10&by=day&unit=decimal&agent=10001");
  await expect(page.locator("[data-columns]")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/\d min\b/);
});
