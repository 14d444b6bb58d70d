import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import { scanBothSchemes } from "./support/axe.ts";
import { addDays } from "./support/civil-days.ts";
import { askDays, openDays, readCells } from "./support/days-table.ts";
import { hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { readFoot } from "./support/report-table.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";
import { secondsByState, sum } from "./support/truth.ts";

const slots = (page: Page) => page.locator("a[data-row]");
const rowOf = (page: Page, name: string | RegExp) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

function truthOf(standIn: StandInProcess, first: string, last = first) {
  return standIn.totals(`${first}T00:00:00`, `${last}T23:59:59`);
}

test("the API gives each day and week the upstream's own sums, for the team and for one agent", async ({
  request,
  standIn,
}) => {
  const range = "from=2026-05-08&to=2026-05-12";
  const { states, days, periods, status } = await askDays(request, `${range}&by=week`);
  expect(status).toBe("complete");
  const days5 = [0, 1, 2, 3, 4].map((count) => addDays("2026-05-08", count));
  expect(days.map(({ day }) => day)).toEqual(days5);
  for (const { day, seconds, status: word, agents } of days) {
    const truth = await truthOf(standIn, day);
    const expected = secondsByState(truth.totals, "");
    expect(seconds, day).toEqual(states.map((state) => expected[state] ?? 0));
    expect([word, agents], day).toEqual([truth.total > 0 ? "final" : "no-data", truth.agents.length]);
  }
  expect(days[2]).toMatchObject({ day: "2026-05-10", status: "no-data" });
  expect(periods?.map(({ from, to, days: all, daysWithData }) => [from, to, all, daysWithData])).toEqual([
    ["2026-05-08", "2026-05-10", 3, 2],
    ["2026-05-11", "2026-05-12", 2, 2],
  ]);
  expect(sum((periods ?? []).flatMap(({ seconds }) => seconds))).toBe(
    (await truthOf(standIn, "2026-05-08", "2026-05-12")).total,
  );

  const [agent] = (await truthOf(standIn, "2026-05-12")).agents;
  const one = await askDays(request, `${range}&agent=${agent?.id}&state=Almuerzo`);
  expect(one.days.at(-1)?.seconds).toEqual([agent?.seconds.Almuerzo ?? 0]);
  expect(one.periods).toBeUndefined();
  // The word only chooses how a link is read.
  expect((await askReport(request, "from=2026-05-12&to=2026-05-12&by=month")).agents.length).toBeGreaterThan(
    0,
  );
});

test("a week by day: figures to the second, a Sunday that is a gap and no zero, a column that opens its day", async ({
  page,
  standIn,
}) => {
  const tuesday = await truthOf(standIn, "2026-05-19");
  await openDays(page, "from=2026-05-18&to=2026-05-24&by=day&unit=hms");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por día");
  const cells = await readCells(page);
  const states = (cells[0] ?? []).slice(3);
  expect(cells[2]?.slice(0, 3)).toEqual([
    "Martes 19 de mayo",
    String(tuesday.agents.length),
    hms(tuesday.total),
  ]);
  const expected = secondsByState(tuesday.totals, "Sin código");
  expect(cells[2]?.slice(3)).toEqual(states.map((state) => (expected[state] ? hms(expected[state]) : "0")));
  expect(cells[7]).toEqual(["Domingo 24 de mayo", "–", "sin datos"]);
  expect(cells.at(-1)?.[2]).toBe(hms((await truthOf(standIn, "2026-05-18", "2026-05-24")).total));

  await expect(slots(page)).toHaveCount(7);
  await expect(slots(page).nth(1)).toContainText(hms(tuesday.total));
  await expect(slots(page).nth(1)).toContainText("mar 19");
  await expect(slots(page).nth(6)).toContainText("sin datos");
  await page.locator('[data-columns] [data-cell^="1:"] rect').first().hover();
  await expect(page.getByRole("tooltip")).toContainText(/Martes 19 de mayo.*\d:\d\d:\d\d · \d+,\d\s%/s);
  await page.locator('[data-columns] [data-cell^="1:"] rect').first().click();
  await expect(page).toHaveURL(/\?from=2026-05-19&to=2026-05-19&unit=hms$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por agente");
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(tuesday.total));
});

test("weeks say how many days they hold, and the keyboard opens one and keeps its reading", async ({
  page,
  standIn,
}) => {
  await openDays(page, "from=2026-06-01&to=2026-06-16&by=day&state=Almuerzo");
  await page.getByRole("group", { name: "Vista" }).getByRole("button", { name: "Por semana" }).click();
  await expect(page).toHaveURL(/&by=week&state=Almuerzo$/);
  const second = await truthOf(standIn, "2026-06-08", "2026-06-14");
  await expect(rowOf(page, "8 – 14 jun")).toContainText("6 / 7");
  await expect(rowOf(page, "8 – 14 jun")).toContainText(hm(second.totals.Almuerzo ?? 0));
  await expect(rowOf(page, "15 – 16 jun")).toContainText("2 / 2");
  await expect(slots(page).nth(1)).toContainText("6 de 7 días");

  await page.getByRole("region", { name: "Tiempo por semana" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("*:focus")).toHaveText("8 – 14 jun");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?from=2026-06-08&to=2026-06-14&by=day&state=Almuerzo$/);
  await expect(rowOf(page, "Domingo 14 de junio")).toContainText("sin datos");
  await page.keyboard.press("Tab");
  await expect(page.locator("*:focus")).toBeVisible();
});

test("a day that failed says so, beside days that stand", async ({ page, standIn }) => {
  await standIn.arm({ kind: "html-200", from: "2026-07-22", to: "2026-07-22" });
  await openDays(page, "from=2026-07-21&to=2026-07-23&by=day");
  await expect(rowOf(page, "Miércoles 22 de julio")).toContainText("no se pudo leer");
  await expect(slots(page).nth(1)).toContainText("falló");
  await expect(rowOf(page, "Martes 21 de julio")).toContainText(
    hm((await truthOf(standIn, "2026-07-21")).total),
  );
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText("Faltan 1 de 3 partes");
  await page.getByRole("button", { name: "Por semana" }).click();
  await expect(slots(page).first()).toContainText("2 de 3 días");
  await expect(slots(page).first().getByText("2 de 3 días")).toHaveClass(/text-over/);
});

test("the view over time is accessible, wide and narrow, light and dark", async ({ page, standIn }) => {
  await standIn.change({ agents: 4 });
  await openDays(page, "from=2026-08-24&to=2026-08-30&by=day");
  await page.locator("[data-columns] [data-cell]").first().waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(slots(page)).toHaveCount(width > 640 ? 7 : 0);
    await scanBothSchemes(page, `${width} px`);
  }
  await expect(rowOf(page, "Domingo 30 de agosto")).toContainText("sin datos");
});

