import { expect, type Page } from "@playwright/test";
import { addDays, operationToday } from "./support/civil-days.ts";
import { changeHms, hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askJson, askReport, askWhole, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readAllRows, readFoot, readRows, type ShownRow } from "./support/report-table.ts";
import { secondsByState, sum, totalOf } from "./support/truth.ts";
import type { Totals } from "./wolkvox/totals.ts";

type Compared = ReportAnswer & {
  comparison: { from: string; to: string; rule: string; isSoFar: boolean; isPartBesideWhole: boolean };
};

type ComparedFile = {
  agents: { comparison: { difference: { average: number | null } | null } }[];
  comparison: { difference: { average: number }; absent: { total: number }[] };
};

const comparisonOf = (page: Page) => page.getByRole("region", { name: "Comparación" });
const thisWeek = ["2023-05-15T00:00:00", "2023-05-21T23:59:59"] as const;
const weekBefore = ["2023-05-08T00:00:00", "2023-05-14T23:59:59"] as const;
const week = "from=2023-05-15&to=2023-05-21&unit=hms";

test("every difference to the period before is that of the stand-in's figures, to the second", async ({
  page,
  request,
  standIn,
}) => {
  const [now, before] = [await standIn.totals(...thisWeek), await standIn.totals(...weekBefore)];
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  await openReport(page, `${week}&compare=previous`);
  await expect(comparisonOf(page)).toContainText("Se compara con lunes 8 a domingo 14 de mayo de 2023");
  await expect(comparisonOf(page)).toContainText("la semana anterior");
  await expect(foot(page)).toContainText(changeHms(now.total - before.total));
  expect(changesOf(await readAllRows(page))).toEqual(expectedChanges(now, before));
  const figures = secondsByState(now.totals, "Sin código");
  const earlier = secondsByState(before.totals, "Sin código");
  const cells = (await readFoot(page)).figures;
  for (const [state, seconds] of Object.entries(figures))
    expect(cells[state]?.split("\n").at(-1), state).toBe(changeHms(seconds - (earlier[state] ?? 0)));
});

test("a year ago are the same weekdays 52 weeks earlier", async ({ page, request, standIn }) => {
  const now = await standIn.totals("2023-06-07T00:00:00", "2023-06-07T23:59:59");
  const before = await standIn.totals("2022-06-08T00:00:00", "2022-06-08T23:59:59");
  await askWhole(request, "from=2022-06-08&to=2022-06-08");
  await openReport(page, "from=2023-06-07&to=2023-06-07&unit=hms&compare=last-year");
  await expect(comparisonOf(page)).toContainText("Se compara con miércoles 8 de junio de 2022");
  await expect(foot(page)).toContainText(changeHms(now.total - before.total));
  expect(expectedChanges(now, before)).toMatchObject(changesOf(await readRows(page)));
});

test("any other period stands as it is, and unequal lengths are said", async ({ page, request, standIn }) => {
  const now = await standIn.totals("2023-06-12T00:00:00", "2023-06-14T23:59:59");
  const before = await standIn.totals("2023-06-05T00:00:00", "2023-06-06T23:59:59");
  await askWhole(request, "from=2023-06-05&to=2023-06-06");
  await openReport(page, "from=2023-06-12&to=2023-06-14&unit=hms&compare=2023-06-05..2023-06-06");
  await expect(comparisonOf(page)).toContainText("3 días frente a 2: compare por día trabajado.");
  await expect(foot(page)).toContainText(changeHms(now.total - before.total));
  await comparisonOf(page).getByRole("button", { name: "Ver por día trabajado" }).click();
  await expect(page).toHaveURL(/per=day/);
});

test("today is compared with the same weekday, up to the second at which it was asked", async ({
  page,
  request,
}) => {
  const weekday = addDays(operationToday(), -7);
  const { comparison, asOf } = (await askReport(request, "compare=previous")) as Compared;
  const time = clockOf(asOf);
  expect(comparison).toMatchObject({
    from: `${weekday}T00:00:00`,
    to: `${weekday}T${time}`,
    rule: "week-earlier",
    isSoFar: true,
    isPartBesideWhole: false,
  });
  await page.goto("/?compare=previous&unit=hms");
  await expect(comparisonOf(page)).toContainText(/hasta las \d\d:\d\d/);
  await expect(comparisonOf(page)).not.toContainText("una parte con un todo");
  await page.goto(`/?compare=${weekday}..${weekday}`);
  await expect(comparisonOf(page)).toContainText("se compara una parte con un todo");
});

