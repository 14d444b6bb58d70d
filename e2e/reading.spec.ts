import { expect, type Page } from "@playwright/test";
import { decimalHours, hm, hms, share } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport, readAllRows, readFoot, readRows } from "./support/report-table.ts";
import { byTotal, sum, totalOf } from "./support/truth.ts";

const tableOf = (page: Page) => page.getByRole("table");
const heading = (page: Page, name: string) => tableOf(page).getByRole("columnheader", { name });

test("the table sorts by total, by name and by one state, both ways", async ({ page, standIn }) => {
  await standIn.change({ agents: 50 });
  const truth = await standIn.totals("2024-04-24T00:00:00", "2024-04-24T23:59:59");
  await openReport(page, "from=2024-04-24&to=2024-04-24");
  await expect(heading(page, "Tiempo auxiliar")).toHaveAttribute("aria-sort", "descending");
  const ids = async () => (await readAllRows(page)).map(({ id }) => id);
  expect(await ids()).toEqual(byTotal(truth).map(({ id }) => id));

  await heading(page, "Agente").getByRole("button").click();
  await expect(page).toHaveURL(/[?&]sort=name(&|$)/);
  await expect(heading(page, "Agente")).toHaveAttribute("aria-sort", "ascending");
  await expect(heading(page, "Tiempo auxiliar")).toHaveAttribute("aria-sort", "none");
  const byName = [...truth.agents].sort(
    (a, b) => a.name.localeCompare(b.name, "es") || a.id.localeCompare(b.id),
  );
  expect(await ids()).toEqual(byName.map(({ id }) => id));

  await heading(page, "Almuerzo").getByRole("button").click();
  await expect(page).toHaveURL(/sort=state:Almuerzo/);
  await expect(heading(page, "Almuerzo")).toHaveAttribute("aria-sort", "descending");
  const lunch = async () => (await readAllRows(page)).map(({ figures }) => figures.Almuerzo);
  const times = truth.agents.map(({ seconds }) => seconds.Almuerzo ?? 0).sort((a, b) => b - a);
  const words = times.map((seconds) => (seconds === 0 ? "0" : hm(seconds)));
  expect(await lunch()).toEqual(words);

  await heading(page, "Almuerzo").getByRole("button").click();
  await expect(page).toHaveURL(/sort=state\.asc:Almuerzo/);
  await expect(heading(page, "Almuerzo")).toHaveAttribute("aria-sort", "ascending");
  expect(await lunch()).toEqual(words.reverse());
});

test("the API sorts and filters by the same words", async ({ request, standIn }) => {
  const truth = await standIn.totals("2026-01-14T00:00:00", "2026-01-14T23:59:59");
  const [one, two] = truth.agents;
  const range = "from=2026-01-14&to=2026-01-14";
  const byLunch = await askReport(request, `${range}&sort=state.asc:Almuerzo&state=Almuerzo&state=Break`);
  expect(new Set(byLunch.states)).toEqual(new Set(["Almuerzo", "Break"]));
  const lunches = byLunch.agents.map(({ seconds }) => seconds[byLunch.states.indexOf("Almuerzo")] ?? -1);
  expect(lunches).toEqual([...lunches].sort((a, b) => a - b));
  expect(sum(lunches)).toBe(truth.totals.Almuerzo);

  const chosen = await askReport(request, `${range}&agent=${one?.id}&agent=${two?.id}&unit=percent`);
  expect(new Set(chosen.agents.map(({ id }) => id))).toEqual(new Set([one?.id, two?.id]));
});

const units = [
  { word: "", button: "Horas y minutos", write: hm },
  { word: "hms", button: "Horas, minutos y segundos", write: hms },
  { word: "decimal", button: "Horas decimales", write: (seconds: number) => decimalHours(seconds, "comma") },
  {
    word: "percent",
    button: "Porcentaje del tiempo auxiliar de cada agente",
    write: (seconds: number, whole: number) => share(seconds, whole, "comma"),
  },
];

test("time reads in four units, one click away, and the link keeps the unit", async ({ page, standIn }) => {
  const truth = await standIn.totals("2026-01-15T00:00:00", "2026-01-15T23:59:59");
  const [first] = byTotal(truth);
  if (!first) throw new Error("the stand-in has no agents on this day");
  const whole = totalOf(first);
  await openReport(page, "from=2026-01-15&to=2026-01-15&unit=hms");
  for (const { word, button, write } of units) {
    await page
      .getByRole("group", { name: "Unidad del tiempo" })
      .getByRole("button", { name: button })
      .click();
    await expect
      .poll(() => new URL(page.url()).searchParams.get("unit") ?? "", { message: button })
      .toBe(word);
    await expect.poll(async () => (await readFoot(page)).total).toBe(write(truth.total, truth.total));
    const [row] = await readRows(page);
    const foot = await readFoot(page);
    expect(row?.total).toBe(write(whole, whole));
    expect(row?.figures.Break).toBe(write(first.seconds.Break ?? 0, whole));
    expect(foot.figures.Break).toBe(write(truth.totals.Break ?? 0, truth.total));
  }
});