test("an administrator marks Sundays without data as closed; everybody then reads so, and no day lacks", async ({
  page,
  request,
}) => {
  const month = "from=2019-05-06&to=2019-06-02";
  await askDays(request, month);
  await openDays(page, `${month}&by=day`);
  const mark = page.getByRole("button", { name: "Marcar los domingos como cerrados" });
  await expect(page.getByRole("main")).toContainText("4 domingos sin datos");
  await mark.click();
  await expect(page.getByRole("main")).toContainText("4 domingos cerrados");
  await expect(rowOf(page, "Domingo 12 de mayo")).toContainText("cerrado");
  await expect(page.getByRole("main")).toContainText("4 días cerrados");
  const settings = await (await request.get("/api/settings")).json();
  expect(settings.closedWeekdays).toEqual([7]);
  const { days } = await askDays(request, month);
  const closed = days.filter(({ isClosed }) => isClosed);
  expect(closed.map(({ day, status }) => [day, status])).toEqual(
    ["2019-05-12", "2019-05-19", "2019-05-26", "2019-06-02"].map((day) => [day, "no-data"]),
  );
  const file = await request.get(`/api/export?format=csv&${month}&by=day`, {
    headers: { "accept-language": "es" },
  });
  expect(await file.text()).toContain("cerrado");
  // Nobody changes what they have not seen, and a bad document changes nothing.
  const put = (data: object) => request.put("/api/settings", { data });
  expect((await put({ ...settings, version: settings.version - 1 })).status()).toBe(409);
  const bad = await put({ ...settings, daysOff: [{ day: "2019-02-31", name: "Nunca" }] });
  expect([bad.status(), await bad.json()]).toMatchObject([
    400,
    { code: "invalid-settings", detail: expect.stringContaining("daysOff.0.day") },
  ]);
  // A phone has the mark below its figures. Pressed before its code has come it is not lost.
  await page.setViewportSize({ width: 390, height: 844 });
  const html = await (await request.get(page.url())).text();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    if (!html.includes(new URL(route.request().url()).pathname)) await sleep(1_000);
    await route.continue();
  });
  await page.reload();
  const unmark = page.getByRole("button", { name: "Quitar la marca de los domingos" });
  const [marked, table] = [await unmark.boundingBox(), await page.getByRole("table").boundingBox()];
  expect(marked?.y).toBeGreaterThanOrEqual((table?.y ?? Number.NaN) + (table?.height ?? Number.NaN));
  await unmark.click();
  await expect(page.getByRole("main")).toContainText("4 domingos sin datos");
  await expect(mark).toBeVisible();
});
