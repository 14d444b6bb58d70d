import { readFile } from "node:fs/promises";
import { type APIRequestContext, type Download, expect, type Locator, type Page } from "@playwright/test";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor } from "./support/people.ts";
import { reopenCsv, reopenWorkbook, secondsOf } from "./support/reopened.ts";
import { askJson, askWhole, type Problem } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { sum } from "./support/truth.ts";

const hostileNames = [
  '=HYPERLINK("http://x")',
  ...["+1", "-1+2", "@SUM", "\t=1", " =1", "\u00a0=1", "a\n=1", "＝1", "|cmd", "%0A=1", "\u0000=1"],
  ...["#REF!", "_x003D_1", "x;=1+1", "x,=1+1", "\u202e=1", "</t></is>", "n".repeat(40_000)],
];
const week = "from=2023-03-06&to=2023-03-12";
const hostileDay = "from=2023-03-20&to=2023-03-20";

async function fetchExport(request: APIRequestContext, format: string, words: string) {
  const response = await request.get(`/api/export?format=${format}&${words}`);
  return { status: response.status(), headers: response.headers(), body: await response.body() };
}

async function readDownload(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

test("every format holds what the report says, to the second, under the operation's days", async ({
  request,
}) => {
  const report = await askWhole(request, week);
  const truth = sum(report.agents.flatMap(({ seconds }) => seconds));
  const xlsx = await fetchExport(request, "xlsx", week);
  expect(xlsx.headers).toMatchObject({
    "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "cache-control": "private, no-store",
    "content-disposition": expect.stringContaining('filename="auxboard_0010_2023-03-06_2023-03-12.xlsx"'),
  });
  const book = reopenWorkbook(xlsx.body);
  expect(book.names).toEqual(["Resumen", "Agentes", "Por día", "Procedencia"]);
  expect(book.rows("Agentes")).toHaveLength(report.agents.length + 2);
  for (const name of ["Agentes", "Por día", "Procedencia"]) {
    const total = book
      .rows(name)
      .at(-1)
      ?.findLast((cell) => cell?.f !== undefined);
    expect(secondsOf(total), name).toBe(truth);
  }
  const csv = reopenCsv((await fetchExport(request, "csv", week)).body, ";");
  const column = csv[0]?.indexOf("Total (s)") ?? -1;
  expect(csv.slice(1).map((line) => Number(line[column]))).toEqual(
    report.agents.map(({ seconds }) => sum(seconds)),
  );
  const json = JSON.parse((await fetchExport(request, "json", week)).body.toString());
  expect([json.total, json.byDay.total, json.provenance.total]).toEqual([truth, truth, truth]);
  expect(json.range).toMatchObject(report.range);
  const picture = await fetchExport(request, "png", week);
  expect(picture.headers).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringContaining('filename="auxboard_0010_2023-03-06_2023-03-12.png"'),
  });
  // As wide as a page's picture, with a row of 26 pixels for each agent, twice as sharp.
  expect(picture.body.readUInt32BE(16)).toBe(2400);
  expect(picture.body.readUInt32BE(20)).toBeGreaterThan(report.agents.length * 52);
});

test("filters, order and language are the link's and the reader's", async ({
  request,
  playwright,
  app,
  signedIn,
}) => {
  const report = await askWhole(request, week);
  const [state = ""] = report.states;
  const words = `${week}&${new URLSearchParams({ state, sort: "name.desc" })}`;
  const english = await playwright.request.newContext({
    baseURL: app.url,
    storageState: signedIn,
    extraHTTPHeaders: { "accept-language": "en" },
  });
  const csv = await fetchExport(english, "csv", words);
  await english.dispose();
  const lines = reopenCsv(csv.body, ",");
  expect(lines[0]?.slice(0, 4)).toEqual(["Id", "Agent", `${state} (s)`, `${state} (h:mm:ss)`]);
  const names = lines.slice(1).map((line) => line[1]);
  expect(names).toEqual((await askWhole(request, words)).agents.map(({ name }) => name));
  expect(csv.headers["content-disposition"]).toMatch(/_2023-03-06_2023-03-12_filter-[A-Za-z-]+\.csv"/);
  const said = lines[1]?.join(" | ");
  for (const fact of [`States: ${state}`, "name, descending", "America/Bogota", "The totals leave out:"])
    expect(said).toContain(fact);
});

test("hostile names make no formula in any format", async ({ request, standIn }) => {
  const rows = hostileNames.map((agent_name, at) => ({
    agent_id: String(10_001 + at),
    agent_dni: "1099887766",
    agent_name,
    aux_state: at % 2 === 0 ? "=1+1" : "@SUM(A1)",
    time: "00:10:00",
  }));
  await standIn.arm({ kind: "rows", rows });
  await askWhole(request, hostileDay);
  const book = reopenWorkbook((await fetchExport(request, "xlsx", `${hostileDay}&q=`)).body);
  expect(book.formulas.length).toBeGreaterThan(0);
  for (const formula of book.formulas) expect(formula).toMatch(/^SUM\(('Agentes'!)?[A-Z]+\d+:[A-Z]+\d+\)$/);
  expect(book.errors).toEqual([]);
  const total = book
    .rows("Agentes")
    .at(-1)
    ?.findLast((cell) => cell?.f !== undefined);
  expect(secondsOf(total)).toBe(hostileNames.length * 600);
  const overTime = `${hostileDay}&by=day&agent=10001`;
  const sheets = reopenWorkbook((await fetchExport(request, "xlsx", overTime)).body);
  expect(sheets.names).toContain("Totales por día");
  for (const formula of sheets.formulas) expect(formula).toMatch(/^SUM\(('Agentes'!)?[A-Z]+\d+:[A-Z]+\d+\)$/);
  expect(sheets.errors).toEqual([]);
  const lines = reopenCsv((await fetchExport(request, "csv", hostileDay)).body, ";");
  expect(lines).toHaveLength(hostileNames.length + 1);
  lines.push(...reopenCsv((await fetchExport(request, "csv", overTime)).body, ";"));
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^[\s\p{Z}\p{C}]*[=+\-@|%＝]|[\t\r\n\0]/u);
});

