import { expect } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { countRows, openReport, readFoot } from "./support/report-table.ts";
import { byTotal, totalOf } from "./support/truth.ts";

test.beforeEach(({ standIn }) => standIn.change({ agents: 1000, states: 12 }));

test("of 1,000 agents only the rows near the view are drawn; the end is there when it is scrolled to", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2024-04-11T00:00:00", "2024-04-11T23:59:59");
  const agents = byTotal(truth);
  expect(agents.length).toBeGreaterThan(900);
  await openReport(page, "from=2024-04-11&to=2024-04-11&unit=hms");
  expect(await countRows(page)).toBe(agents.length + 2);
  expect((await readFoot(page)).total).toBe(hms(truth.total));
  await page.locator('.bars [data-cell^="0:"]').first().waitFor();
  const headings = page.getByRole("rowheader");
  expect(await headings.count()).toBeLessThan(150);

  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
  const last = agents.at(-1);
  if (!last) throw new Error("the stand-in has no agents on this day");
  const row = page.getByRole("row", { name: new RegExp(`\\b${last.id}\\b`) });
  await row.getByRole("rowheader").scrollIntoViewIfNeeded();
  await expect(row.getByRole("rowheader")).toBeInViewport();
  await expect(row).toHaveAttribute("aria-rowindex", String(agents.length + 1));
  await expect(row.getByRole("cell").first()).toHaveText(hms(totalOf(last)));
  const bar = page.locator(`.bars [data-cell^="${agents.length - 1}:"]`);
  await bar.filter({ visible: true }).first().waitFor();
  expect(await headings.count()).toBeLessThan(150);
});

test("a search among 1,000 agents finds the one that was not drawn", async ({ page, standIn }) => {
  const agents = byTotal(await standIn.totals("2024-04-10T00:00:00", "2024-04-10T23:59:59"));
  const hidden = agents[700];
  if (!hidden) throw new Error("the stand-in has too few agents on this day");
  await openReport(page, "from=2024-04-10&to=2024-04-10&unit=hms");
  await page.getByRole("searchbox", { name: "Buscar agente" }).fill(hidden.id);
  await expect(page.getByRole("row", { name: new RegExp(`\\b${hidden.id}\\b`) })).toBeInViewport();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(totalOf(hidden)));
});