test("a script asks the same endpoint for the period that an answer names", async ({ request, standIn }) => {
  const { comparison, agents } = (await askReport(request, `${week}&compare=previous`)) as Compared;
  expect(comparison).toMatchObject({ from: "2023-05-08", to: "2023-05-14", rule: "period-before" });
  const [now, before] = [await standIn.totals(...thisWeek), await standIn.totals(...weekBefore)];
  const other = await askReport(request, `from=${comparison.from}&to=${comparison.to}`);
  expect(sumOf(agents) - sumOf(other.agents)).toBe(now.total - before.total);
  const refused = await askJson(request, `/api/report?${week}&compare=2999-01-01..2999-01-02`);
  expect(refused).toMatchObject({ status: 400, body: { code: "invalid-range", detail: /^compare: / } });
});

test("who has no row in the other period is new, and never stands beside a zero", async ({
  page,
  request,
  standIn,
}) => {
  // A working day beside a Saturday, on which many agents are off.
  const now = await standIn.totals("2023-06-21T00:00:00", "2023-06-21T23:59:59");
  const before = await standIn.totals("2023-06-17T00:00:00", "2023-06-17T23:59:59");
  const known = new Set(before.agents.map(({ id }) => id));
  await askWhole(request, "from=2023-06-17&to=2023-06-17");
  await openReport(page, "from=2023-06-21&to=2023-06-21&unit=hms&compare=2023-06-17..2023-06-17");
  await expect(foot(page)).toContainText(changeHms(now.total - before.total));
  const rows = await readAllRows(page);
  const fresh = rows.filter(({ change }) => change === "nuevo").map(({ id }) => id);
  expect(fresh.sort()).toEqual(now.agents.flatMap(({ id }) => (known.has(id) ? [] : [id])).sort());
  expect(fresh.length).toBeGreaterThan(0);
  for (const by of ["", "&by=day"]) {
    await page.goto(
      `/?from=2023-06-21&to=2023-06-21&unit=hms&compare=2023-06-17..2023-06-17${by}&agent=${fresh[0]}`,
    );
    await expect(comparisonOf(page)).toContainText("Nadie de quienes se ven tiene registros en ese período");
    await expect(foot(page)).not.toContainText(/[+−]\d/);
  }
});

test("a period that cannot be read leaves dashes and words, and the range's own figures whole", async ({
  page,
  standIn,
}) => {
  const now = await standIn.totals("2024-12-11T00:00:00", "2024-12-11T23:59:59");
  await page.request.get("/api/report?from=2024-12-11&to=2024-12-11");
  await standIn.arm({ kind: "html-200", from: "2024-12-04", to: "2024-12-04" });
  await openReport(page, "from=2024-12-11&to=2024-12-11&unit=hms&compare=previous");
  await expect(comparisonOf(page)).toContainText("No se pudo leer el período con el que se compara.");
  expect(await readFoot(page)).toMatchObject({ total: hms(now.total), change: "–" });
  for (const row of await readRows(page)) expect(row.change).toBe("–");
  await standIn.clear();
  const before = await standIn.totals("2024-12-04T00:00:00", "2024-12-04T23:59:59");
  await expect(foot(page)).toContainText(changeHms(now.total - before.total), { timeout: 90_000 });
});

