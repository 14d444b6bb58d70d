import { expect, type Page } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport, readAllRows, readFoot, readWorked } from "./support/report-table.ts";
import type { StandInControl } from "./support/stand-in-control.ts";
import { sum, totalOf } from "./support/truth.ts";

const days = ["2023-05-08", "2023-05-09", "2023-05-10"];
const range = "from=2023-05-08&to=2023-05-10";
const table = (page: Page) => page.getByRole("table");
const heads = async (page: Page) =>
  (await table(page).getByRole("columnheader").allInnerTexts()).map((text) => text.split("\n")[0]);
const options = (page: Page) => page.getByRole("region", { name: "Opciones de la tabla" });
const openOptions = (page: Page) => page.getByRole("button", { name: "Opciones" }).click();

type Worked = { id: string; name: string; seconds: number; daysWorked: number };

/** Every agent with the days on which the stand-in gives any row. */
async function findWorked(standIn: StandInControl): Promise<Worked[]> {
  const agents = new Map<string, Worked>();
  for (const day of days) {
    const truth = await standIn.totals(`${day}T00:00:00`, `${day}T23:59:59`);
    for (const agent of truth.agents) {
      const known = agents.get(agent.id) ?? { id: agent.id, name: agent.name, seconds: 0, daysWorked: 0 };
      known.seconds += totalOf(agent);
      known.daysWorked += 1;
      agents.set(agent.id, known);
    }
  }
  return [...agents.values()];
}

test("days worked and the time per day worked are ratios of sums, for an agent and for the team", async ({
  page,
  request,
  standIn,
}) => {
  const truth = await findWorked(standIn);
  await askWhole(request, range);
  await openReport(page, `${range}&unit=hms`);
  const rows = await readWorked(page);
  expect(rows.size).toBeGreaterThan(20);
  for (const { id, seconds, daysWorked } of truth) {
    const average = hms(Math.round(seconds / daysWorked));
    if (rows.has(id)) expect(rows.get(id), id).toEqual({ average, worked: String(daysWorked) });
  }
  const worked = sum(truth.map(({ daysWorked }) => daysWorked));
  const total = sum(truth.map(({ seconds }) => seconds));
  expect(rows.get("total")?.worked).toBe(String(worked));
  const average = table(page).getByRole("row", { name: /^Por día trabajado/ });
  await expect(average.getByRole("cell").first()).toHaveText(hms(Math.round(total / worked)));

  await openOptions(page);
  await options(page).getByRole("button", { name: "Por día trabajado", exact: true }).click();
  await expect(page).toHaveURL(/[?&]per=day(&|$)/);
  await expect(average).toBeHidden();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(Math.round(total / worked)));
  await page.goBack();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(total));
});

test("a single day has no averages, and no measure to choose", async ({ page }) => {
  await openReport(page, "from=2023-05-15&to=2023-05-15");
  expect(await heads(page)).not.toContain("Por día trabajado");
  await openOptions(page);
  await expect(options(page).getByText("Medida")).toBeHidden();
});

