import { readFile } from "node:fs/promises";
import { type Download, expect, type Page } from "@playwright/test";
import { daysTable, truthByDay } from "./support/agent-page.ts";
import { hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { byTotal, sum, totalOf } from "./support/truth.ts";

const options = (page: Page) => page.getByRole("region", { name: "Opciones de la tabla" });
// Columns are drawn once the page has taken over what the server drew.
const waitForColumns = (page: Page) => page.locator("[data-columns] [data-cell]").first().waitFor();
const readClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Saves the picture of the chart, which every page offers beside its files. */
async function savePicture(page: Page): Promise<Download> {
  await page.getByRole("button", { name: "Descargar" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("region", { name: "Descargar el informe" })
      .getByRole("button", { name: /^Imagen/ })
      .click(),
  ]);
  return download;
}

/** Runs in the page: keeps every text that a picture has. */
function keepDrawnTexts(): void {
  const drawn: string[] = [];
  Object.assign(window, { drawn });
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function fillAndTell(text, ...place) {
    drawn.push(text);
    return fill.call(this, text, ...place);
  };
}

const readDrawn = (page: Page) => page.evaluate((): string[] => Reflect.get(window, "drawn"));

// Until the code that writes the cells has come, a copy is the browser's own, and whoever wants the numbers copies again.
const copy = async (page: Page) => {
  await page.keyboard.press("Control+c");
  return readClipboard(page);
};

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("the whole table is copied as numbers, also the rows that are not drawn, with its totals", async ({
  page,
  standIn,
}) => {
  await standIn.change({ agents: 90 });
  const truth = await standIn.totals("2023-06-20T00:00:00", "2023-06-20T23:59:59");
  await openReport(page, "from=2023-06-20&to=2023-06-20");
  await page.getByRole("button", { name: "Opciones" }).click();
  await options(page)
    .getByRole("button", { name: /^Copiar la tabla/ })
    .click();
  await expect(options(page)).toContainText("Copiada");
  const rows = (await readClipboard(page)).split("\n").map((line) => line.split("\t"));
  const [head = [], ...body] = rows;
  expect(head.slice(0, 3)).toEqual(["Agente", "Id", "Tiempo auxiliar"]);
  expect(body.at(-1)?.slice(0, 3)).toEqual(["Total", "", hms(truth.total)]);
  expect(body.slice(0, -1).map(([, id, time]) => [id, time])).toEqual(
    byTotal(truth).map((agent) => [agent.id, hms(totalOf(agent))]),
  );
});

test("Ctrl+C takes the cell with the focus, or every cell of a selection, in the unit of the page", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2023-06-06T00:00:00", "2023-06-06T23:59:59");
  const [first, second] = byTotal(truth);
  if (!first || !second) throw new Error("the stand-in has too few agents on this day");
  await openReport(page, "from=2023-06-06&to=2023-06-06");
  await page.locator('td[data-cell="0:total"]').focus();
  await expect.poll(() => copy(page)).toBe(hms(totalOf(first)));

  await page.evaluate(() => {
    const [from, to] = [
      document.querySelector('th[data-cell="0:head"]'),
      document.querySelector('td[data-cell="1:total"]'),
    ];
    if (from && to) getSelection()?.setBaseAndExtent(from, 0, to, 1);
  });
  await page.keyboard.press("Control+c");
  await expect
    .poll(async () => (await readClipboard(page)).split("\n").map((line) => line.split("\t")[0]))
    .toEqual([first.name, second.name]);
});

test("the chart is saved as a picture under the operation's days", async ({ page }) => {
  await openReport(page, "from=2023-06-07&to=2023-06-07");
  const download = await savePicture(page);
  expect(download.suggestedFilename()).toBe("auxboard_0010_2023-06-07_2023-06-07.png");
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(2400);
  expect(bytes.length).toBeGreaterThan(30_000);

  await page.goto("/?from=2023-06-07&to=2023-06-07&by=day");
  await waitForColumns(page);
  const columns = await savePicture(page);
  expect((await readFile(await columns.path())).readUInt32BE(16)).toBe(2400);
});