test("the link holds the comparison: chosen, undone with Back, opened again; sorted by change", async ({
  page,
  request,
}) => {
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  await openReport(page, week);
  await page.getByRole("button", { name: /^Comparar/ }).click();
  await page.getByRole("button", { name: "Período anterior" }).click();
  await expect(page).toHaveURL(/&compare=previous$/);
  await expect(comparisonOf(page)).toContainText("Se compara con");
  await comparisonOf(page)
    .getByRole("button", { name: /Ordenar por cambio/ })
    .click();
  await expect(page).toHaveURL(/sort=change/);
  await expect(foot(page)).toContainText(/[+−]\d/);
  await expectOrder(page, (a, b) => b - a);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${week}$`));
  await expect(comparisonOf(page)).toBeHidden();
  await page.goForward();
  await page.reload();
  await expect(comparisonOf(page)).toContainText("Se compara con");
  await comparisonOf(page).getByRole("button", { name: "Dejar de comparar" }).click();
  await expect(page).not.toHaveURL(/compare/);
});

test("the difference has a column of its own: ordered, moved, pinned and taken away as the others", async ({
  page,
  request,
  standIn,
}) => {
  const [now, before] = [await standIn.totals(...thisWeek), await standIn.totals(...weekBefore)];
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  await openReport(page, `${week}&compare=previous`);
  await expect(foot(page)).toContainText(changeHms(now.total - before.total));
  const head = page.getByRole("columnheader", { name: "Cambio", exact: true });
  await head.getByRole("button").click();
  await expect(page).toHaveURL(/sort=change/);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await head.getByRole("button").click();
  await expect(page).toHaveURL(/sort=change\.asc/);
  await expectOrder(page, (a, b) => a - b);

  await page.getByRole("button", { name: "Opciones" }).click();
  await page.getByRole("button", { name: "Fijar Cambio junto al nombre", exact: true }).click();
  await expect(page).toHaveURL(/pin=change/);
  await expect(page.getByRole("columnheader").nth(1)).toContainText("Cambio");
  await page.getByRole("checkbox", { name: "Mostrar Cambio", exact: true }).click();
  await expect(head).toBeHidden();
  // Under the total, where it has no column.
  await expect(foot(page).getByRole("cell").first()).toContainText(changeHms(now.total - before.total));
  await page.keyboard.press("Escape");
  await page.goto(`/?${week}&column=change&column=state:Almuerzo`);
  await expect(page.getByRole("columnheader")).toHaveCount(3);
  await expect(head).toBeHidden();
});

test("what changed per day worked has a column of its own, the same on the page and in a file", async ({
  page,
  request,
}) => {
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  const words = `${week}&compare=previous&sort=average-change`;
  const { body: file } = await askJson<ComparedFile>(request, `/api/export?format=json&${words}`);
  const changes = file.agents.flatMap(({ comparison: { difference } }) => difference?.average ?? []);
  expect(changes.length).toBeGreaterThan(20);
  await openReport(page, `${words}&column=average-change&column=state:Break`);
  const head = page.getByRole("columnheader", { name: "Cambio por día trabajado" });
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(foot(page)).toContainText(changeHms(Math.round(file.comparison.difference.average)));
  const most = changeHms(Math.round(Math.max(...changes)));
  const rows = page.getByRole("table").locator("tbody").getByRole("row");
  await expect(rows.filter({ hasText: /[▲▼]/ }).first()).toContainText(most);
  await rows.filter({ hasText: /[▲▼]/ }).first().getByRole("cell").nth(1).hover();
  await expect(page.getByRole("tooltip")).toContainText(`${most} (`);
  await page.getByRole("button", { name: "Opciones" }).click();
  await page.getByRole("checkbox", { name: "Mostrar Cambio por día trabajado" }).click();
  await expect(head).toBeHidden();
});

test("the tile of the total says how much of the difference is people who were absent", async ({
  page,
  request,
}) => {
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  const { body } = await askJson<ComparedFile>(request, `/api/export?format=json&${week}&compare=previous`);
  const absent = body.comparison.absent.reduce((sum, { total }) => sum + total, 0);
  expect(absent).toBeGreaterThan(0);
  await openReport(page, `${week}&compare=previous`);
  const tiles = page.getByRole("region", { name: "Resumen" });
  await expect(tiles).toContainText(`▼ −${hm(absent)} por personas ausentes`);
  await page.goto(`/?${week}&compare=previous&per=day`);
  await expect(tiles).toContainText("por día trabajado");
  await expect(tiles).not.toContainText("ausentes");
});

test("beside another period the tiles tell the state that grew most and the time per day worked, and lead to both", async ({
  page,
  request,
  standIn,
}) => {
  const [now, before] = [await standIn.totals(...thisWeek), await standIn.totals(...weekBefore)];
  const earlier = secondsByState(before.totals, "Sin código");
  const grown = Object.entries(secondsByState(now.totals, "Sin código"))
    .map(([state, seconds]) => ({ state, change: seconds - (earlier[state] ?? 0) }))
    .sort((a, b) => b.change - a.change)[0];
  if (!grown || grown.change <= 0) throw new Error("nothing grew in this week");
  await askWhole(request, "from=2023-05-08&to=2023-05-14");
  const daysOf = (monday: string) =>
    Promise.all(
      Array.from({ length: 7 }, async (_, at) => {
        const day = addDays(monday, at);
        return (await standIn.totals(`${day}T00:00:00`, `${day}T23:59:59`)).agents.length;
      }),
    );
  const average = now.total / sum(await daysOf("2023-05-15"));
  const averageBefore = before.total / sum(await daysOf("2023-05-08"));
  const tiles = page.getByRole("region", { name: "Resumen" });
  await openReport(page, `${week}&compare=previous`);
  const perDay = tiles.getByRole("link", { name: /^Auxiliar por día trabajado/ });
  await expect(perDay).toContainText(`por día trabajado${hm(Math.round(average))}`);
  await expect(perDay).toContainText(`frente a ${hm(Math.round(averageBefore))}`);
  await perDay.click();
  await expect(page).toHaveURL(/per=day.*compare=previous/);
  await expect(perDay).toHaveAttribute("href", /^(?!.*per=day).*compare=previous/);
  await perDay.click();
  const grew = tiles.getByRole("link", { name: /^Estado que más creció/ });
  await expect(grew).toContainText(grown.state);
  await expect(grew).toContainText(`+${hm(grown.change)}`);
  await grew.click();
  await expect(page).toHaveURL(/sort=change.*compare=previous/);
  expect(new URL(page.url()).searchParams.getAll("state")).toEqual([grown.state]);
  await expect(foot(page)).toContainText(changeHms(grown.change));
  // The one who has most more of it stands first.
  await expect.poll(async () => (await readRows(page))[0]?.change).toMatch(/^▲|nuevo/);
  await openReport(page, `${week}&compare=previous&by=day`);
  await expect(grew).toContainText(`+${hm(grown.change)}`);
});

test.describe("for a browser that speaks English", () => {
  test.use({ locale: "en-GB" });

  test("the comparison is said in English", async ({ page }) => {
    await openReport(page, `${week}&compare=previous`);
    const words = page.getByRole("region", { name: "Comparison" });
    await expect(words).toContainText("Compared with Monday 8 to Sunday 14 May 2023");
    await expect(words).toContainText("the week before");
  });
});

function foot(page: Page) {
  return page.getByRole("table").getByRole("row", { name: /^Total / });
}

async function expectOrder(page: Page, order: (a: number, b: number) => number): Promise<void> {
  await expect(async () => {
    const changes = secondsOfChanges(await readRows(page));
    expect(changes.length).toBeGreaterThan(20);
    expect(changes).toEqual([...changes].sort(order));
  }).toPass({ timeout: 15_000 });
}

function changesOf(rows: readonly ShownRow[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, change }) => [id, change]));
}

function expectedChanges(now: Totals, before: Totals): Record<string, string> {
  const earlier = new Map(before.agents.map((agent) => [agent.id, totalOf(agent)]));
  return Object.fromEntries(
    now.agents.map((agent) => {
      const seconds = earlier.get(agent.id);
      return [agent.id, seconds === undefined ? "nuevo" : changeHms(totalOf(agent) - seconds)];
    }),
  );
}

function secondsOfChanges(rows: readonly ShownRow[]): number[] {
  return rows
    .map(({ change }) => change)
    .map((text) => text.replace(/^[▲▼] /, ""))
    .filter((text) => /^[+−=]/.test(text))
    .map((text) => {
      const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(":").map(Number);
      return (text.startsWith("−") ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
    });
}

function sumOf(agents: ReportAnswer["agents"]): number {
  return agents.flatMap(({ seconds }) => seconds).reduce((sum, seconds) => sum + seconds, 0);
}

function clockOf(asOf: string | null): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeStyle: "medium", timeZone: "America/Bogota" });
  return format.format(new Date(asOf ?? ""));
}

test("one day says which state grew most beside the same weekday before where that is known, and asks nothing for it", async ({
  page,
  request,
}) => {
  const tiles = page.getByRole("region", { name: "Resumen" });
  const grew = tiles.getByRole("link", { name: /^Estado que más creció/ });
  await openReport(page, "from=2018-03-14&to=2018-03-14");
  await expect(tiles.getByRole("link", { name: /^Segundo estado/ })).toBeVisible();
  await expect(grew).toHaveCount(0);
  const before = await askWhole(request, "from=2018-03-07&to=2018-03-07");
  const now = await askWhole(request, "from=2018-03-14&to=2018-03-14");
  const timeOf = ({ states, agents }: ReportAnswer, state: string) =>
    sum(agents.map(({ seconds }) => seconds[states.indexOf(state)] ?? 0));
  const grown = now.states
    .map((state) => ({ state, change: timeOf(now, state) - timeOf(before, state) }))
    .sort((a, b) => b.change - a.change)[0] ?? { state: "", change: 0 };
  await openReport(page, "from=2018-03-14&to=2018-03-14&unit=hms");
  await expect(grew).toContainText(grown.state);
  await expect(grew).toContainText(`+${hm(grown.change)}`);
  await expect(grew).toContainText(/frente a .*7/);
  await expect(tiles.getByRole("link", { name: /^Auxiliar por día trabajado/ })).toContainText(
    /frente a .*7/,
  );
  await grew.click();
  await expect(page).toHaveURL(/compare=previous/);
});