test("columns are left out, moved and pinned; the link keeps all of it and totals say what they include", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2023-05-16T00:00:00", "2023-05-16T23:59:59");
  await openReport(page, "from=2023-05-16&to=2023-05-16&unit=hms");
  const before = await heads(page);
  const [, , first = "", second = ""] = before;
  await openOptions(page);
  await options(page).getByLabel(`Mover ${first} a la derecha`).click();
  await expect.poll(() => heads(page)).toEqual([...before.slice(0, 2), second, first, ...before.slice(4)]);
  await options(page).getByLabel(`Mostrar ${first}`).click();
  await expect.poll(() => heads(page)).toEqual([...before.slice(0, 2), second, ...before.slice(4)]);
  await expect(table(page).getByRole("columnheader").nth(1)).toContainText("incluye 1 columna oculta");
  expect((await readFoot(page)).total).toBe(hms(truth.total));

  await options(page).getByLabel(`Fijar ${second} junto al nombre`).click();
  await expect.poll(() => heads(page)).toEqual([before[0], second, before[1], ...before.slice(4)]);
  const address = page.url();
  await page.goto(address);
  await table(page).waitFor();
  expect(await heads(page)).toEqual([before[0], second, before[1], ...before.slice(4)]);

  await page.setViewportSize({ width: 900, height: 800 });
  const head = table(page).getByRole("columnheader", { name: second, exact: true });
  const names = table(page).getByRole("columnheader").first();
  const edges = async () => {
    const [name, pinned] = [await names.boundingBox(), await head.boundingBox()];
    return [(name?.x ?? -1) + (name?.width ?? 0), pinned?.x];
  };
  await page.evaluate(() => scrollTo({ left: 300 }));
  await expect.poll(() => page.evaluate(() => scrollX)).toBeGreaterThan(100);
  await expect.poll(edges).toEqual([244, 244]);

  await openOptions(page);
  await options(page).getByRole("button", { name: "Restablecer" }).click();
  await expect.poll(() => heads(page)).toEqual(before);
  await expect(page).not.toHaveURL(/column=|pin=/);
});

test("a click orders by one column, Shift+click by a second one where the first leaves agents equal", async ({
  page,
  request,
  standIn,
}) => {
  const truth = await findWorked(standIn);
  await askWhole(request, range);
  await openReport(page, range);
  const head = (name: string) => table(page).getByRole("columnheader", { name }).getByRole("button");
  await head("Días trab.").click();
  await head("Agente").click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/sort=worked&sort=name/);
  const expected = truth
    .toSorted(
      (a, b) => b.daysWorked - a.daysWorked || a.name.localeCompare(b.name, "es") || a.id.localeCompare(b.id),
    )
    .map(({ id }) => id);
  await expect.poll(async () => (await readAllRows(page)).map(({ id }) => id)).toEqual(expected);
  await head("Agente").click();
  await expect(page).toHaveURL(/[?&]sort=name(&|$)/);
  await expect(page).not.toHaveURL(/worked/);
});

test("shading goes off with one click, and bars of one length fill their room", async ({ page }) => {
  await openReport(page, "from=2023-05-17&to=2023-05-17");
  const shaded = table(page).locator('td.figure-cell[class*="tint-"]');
  expect(await shaded.count()).toBeGreaterThan(10);
  await openOptions(page);
  await options(page).getByLabel("Sombrear las cifras por tamaño").click();
  await expect(shaded).toHaveCount(0);
  await expect(page).toHaveURL(/heat=off/);

  await options(page).getByRole("button", { name: "100 %" }).click();
  await expect(page).toHaveURL(/bars=share/);
  await expect(table(page).getByRole("columnheader").nth(1)).toContainText("100 % = todo su auxiliar");
  const ends = () =>
    page
      .locator(".bars")
      .first()
      .evaluate((bars) => {
        const right = (row: number) =>
          Math.max(
            ...[...bars.querySelectorAll(`[data-cell^="${row}:"] rect`)].map(
              (rect) => rect.getBoundingClientRect().right,
            ),
          );
        return [0, 1, 2, 3].map((row) => Math.round(right(row)));
      });
  await expect.poll(async () => new Set(await ends()).size).toBe(1);
});

test("Shift+click on the legend hides a state and brings it back; the totals say so", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2023-05-18T00:00:00", "2023-05-18T23:59:59");
  await openReport(page, "from=2023-05-18&to=2023-05-18&unit=hms");
  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  const entry = legend.getByRole("button", { name: /^Break/ });
  await entry.click({ modifiers: ["Shift"] });
  await expect(legend).toContainText("Ocultos: Break. Los totales no los incluyen.");
  await expect
    .poll(async () => (await readFoot(page)).total)
    .toBe(hms(truth.total - (truth.totals.Break ?? 0)));
  await entry.click({ modifiers: ["Shift"] });
  await expect(page).not.toHaveURL(/state=/);
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
});
