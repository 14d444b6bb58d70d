import { expect, type Page } from "@playwright/test";
import { truthByDay } from "./support/agent-page.ts";
import { addDays, mondayOf, operationToday } from "./support/civil-days.ts";
import { askDays, type DaysAnswer, readCells } from "./support/days-table.ts";
import { changeHms, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askWhole } from "./support/report-api.ts";
import { secondsByState, sum } from "./support/truth.ts";

type Compared = DaysAnswer & { comparison: { from: string; to: string; rule: string; isSoFar: boolean } };

const comparisonOf = (page: Page) => page.getByRole("region", { name: "Comparación" });
const week = "from=2023-08-14&to=2023-08-20&unit=hms";

/** The report over time, once both periods are known day by day. */
async function openCompared(page: Page, query: string, other: string): Promise<void> {
  await askWhole(page.request, query);
  await askWhole(page.request, other);
  await page.goto(`/?${query}`);
  await expect(page.getByRole("table").locator("tfoot")).toContainText(/[+−=]\d*/);
}

test("each day stands beside the same weekday of the week before, to the second, and no day beside a holiday", async ({
  page,
  standIn,
}) => {
  const now = await truthByDay(standIn, "2023-08-14", 6);
  const before = await truthByDay(standIn, "2023-08-07", 6);
  await openCompared(page, `${week}&by=day&compare=previous`, "from=2023-08-07&to=2023-08-13");
  await expect(comparisonOf(page)).toContainText("la semana anterior");
  const cells = await readCells(page);
  expect(cells[0]?.[3]).toMatch(/^Cambio/);
  const states = (cells[0] ?? []).slice(4);
  const names = ["Lun 7", "Mar 8", "Mié 9", "Jue 10", "Vie 11", "Sáb 12"];
  for (const [place, { day, truth }] of now.entries()) {
    const other = before[place]?.truth;
    const [, , total, change, ...figures] = cells[place + 1] ?? [];
    if (other?.total === 0) {
      expect([total, change], day).toEqual([hms(truth.total), `–\n${names[place]} ago`]);
      expect(figures.join(""), day).not.toMatch(/[+−]/);
      continue;
    }
    expect([total, change], day).toEqual([
      hms(truth.total),
      `${changeHms(truth.total - (other?.total ?? 0))}\n${names[place]} ago · ${hms(other?.total ?? 0)}`,
    ]);
    const [here, there] = [truth.totals, other?.totals ?? {}].map((totals) =>
      secondsByState(totals, "Sin código"),
    );
    const changes = states.map((state) => changeHms((here?.[state] ?? 0) - (there?.[state] ?? 0)));
    const shown = figures.map((text) => text.split("\n")[1] ?? "");
    // A state of neither day has nothing to say.
    const expected = states.map((state, at) => (here?.[state] || there?.[state] ? changes[at] : ""));
    expect(shown, day).toEqual(expected);
  }
  // The seventh of August is one.
  expect(before.filter(({ truth }) => truth.total === 0).map(({ day }) => day)).toEqual(["2023-08-07"]);
  expect(cells[7]?.at(-1)).toBe("sin datos");
  const [all, earlier] = [now, before].map((days) => sum(days.map(({ truth }) => truth.total)));
  expect(cells.at(-1)?.slice(2, 4)).toEqual([
    hms(all ?? 0),
    `${changeHms((all ?? 0) - (earlier ?? 0))}\nantes ${hms(earlier ?? 0)}`,
  ]);

  await page.locator('[data-columns] [data-cell^="1:"] rect').first().hover();
  await expect(page.getByRole("tooltip")).toContainText(/Mar 8 ago · /);
  // A line beside every column of a day with figures on both sides.
  const lines = await page.locator("[data-columns] .ghost-line").getAttribute("d");
  expect(lines?.split("V")).toHaveLength(6);
  await page.goto(`/?${week}&by=day&compare=previous&bars=share`);
  await expect(page.locator("[data-columns] .comparison-ghosts path").first()).toHaveAttribute("d", /^M/);
});

test("weeks stand beside weeks, months beside months, and the days of these beside the same weekdays", async ({
  page,
  standIn,
}) => {
  const total = async (from: string, days: number) =>
    sum((await truthByDay(standIn, from, days)).map(({ truth }) => truth.total));
  const [first, then] = [await total("2023-08-14", 7), await total("2023-07-31", 7)];
  await openCompared(
    page,
    "from=2023-08-14&to=2023-08-27&by=week&unit=hms&compare=previous",
    "from=2023-07-31&to=2023-08-13",
  );
  const cells = await readCells(page);
  expect(cells[1]?.slice(0, 4)).toEqual([
    "14 – 20 ago",
    "6 / 7",
    hms(first),
    `${changeHms(first - then)}\n31 jul – 6 ago · ${hms(then)}`,
  ]);

  const month = "from=2023-08-01&to=2023-08-31&compare=previous";
  const byDay = (await askDays(page.request, `${month}&by=day`)) as Compared;
  expect(byDay.comparison).toMatchObject({ from: "2023-07-01", to: "2023-07-31", rule: "months-before" });
  const byMonth = (await askDays(page.request, `${month}&by=month`)) as Compared;
  expect(byMonth.comparison).toMatchObject({ from: "2023-07-01", to: "2023-07-31", rule: "months-before" });
  await openCompared(page, `${month}&by=month`, "from=2023-07-01&to=2023-07-31");
  await expect(page.getByRole("table").locator("tbody").getByRole("row")).toContainText("Julio · ");
  await page.getByRole("group", { name: "Vista" }).getByRole("button", { name: "Por día" }).click();
  await expect(comparisonOf(page)).toContainText("el mes anterior");
  const rows = page.getByRole("table").locator("tbody").getByRole("row");
  // The first of August is a Tuesday, as the fourth of July is; the last Sundays of August have none in July.
  await expect(rows.nth(0)).toContainText("Mar 4 jul · ");
  // Rows far from the view are drawn as they come near.
  await page.getByRole("table").locator("tbody").nth(2).scrollIntoViewIfNeeded();
  await expect(page.locator('tr[data-row="27"]')).toContainText("Lun 31 jul · ");
  await expect(comparisonOf(page)).not.toContainText("no empiezan el mismo día");
});

