import { readFile } from "node:fs/promises";
import { expect, type Locator } from "@playwright/test";
import { listBlocks } from "./support/call-windows.ts";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { reopenCsv } from "./support/reopened.ts";
import { askJson, askReport, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { sum } from "./support/truth.ts";

test("a cold answer shows a skeleton with its progress, then the blocks that are known, then the whole", async ({
  page,
  standIn,
}) => {
  const quarter = { from: "2021-01-01", to: "2021-03-31" };
  const [first, second, whole] = await Promise.all(
    ["2021-01-31", "2021-03-03", "2021-03-31"].map((day) =>
      standIn.totals("2021-01-01T00:00:00", `${day}T23:59:59`),
    ),
  );
  await standIn.hold(quarter);
  await page.goto(`/?from=${quarter.from}&to=${quarter.to}&unit=hms`);
  const status = page.getByRole("main").getByRole("status").filter({ hasText: /\S/ });
  await expect(status).toContainText("Consultando wolkvox…");
  await expect(status).toContainText("0 de 3 consultas a wolkvox");
  await expectProgress(status, 0, 3);
  await expect(page.getByRole("main")).toContainText("sin datos todavía");
  await expect(page.getByRole("table")).toBeHidden();
  await expect(page.getByRole("main").getByRole("alert")).toBeHidden();

  const notices = page.getByRole("region", { name: "Avisos" });
  for (const [done, truth] of [
    [1, first],
    [2, second],
  ] as const) {
    await standIn.hold({ ...quarter, through: 1 });
    await expect(notices).toContainText("Se sigue consultando wolkvox. Los totales aún no están completos.");
    await expect(notices).toContainText(/\d de 3 consultas a wolkvox, falta cerca de 1 min/);
    await expectProgress(notices, done, 3);
    expect((await readFoot(page)).total).toBe(hms(truth?.total ?? 0));
  }
  await expect(page.getByText(/aún sin leer/)).toBeVisible();
  await standIn.release();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(whole?.total ?? 0));
  await expect(notices).toBeHidden();
  const calls = await standIn.calls();
  expect(listBlocks(calls)).toHaveLength(3);
  expect(calls.overlaps).toBe(0);
});

/** A bar that says how many of the calls were made. */
async function expectProgress(place: Locator, done: number, total: number): Promise<void> {
  const bar = place.getByRole("progressbar");
  await expect(bar).toHaveAttribute("aria-valuenow", String(done));
  await expect(bar).toHaveAttribute("aria-valuemax", String(total));
}

test("the other period of a comparison has its own bar and time left, and goes on after the page was left", async ({
  page,
  standIn,
}) => {
  const earlier = { from: "2017-01-01", to: "2017-04-30" };
  await standIn.hold(earlier);
  await page.goto("/?from=2017-05-01&to=2017-08-31&compare=previous");
  const comparison = page.getByRole("region", { name: "Comparación" });
  await expectProgress(comparison, 0, 4);
  await expect(comparison).toContainText("Puede salir de esta página");
  await expect(page.getByRole("table")).toBeVisible();
  await standIn.hold({ ...earlier, through: 1 });
  await expectProgress(comparison, 1, 4);
  await expect(comparison).toContainText(/1 de 4 consultas a wolkvox, faltan? cerca de \d+ min/);
  await page.goto("/settings/teams");
  await page.goBack();
  await expectProgress(comparison, 1, 4);
  await standIn.release();
  await expect(comparison).toContainText("datos de");
});

test("a file waits for what is still being read, with a bar, on any page, and is whole", async ({
  page,
  standIn,
}) => {
  const quarter = { from: "2018-04-01", to: "2018-06-30" };
  const { total } = await standIn.totals("2018-04-01T00:00:00", "2018-06-30T23:59:59");
  await standIn.hold(quarter);
  await page.goto(`/?from=${quarter.from}&to=${quarter.to}`);
  await page.getByRole("main").getByRole("progressbar").first().waitFor();
  await page.getByRole("button", { name: "Descargar" }).click();
  await page
    .getByRole("region", { name: "Descargar el informe" })
    .getByRole("link", { name: /^CSV/ })
    .click();
  const note = page.getByRole("status").filter({ hasText: "Preparando CSV" });
  await expectProgress(note, 0, 3);
  await expect(note).toContainText("puede seguir trabajando");
  await standIn.hold({ ...quarter, through: 1 });
  await expectProgress(note, 1, 3);
  // Another page of the tab: the file goes on.
  await page.getByRole("banner").getByRole("link", { name: "Ajustes" }).click();
  await page.getByRole("navigation", { name: "Ajustes" }).getByRole("link", { name: "Volver" }).click();
  await expectProgress(note, 1, 3);
  const saved = page.waitForEvent("download");
  await standIn.release();
  const download = await saved;
  expect(download.suggestedFilename()).toBe("auxboard_0010_2018-04-01_2018-06-30.csv");
  const [titles = [], ...lines] = reopenCsv(await readFile(await download.path()), ";");
  const column = titles.findIndex((title) => title.startsWith("Total"));
  expect(sum(lines.map((line) => Number(line[column])))).toBe(total);
});