test("cells of the rows over time are copied as numbers, of the team and of one agent", async ({
  page,
  standIn,
}) => {
  const days = await truthByDay(standIn, "2022-11-21", 7);
  const range = "from=2022-11-21&to=2022-11-27&unit=hms";
  await askWhole(page.request, range);
  await page.goto(`/?${range}&by=day`);
  await waitForColumns(page);
  await page.locator('td[data-cell="1:total"]').focus();
  await expect.poll(() => copy(page)).toBe(hms(days[1]?.truth.total ?? 0));
  const select = (first: string, last: string) =>
    page.evaluate(
      ([from, to]) => {
        const [start, end] = [from, to].map((cell) => document.querySelector(`tbody [data-cell="${cell}"]`));
        if (start && end) getSelection()?.setBaseAndExtent(start, 0, end, end.childNodes.length);
      },
      [first, last] as const,
    );
  await select("0:head", "6:total");
  await page.keyboard.press("Control+c");
  const linesOf = (text: string) => text.split("\n").map((line) => line.split("\t"));
  const copied = async () => linesOf(await readClipboard(page));
  await expect.poll(async () => (await copied()).length).toBe(7);
  // On the operation's Sundays nobody works.
  const expected = days.map(({ truth }) => (truth.total > 0 ? hms(truth.total) : "sin datos"));
  const totals = (await copied()).map((line) => line.slice(1, 3));
  expect(totals).toEqual(
    days.map(({ truth }, at) => [truth.total > 0 ? String(truth.agents.length) : "", expected[at]]),
  );

  await page.getByRole("button", { name: "Opciones" }).click();
  await options(page)
    .getByRole("button", { name: /^Copiar la tabla/ })
    .click();
  await expect(options(page)).toContainText("Copiada");
  const whole = await copied();
  expect(whole[0]?.slice(0, 3)).toEqual(["Día", "Agentes", "Total"]);
  expect(whole.slice(1, -1).map((line) => line.slice(1, 3))).toEqual(totals);
  expect(whole.at(-1)?.slice(0, 3)).toEqual(["Total", "", hms(sum(days.map(({ truth }) => truth.total)))]);

  const [agent] = days[0]?.truth.agents ?? [];
  const own = days.flatMap(({ truth }) => truth.agents.filter(({ id }) => id === agent?.id));
  await page.goto(`/agents/${agent?.id}?${range}&rows=week`);
  await waitForColumns(page);
  await select("0:head", "0:total");
  await expect
    .poll(async () => linesOf(await copy(page)).map((line) => line.slice(1)))
    .toEqual([[String(own.length), "7", hms(sum(own.map(totalOf)))]]);
});

test("an agent's columns are saved as a picture that says whose they are, of when and in which measure", async ({
  page,
  standIn,
}) => {
  await page.addInitScript(keepDrawnTexts);
  const range = "from=2022-11-21&to=2022-11-27";
  const { agents, states } = await askWhole(page.request, range);
  await askWhole(page.request, "from=2022-11-14&to=2022-11-20");
  const [agent] = agents;
  const [, hidden = ""] = states;
  const shown = states.filter((state) => state !== hidden).map((state) => ["state", state]);
  const words = `${range}&per=day&compare=previous&${new URLSearchParams(shown)}`;
  await page.goto(`/agents/${agent?.id}?${words}`);
  await expect(daysTable(page).locator("tfoot")).toContainText(/[+−]/);
  await waitForColumns(page);
  const download = await savePicture(page);
  expect(download.suggestedFilename()).toBe(`auxboard_0010_2022-11-21_2022-11-27_${agent?.id}.png`);
  expect((await readFile(await download.path())).readUInt32BE(16)).toBe(2400);
  const drawn = (await readDrawn(page)).join(" | ");
  for (const told of [
    `${agent?.name} (${agent?.id}) · Tiempo auxiliar por día · 0010`,
    "lunes 21 a domingo 27 de noviembre de 2022",
    "hora de Colombia · Por día trabajado",
    hidden === "" ? "Sin código" : hidden,
    "Se compara con lunes 14 a domingo 20 de noviembre de 2022",
  ])
    expect(drawn).toContain(told);
  await page.goto(`/?${range}&by=week&per=day`);
  await waitForColumns(page);
  await savePicture(page);
  expect((await readDrawn(page)).join(" | ")).toContain("hora de Colombia · Por día trabajado");
  // The legend is in the measure of the columns.
  const days = await truthByDay(standIn, "2022-11-21", 7);
  const worked = sum(days.map(({ truth }) => truth.agents.length));
  const time = sum(agents.map(({ seconds }) => seconds[0] ?? 0));
  expect(await readDrawn(page)).toContain(hm(time / worked));
  await page.goto(`/?${range}&by=week`);
  await waitForColumns(page);
  await savePicture(page);
  expect((await readDrawn(page)).join(" | ")).not.toContain("Por día trabajado");
  expect((await readDrawn(page)).join(" | ")).not.toContain("una columna");
  // More days than columns can be told apart.
  await page.goto("/?from=2022-08-15&to=2022-11-27&by=day");
  await waitForColumns(page);
  await savePicture(page);
  expect((await readDrawn(page)).join(" | ")).toContain("hora de Colombia · una columna por semana");
});

test("on paper every row stands with its bar, and nothing that can be pressed", async ({ page, standIn }) => {
  await standIn.change({ agents: 90 });
  const truth = await standIn.totals("2023-06-08T00:00:00", "2023-06-08T23:59:59");
  await openReport(page, "from=2023-06-08&to=2023-06-08&unit=hms");
  await page.emulateMedia({ media: "print" });
  // The page may still be taking over what the server drew.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const bars = page.locator(".print-bar").filter({ visible: true });
    await expect(bars).toHaveCount(truth.agents.length, { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.locator("tbody th[data-cell]")).toHaveCount(truth.agents.length);
  await expect(page.getByRole("searchbox")).toBeHidden();
  await expect(page.getByRole("button", { name: "Copiar enlace" })).toBeHidden();
  await expect(page.getByText("from=2023-06-08&to=2023-06-08&unit=hms")).toBeVisible();
  await expect(page.getByText(/hora de Colombia/).first()).toBeVisible();

  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".print-bar")).toHaveCount(0);
  await expect(page.getByRole("searchbox", { name: "Buscar agente" })).toBeVisible();
});