test("a week that runs stands beside the same days so far, its last one up to the same second", async ({
  page,
  request,
}) => {
  const today = operationToday();
  const weekday = addDays(today, -7);
  await askWhole(request, "range=this-week");
  const { comparison } = (await askDays(request, "range=this-week&compare=previous")) as Compared;
  expect(comparison).toMatchObject({ from: `${mondayOf(weekday)}T00:00:00`, isSoFar: true });
  expect(comparison.to).toMatch(new RegExp(`^${weekday}T`));
  await page.goto("/?range=this-week&compare=previous&by=day");
  await expect(comparisonOf(page)).toContainText(/hasta las \d\d:\d\d/);
  const last = page.getByRole("table").locator("tbody").getByRole("row").last();
  await expect(last).toContainText("parcial");
  // On the operation's Sundays nobody works: there is no column to stand beside.
  if (new Date(`${today}T12:00:00Z`).getUTCDay() !== 0)
    await expect(last).toContainText(/\d+ \p{L}+, \d\d:\d\d · /u);
  await expect(comparisonOf(page)).not.toContainText("una parte con un todo");
});

test("periods that begin on different weekdays are said to, and a day without its pair says so", async ({
  page,
}) => {
  await openCompared(
    page,
    "from=2023-08-22&to=2023-08-24&by=day&unit=hms&compare=2023-08-16..2023-08-17",
    "from=2023-08-16&to=2023-08-17",
  );
  await expect(comparisonOf(page)).toContainText("no empiezan el mismo día de la semana");
  await expect(comparisonOf(page)).toContainText("3 días frente a 2");
  const cells = await readCells(page);
  expect(cells[1]?.[3]).toMatch(/^(=|[▲▼] [+−]).*\nMié 16 ago · /s);
  expect(cells[3]?.[3]).toBe("–");
  await page
    .getByRole("row", { name: /Jueves 24/ })
    .getByRole("cell", { name: "–" })
    .hover();
  await expect(page.getByRole("tooltip")).toContainText("el otro período no tiene un día");
});

test("per day worked, each side is read by its own days", async ({ page, standIn }) => {
  const [now, before] = [
    await truthByDay(standIn, "2023-08-14", 6),
    await truthByDay(standIn, "2023-08-07", 6),
  ];
  const perDay = (days: typeof now) =>
    sum(days.map(({ truth }) => truth.total)) / sum(days.map(({ truth }) => truth.agents.length));
  await openCompared(page, `${week}&by=week&compare=previous&per=day`, "from=2023-08-07&to=2023-08-13");
  const foot = (await readCells(page)).at(-1) ?? [];
  const [here, there] = [perDay(now), perDay(before)];
  expect(foot[2]).toBe(hms(Math.round(here)));
  expect(foot[3]).toContain(`antes ${hms(Math.round(there))}`);
});

test("one agent's days beside their own of the week before", async ({ page, standIn }) => {
  const now = await truthByDay(standIn, "2023-08-14", 7);
  const before = await truthByDay(standIn, "2023-08-07", 7);
  // Who was there in the other week too, and off on a day on which others were not.
  const agent = now[0]?.truth.agents.find(({ id }) => {
    const isThere = before
      .filter(({ truth }) => truth.agents.length > 0)
      .map(({ truth }) => truth.agents.some((other) => other.id === id));
    return isThere.includes(true) && isThere.includes(false);
  });
  const timeOf = ({ truth }: (typeof now)[number]) =>
    sum(Object.values(truth.agents.find(({ id }) => id === agent?.id)?.seconds ?? {}));
  await askWhole(page.request, "from=2023-08-14&to=2023-08-20");
  await askWhole(page.request, "from=2023-08-07&to=2023-08-13");
  await page.goto(`/agents/${agent?.id}?${week}&compare=previous`);
  const rows = page
    .getByRole("table", { name: /^Tiempo por día/ })
    .locator("tbody")
    .getByRole("row");
  await expect(comparisonOf(page)).toContainText("la semana anterior");
  for (const [place, day] of now.entries()) {
    const [here, there] = [timeOf(day), timeOf(before[place] ?? day)];
    if (here > 0 && there > 0) await expect(rows.nth(place), day.day).toContainText(changeHms(here - there));
    else await expect(rows.nth(place), day.day).not.toContainText(/[+−]\d|· 0/);
    const isThere = (before[place]?.truth.agents.length ?? 0) > 0;
    if (isThere && there === 0) await expect(rows.nth(place), day.day).toContainText("· sin registros");
  }
  expect(before.filter((day) => day.truth.agents.length > 0 && timeOf(day) === 0).length).toBeGreaterThan(0);
});