test("while another range is fetched the old figures stay, dimmed, under their own name", async ({
  page,
  standIn,
}) => {
  const old = await standIn.totals("2024-08-12T00:00:00", "2024-08-12T23:59:59");
  const next = await standIn.totals("2024-08-13T00:00:00", "2024-08-13T23:59:59");
  await openReport(page, "from=2024-08-12&to=2024-08-12&unit=hms");
  await standIn.hold({ from: "2024-08-13" });
  await page.getByRole("button", { name: "Rango siguiente" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Cargando" })).toContainText(
    "Cargando martes 13 de agosto de 2024. Mientras tanto se ven las cifras de lunes 12 de agosto de 2024.",
  );
  await expect(page.locator("[aria-busy=true]")).toBeVisible();
  const opacity = await page.locator("[aria-busy=true]").evaluate((body) => getComputedStyle(body).opacity);
  expect(Number(opacity)).toBeLessThan(1);
  expect((await readFoot(page)).total).toBe(hms(old.total));
  await standIn.release();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(next.total));
  await expect(page.locator("[aria-busy=true]")).toBeHidden();
});

test("a warm range is in the first HTML: no script, no waiting, nothing asked twice", async ({
  page,
  request,
  browser,
  signedIn,
  app,
  standIn,
}) => {
  const query = "from=2024-08-14&to=2024-08-14&unit=hms";
  const { total } = await standIn.totals("2024-08-14T00:00:00", "2024-08-14T23:59:59");
  await askReport(request, query);
  const scriptless = await browser.newContext({
    baseURL: app.url,
    storageState: signedIn,
    javaScriptEnabled: false,
  });
  const plain = await scriptless.newPage();
  await plain.goto(`/?${query}`);
  expect((await readFoot(plain)).total).toBe(hms(total));
  await scriptless.close();

  const asked: string[] = [];
  page.on("request", (sent) => asked.push(new URL(sent.url()).pathname));
  await openReport(page, query);
  await page.locator('.bars [data-cell^="0:"]').first().waitFor();
  expect(asked).not.toContain("/api/report");
  expect((await standIn.calls()).total).toBe(1);
});

test("`Prefer: wait` answers with what is known by then, and the calls go on", async ({
  request,
  standIn,
}) => {
  await standIn.change({ latencyMs: 800 });
  const address = "/api/report?from=2024-08-15&to=2024-08-15";
  const cold = await askJson<ReportAnswer>(request, address, { headers: { prefer: "wait=0" } });
  expect(cold.status).toBe(200);
  expect(cold.body).toMatchObject({
    status: "partial",
    asOf: null,
    progress: { done: 0, total: 1 },
    agents: [],
  });
  expect(cold.body.days).toEqual([{ day: "2024-08-15", status: "missing" }]);
  const whole = await askReport(request, "from=2024-08-15&to=2024-08-15");
  expect(whole.status).toBe("complete");
  expect(whole).not.toHaveProperty("progress");
  expect((await standIn.calls()).total).toBe(1);
});

test("a long reading says how long it takes, and goes on where it is after the page was left", async ({
  page,
  standIn,
}) => {
  const year = { from: "2016-01-01", to: "2016-12-31" };
  await standIn.hold(year);
  await page.goto(`/?from=${year.from}&to=${year.to}&by=day`);
  const main = page.getByRole("main");
  const bar = main.getByRole("progressbar").first();
  await expect(bar).toHaveAttribute("aria-valuenow", "0");
  const total = Number(await bar.getAttribute("aria-valuemax"));
  expect(total).toBeGreaterThan(10);
  await expect(main).toContainText("Puede salir de esta página");
  await standIn.hold({ ...year, through: 3 });
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(3);
  await expect(main).toContainText(/de [\d.]+ (consultas a wolkvox|días), faltan? cerca de \d+ min/);
  await page.goto("/settings/teams");
  await page.goBack();
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(3);
  expect(Number(await bar.getAttribute("aria-valuemax"))).toBeGreaterThanOrEqual(total);
  await standIn.release();
});