test("beside another period the table is copied with its figures and differences, and the picture shows both", async ({
  page,
  request,
  standIn,
}) => {
  const now = await standIn.totals("2023-10-25T00:00:00", "2023-10-25T23:59:59");
  const before = await standIn.totals("2023-10-24T00:00:00", "2023-10-24T23:59:59");
  const earlier = new Map(before.agents.map((agent) => [agent.id, totalOf(agent)]));
  await request.get("/api/report?from=2023-10-24&to=2023-10-24");
  const words = "from=2023-10-25&to=2023-10-25";
  await openReport(page, `${words}&compare=2023-10-24..2023-10-24`);
  await expect(page.locator("tfoot")).toContainText(/[+−]/);
  await page.getByRole("button", { name: "Opciones" }).click();
  await options(page)
    .getByRole("button", { name: /^Copiar la tabla/ })
    .click();
  await expect(options(page)).toContainText("Copiada");
  const [head = [], ...rows] = (await readClipboard(page)).split("\n").map((line) => line.split("\t"));
  expect(head.slice(2, 5)).toEqual([
    "Tiempo auxiliar",
    "Tiempo auxiliar, otro período",
    "Tiempo auxiliar, diferencia (horas)",
  ]);
  const seconds = (text = "") => Math.round(Number(text.replace(",", ".")) * 3600);
  for (const agent of now.agents) {
    const [, , time, other, change] = rows.find(([, id]) => id === agent.id) ?? [];
    const was = earlier.get(agent.id);
    expect([time, other], agent.id).toEqual([hms(totalOf(agent)), was === undefined ? "" : hms(was)]);
    if (was === undefined) expect(change).toBe("nuevo");
    else expect(seconds(change), agent.id).toBe(totalOf(agent) - was);
  }
  const [, , total, otherTotal, change] = rows.at(-1) ?? [];
  expect([total, otherTotal]).toEqual([hms(now.total), hms(before.total)]);
  expect(seconds(change)).toBe(now.total - before.total);
  const picture = async () => (await readFile(await (await savePicture(page)).path())).readUInt32BE(20);
  const compared = await picture();
  await page.goto(`/?${words}`);
  await page.locator(".bars [data-cell]").first().waitFor();
  expect(compared).toBeGreaterThan(await picture());
});

test("files and picture stand in one menu under the same names on every page, and nowhere else", async ({
  page,
}) => {
  const range = "from=2023-06-07&to=2023-06-08";
  const { agents } = await askWhole(page.request, range);
  const seen: string[][] = [];
  for (const address of [`/?${range}`, `/?${range}&by=day`, `/agents/${agents[0]?.id}?${range}`]) {
    await page.goto(address);
    await page.getByRole("table").first().waitFor();
    await page.getByRole("button", { name: "Descargar" }).click();
    const menu = page.getByRole("region", { name: "Descargar el informe" });
    await expect(menu.getByRole("button", { name: /^Imagen/ })).toBeEnabled();
    seen.push(await menu.locator("li > * > :first-child").allInnerTexts());
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Opciones" }).click();
    await expect(options(page)).toBeVisible();
    await expect(page.getByRole("button", { name: /PNG|Imagen/ })).toHaveCount(0);
  }
  const names = ["Excel (XLSX)", "CSV", "JSON", "Imagen (PNG)", "Programar un envío…"];
  expect(seen).toEqual(Array(3).fill(names));
});

test("a picture has every row, or says which it has, and bears the operation's name", async ({
  page,
  standIn,
}) => {
  await page.addInitScript(keepDrawnTexts);
  for (const [agents, day] of [
    [130, "2018-03-05"],
    [420, "2018-03-06"],
  ] as const) {
    await standIn.change({ agents });
    const truth = byTotal(await standIn.totals(`${day}T00:00:00`, `${day}T23:59:59`));
    await openReport(page, `from=${day}&to=${day}`);
    await page.locator(".bars [data-cell]").first().waitFor();
    await savePicture(page);
    const drawn = await readDrawn(page);
    expect(drawn).toContain("Tiempo auxiliar por agente · 0010");
    const shown = truth.filter(({ name }) => drawn.some((text) => text.startsWith(name.slice(0, 12))));
    const cut = drawn.find((text) => text.startsWith("Primeros "));
    if (agents === 130) {
      expect(truth.length).toBeGreaterThan(100);
      expect(shown.length).toBe(truth.length);
      expect(cut).toBeUndefined();
    } else expect(cut).toContain(`Primeros 306 de ${truth.length} agentes`);
  }
});
