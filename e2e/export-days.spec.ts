import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { daysTable, readTable } from "./support/agent-page.ts";
import { operationToday } from "./support/civil-days.ts";
import { askDays } from "./support/days-table.ts";
import { test } from "./support/fixtures.ts";
import { reopenCsv, reopenWorkbook, secondsOf } from "./support/reopened.ts";
import { askWhole } from "./support/report-api.ts";
import { sum } from "./support/truth.ts";

const month = "from=2022-10-01&to=2022-10-31";
const other = "from=2022-09-01&to=2022-09-30";
const languages = {
  es: { mark: ";", total: "Total", before: "Total, otro período", change: "Total, diferencia" },
  en: { mark: ",", total: "Total", before: "Total, other period", change: "Total, difference" },
} as const;
const sheets = {
  es: { day: "Totales por día", week: "Totales por semana", month: "Totales por mes" },
  en: { day: "Totals by day", week: "Totals by week", month: "Totals by month" },
} as const;
const inHours = { es: "(horas)", en: "(hours)" } as const;

type Language = keyof typeof languages;
type Grain = "day" | "week" | "month";

// Every row has both in time-file.test.ts; here each language and each grain meets the page.
const languagesOf: Record<Grain, Language[]> = { day: ["es", "en"], week: ["en"], month: ["es"] };

/** A row of the page in whole seconds; null where it says why there is none. */
type Shown = { total: number | null; change: number | null; states: number[] };

const secondsIn = (text = "") => {
  const [, sign = "", hours, minutes, seconds] = /^(?:[▲▼] )?([+−]?)(\d+):(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hours === undefined) return text === "0" || text === "=" ? 0 : null;
  const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === "−" ? -value : value;
};

// With `compare`: name, count, total, difference, states; on an agent's page by day without the count.
function readShown(cells: string[][], stateCount: number): Shown[] {
  return cells.slice(1).map((row) => {
    const states = row.slice(-stateCount).map((text) => secondsIn(text.split("\n")[0]) ?? 0);
    const [total, change] = row.slice(-stateCount - 2, -stateCount);
    if (row.length < stateCount + 3) return { total: null, change: null, states: [] };
    return { total: secondsIn(total), change: secondsIn(change?.split("\n")[0]), states };
  });
}

async function fetchFile(request: APIRequestContext, address: string, language: Language) {
  const response = await request.get(address, { headers: { "accept-language": language } });
  expect(response.status(), address).toBe(200);
  return response.body();
}