test("identity numbers only for an administrator who asks, and nothing for strangers", async ({
  request,
  app,
  playwright,
}) => {
  const asked = reopenCsv((await fetchExport(request, "csv", `${week}&dni=1`)).body, ";");
  expect(asked[0]?.[2]).toBe("Documento");
  const plain = (await fetchExport(request, "csv", week)).body.toString();
  const json = (await fetchExport(request, "json", week)).body.toString();
  for (const [, , dni = "?"] of asked)
    expect([plain.includes(dni), json.includes(dni)]).toEqual([false, false]);
  const { caller } = await createSupervisor(request, app.url);
  const refused = await askJson<Problem>(caller, `/api/export?format=csv&${week}&dni=1`);
  expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  await caller.dispose();
  const stranger = await playwright.request.newContext({ baseURL: app.url, storageState: signedOut });
  const unknown = await askJson<Problem>(stranger, `/api/export?format=csv&${week}`);
  expect([unknown.status, unknown.body.code]).toEqual([401, "unauthenticated"]);
  expect(unknown.headers["content-type"]).toContain("application/problem+json");
  await stranger.dispose();
});

test("what cannot be made is a problem, never an empty file", async ({ request, standIn }) => {
  const cases: [string, number, string][] = [
    ["format=pdf", 400, "invalid-parameter"],
    ["from=2023-03-06&to=2023-03-06", 400, "invalid-parameter"],
    ["format=csv&format=json", 400, "invalid-parameter"],
    ["format=csv&from=2023-02-31&to=2023-03-01", 400, "invalid-range"],
    [`format=csv&${week}&agent=99999`, 404, "not-found"],
    ["format=csv&from=2023-03-06&to=2023-03-06&known=2023-03-07", 404, "not-found"],
  ];
  for (const [words, status, code] of cases) {
    const answer = await askJson<Problem>(request, `/api/export?${words}`);
    expect([answer.status, answer.body.code], words).toEqual([status, code]);
  }
  // Not a refused token: that would hold up whatever the same app is asked next.
  await standIn.arm({ kind: "field-renamed" });
  const failed = await askJson<Problem>(request, "/api/export?format=png&from=2023-03-27&to=2023-03-27");
  expect([failed.status, failed.body.code]).toEqual([502, "upstream-malformed"]);
  expect((await request.head(`/api/export?format=xlsx&${week}`)).headers()["content-disposition"]).toContain(
    ".xlsx",
  );
  expect((await request.post(`/api/export?format=xlsx&${week}`)).status()).toBe(405);
});

test("the menu downloads what the page shows, also by keyboard", async ({ page }) => {
  await openReport(page, week);
  await page.getByRole("button", { name: "Descargar" }).focus();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("region", { name: "Descargar el informe" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    menu.getByRole("link", { name: /^Excel/ }).press("Enter"),
  ]);
  expect(download.suggestedFilename()).toBe("auxboard_0010_2023-03-06_2023-03-12.xlsx");
  expect(reopenWorkbook(await readDownload(download)).names).toContain("Agentes");
  await expect(page.getByText("Descargado: auxboard_0010_2023-03-06_2023-03-12.xlsx")).toBeAttached();
});

test("a file that cannot be had is told in words on the page", async ({ page, context }) => {
  await openReport(page, week);
  const csv = await openCsv(page);
  await csv.waitFor();
  await context.setOffline(true);
  await csv.click();
  const alert = page.getByRole("alert").filter({ hasText: "No se pudo descargar" });
  await expect(alert).toContainText("Auxboard no responde");
  await alert.getByRole("button", { name: "Cerrar" }).click();
  await expect(alert).toBeHidden();
});

test("a file asked for after the session has ended leads back in", async ({ page, context }) => {
  await openReport(page, week);
  await context.clearCookies();
  await (await openCsv(page)).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("La sesión terminó");
  await expect(page.getByRole("main").getByRole("link", { name: "Entrar" })).toBeVisible();
});

async function openCsv(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Descargar" }).click();
  return page.getByRole("region", { name: "Descargar el informe" }).getByRole("link", { name: /^CSV/ });
}