/** Every format of an address against the page's rows, the foot last: to the second. */
async function expectSame(
  request: APIRequestContext,
  address: (format: string) => string,
  grain: Grain,
  language: Language,
  shown: Shown[],
) {
  const rows = shown.slice(0, -1);
  const foot = shown.at(-1);
  const { mark, total, before, change } = languages[language];
  const [head = [], ...lines] = reopenCsv(await fetchFile(request, address("csv"), language), mark);
  const cell = (line: string[], title: string) => line[head.indexOf(title)] ?? "";
  const numberIn = (text: string) => (text === "" ? null : Number(text));
  const own = lines.slice(0, rows.length);
  expect(own.map((line) => numberIn(cell(line, `${total} (s)`)))).toEqual(rows.map((row) => row.total));
  expect(own.map((line) => numberIn(cell(line, `${change} (s)`)))).toEqual(rows.map((row) => row.change));
  const states = head.slice(head.indexOf(`${total} (s)`) - 2 * (foot?.states.length ?? 0));
  for (const [at, line] of own.entries())
    expect((rows[at]?.states ?? []).map((_, place) => Number(cell(line, states[2 * place] ?? "")))).toEqual(
      rows[at]?.states,
    );
  const add = (title: string) => sum(lines.map((line) => Number(cell(line, title))));
  const beforeSum = add(`${before} (s)`);
  expect(add(`${total} (s)`)).toBe(foot?.total);
  expect(add(`${total} (s)`) - beforeSum).toBe(foot?.change);

  const book = reopenWorkbook(await fetchFile(request, address("xlsx"), language));
  expect(book.names[1]).toBe(sheets[language][grain]);
  expect(book.errors).toEqual([]);
  const [titles = [], ...sheet] = book.rows(sheets[language][grain]);
  const at = (title: string) => titles.findIndex((found) => found?.v === title);
  const last = sheet.at(-1) ?? [];
  const timeOf = (line: (typeof sheet)[number], title: string) =>
    line[at(title)] === undefined ? null : secondsOf(line[at(title)]);
  expect(sheet.slice(0, rows.length).map((line) => timeOf(line, total))).toEqual(
    rows.map((row) => row.total),
  );
  expect([timeOf(last, total), timeOf(last, before)]).toEqual([foot?.total, beforeSum]);
  expect([last[at(total)]?.f, last[at(before)]?.f]).toEqual([
    expect.stringMatching(/^SUM\(/),
    expect.stringMatching(/^SUM\(/),
  ]);
  expect(Math.round(Number(last[at(`${change} ${inHours[language]}`)]?.v) * 3600)).toBe(foot?.change);

  const { time, total: whole } = JSON.parse((await fetchFile(request, address("json"), language)).toString());
  expect(time.grain).toBe(grain);
  expect(time.rows.map((row: { total: number | null }) => row.total)).toEqual(rows.map((row) => row.total));
  expect([whole, time.total, time.before.total, time.difference.total]).toEqual([
    foot?.total,
    foot?.total,
    beforeSum,
    foot?.change,
  ]);
}

async function readPage(page: Page): Promise<Shown[]> {
  await expect(page.locator("tfoot .foot-total")).toContainText(/[+−=]/);
  // Rows far from the view are not drawn.
  await page.setViewportSize({ width: 1440, height: 3000 });
  await expect(page.locator(".far-rows")).toHaveCount(0);
  const table = (await readTable(daysTable(page))).filter(
    ([heading]) => heading !== "Por día trabajado" && heading !== "Per day worked",
  );
  // Files hold the agent's own figures.
  const median = (table[0] ?? []).findIndex((text) => ["Mediana del equipo", "Team median"].includes(text));
  const cells = table.map((row) => (median < 0 ? row : row.toSpliced(median, 1)));
  const stateCount =
    (cells[0] ?? []).length - 1 - (cells[0] ?? []).findIndex((text) => text.startsWith("Cambio"));
  expect(stateCount).toBeGreaterThan(5);
  return readShown(cells, stateCount);
}

for (const grain of ["day", "week", "month"] as const)
  test(`every format by ${grain} holds the page's rows and what stands beside them, to the second`, async ({
    page,
    request,
  }) => {
    for (const words of [month, other]) await askWhole(request, words);
    const words = `${month}&by=${grain}&compare=previous`;
    await page.goto(`/?${words}&unit=hms`);
    const shown = await readPage(page);
    expect(shown.length).toBe({ day: 32, week: 7, month: 2 }[grain]);
    for (const language of languagesOf[grain])
      await expectSame(request, (format) => `/api/export?format=${format}&${words}`, grain, language, shown);
  });

test("an agent's page is downloaded as it is read: its rows, its period, its name", async ({
  page,
  request,
}) => {
  for (const words of [month, other]) await askWhole(request, words);
  const { agents } = await askWhole(request, month);
  const agent = agents[3];
  for (const [rows, grain] of [
    ["", "day"],
    ["&rows=week", "week"],
    ["&rows=month", "month"],
  ] as const) {
    await page.goto(`/agents/${agent?.id}?${month}&unit=hms&compare=previous${rows}`);
    const shown = await readPage(page);
    await page.locator("[data-columns] [data-cell]").first().waitFor();
    await page.getByRole("button", { name: "Descargar" }).click();
    const menu = page.getByRole("region", { name: "Descargar el informe" });
    const href = (await menu.getByRole("link", { name: /^CSV/ }).getAttribute("href")) ?? "";
    const addressOf = (format: string) => href.replace("format=csv", `format=${format}`);
    for (const language of languagesOf[grain].slice(0, 1))
      await expectSame(request, addressOf, grain, language, shown);
    const [head = [], line = []] = reopenCsv(await fetchFile(request, href, "es"), ";");
    expect(line[head.indexOf("Filtros")]).toBe(`Agentes: ${agent?.name} (${agent?.id})`);
  }
  await expect(page.getByRole("link", { name: /^CSV/ })).toContainText("Una fila por mes");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Excel/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(
    `auxboard_0010_2022-10-01_2022-10-31_por-mes_frente-a-2022-09-01_2022-09-30_filtro-${agent?.id}.xlsx`,
  );
  expect(reopenWorkbook(await readFile(await download.path())).names[1]).toBe("Totales por mes");
});

test("a range that runs and one as it was known say so over time, in every format", async ({ request }) => {
  await askWhole(request, "range=this-week");
  const [head = [], ...lines] = reopenCsv(
    await fetchFile(request, "/api/export?format=csv&range=this-week&by=week&compare=previous", "es"),
    ";",
  );
  const cell = (title: string) => lines[0]?.[head.indexOf(title)];
  // On the operation's Sundays nobody works: the week has nothing that runs.
  const { periods } = await askDays(request, "range=this-week&by=week");
  if (periods?.[0]?.status === "live") expect(cell("Estado del período")).toMatch(/^en curso/);
  expect(cell("Estado del período, otro período")).toMatch(/, hasta las \d\d:\d\d:\d\d/);
  const known = operationToday();
  for (const format of ["csv", "json"]) {
    const file = await fetchFile(
      request,
      `/api/export?format=${format}&range=this-week&by=day&known=${known}`,
      "es",
    );
    expect(file.toString(), format).toContain(`${known} 23:59:59`);
  }
  const xlsx = await fetchFile(
    request,
    `/api/export?format=xlsx&range=this-week&by=day&known=${known}`,
    "es",
  );
  const facts = reopenWorkbook(xlsx)
    .rows("Resumen")
    .map((line) => [line[0]?.v, line[1]?.v]);
  expect(facts).toContainEqual(["Como se conocía el", `${known} 23:59:59`]);
});

test("the palette downloads one agent's page too, as it is read", async ({ page, request }) => {
  await askWhole(request, month);
  const [agent] = (await askWhole(request, month)).agents;
  await page.goto(`/agents/${agent?.id}?${month}&rows=week`);
  await page.locator("[data-columns] [data-cell]").first().waitFor();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox");
  await expect(field).toBeFocused();
  await field.fill("descargar csv");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`_por-semana_filtro-${agent?.id}\\.csv$`));
});
