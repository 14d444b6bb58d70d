import { type APIRequestContext, type Browser, expect, request as http, type Page } from "@playwright/test";
import type { AppProcess } from "./support/app-process.ts";
import { openPanel, scanBothSchemes } from "./support/axe.ts";
import { askDays } from "./support/days-table.ts";
import { hms } from "./support/duration-words.ts";
import { test as base } from "./support/fixtures.ts";
import { pasteIds } from "./support/paste.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { reopenCsv } from "./support/reopened.ts";
import { askJson, askWhole, type Problem } from "./support/report-api.ts";
import { openReport, readFoot, readRows } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";
import { byTotal, sum, totalOf } from "./support/truth.ts";

type Team = { id: string; name: string; version: number; size: number; agents: string[] };

const range = "from=2024-05-15&to=2024-05-15";
const list = (page: Page) => page.getByRole("list", { name: "Equipos" });
const form = (page: Page) => page.getByRole("form");

/** The worker's app without teams, before each test and for the specs that follow, and its administrator's browser. */
const test = base.extend<{ own: AppProcess; admin: Page }>({
  own: async ({ app, signedIn }, use) => {
    const request = await http.newContext({ baseURL: app.url, storageState: signedIn });
    const said = app.log().length;
    await use({ ...app, log: () => app.log().slice(said) });
    await deleteTeams(request, app.url);
    await request.dispose();
  },
  admin: async ({ browser, own }, use) => {
    const page = await openBrowser(browser, own);
    await use(page);
    await page.context().close();
  },
});

async function deleteTeams(request: APIRequestContext, origin: string): Promise<void> {
  const { teams } = (await askJson<{ teams: Team[] }>(request, "/api/teams?members=0")).body;
  for (const { id } of teams) {
    const answer = await request.delete(`/api/teams/${id}`, { headers: { origin } });
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
  }
}

async function openBrowser(browser: Browser, { url }: AppProcess): Promise<Page> {
  const state = { baseURL: url, storageState: await signIn(url), locale: "es-CO" };
  return (await browser.newContext(state)).newPage();
}

async function makeTeam(page: Page, { url }: AppProcess, name: string, agents: string[]): Promise<Team> {
  const made = await postAsPage(page.request, url, "/api/teams", { name, agents });
  if (!made.ok()) throw new Error(`${made.status()}: ${await made.text()}`);
  return made.json();
}

test("settings lead to each other, back to the report one came from, and from a team to its report", async ({
  admin: page,
  own,
  standIn,
}) => {
  const [first] = byTotal(await standIn.totals("2024-05-15T00:00:00", "2024-05-15T23:59:59"));
  const team = await makeTeam(page, own, "Atención diurna", [first?.id ?? ""]);
  await openReport(page, `${range}&unit=hms`);
  await page.getByRole("banner").getByRole("link", { name: "Ajustes" }).click();
  const nav = page.getByRole("navigation", { name: "Ajustes" });
  await expect(nav.getByRole("link", { name: "Equipos" })).toHaveAttribute("aria-current", "page");
  await nav.getByRole("link", { name: "Consultas a wolkvox" }).click();
  await expect(page).toHaveURL(/\/settings\/calls\?/);
  await expect(nav.getByRole("link", { name: "Consultas a wolkvox" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  // Also after the page was loaded anew.
  await page.reload();
  await nav.getByRole("link", { name: "Volver al informe" }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/" && url.search === `?${range}&unit=hms`);

  await page.getByRole("banner").getByRole("link", { name: "Ajustes" }).click();
  await list(page).getByRole("link", { name: "Ver el informe de Atención diurna" }).click();
  await expect(page).toHaveURL((url) => url.search === `?${range}&team=${team.id}&unit=hms`);
  expect((await readRows(page)).map(({ id }) => id)).toEqual([first?.id]);
});

test("an administrator makes a team, changes it and deletes it; links follow, and say when it is gone", async ({
  admin: page,
  own,
  standIn,
}) => {
  const truth = await standIn.totals("2024-05-15T00:00:00", "2024-05-15T23:59:59");
  const [first, second, third] = byTotal(truth);
  if (!first || !second || !third) throw new Error("the stand-in has no agents on this day");
  await openReport(page, `${range}&unit=hms`);
  await expect(page.getByRole("button", { name: /^Equipo/ })).toBeHidden();
  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await page.getByRole("link", { name: "Equipos" }).click();
  await expect(page.getByText("Todavía no hay equipos.")).toBeVisible();

  await page.getByRole("button", { name: "Nuevo equipo" }).click();
  await form(page).getByRole("button", { name: "Guardar" }).click();
  await expect(form(page).getByRole("alert")).toHaveText("Escriba un nombre para el equipo.");
  await form(page).getByLabel("Nombre", { exact: true }).fill("Atención nocturna");
  await form(page).getByRole("button", { name: "Guardar" }).click();
  await expect(form(page).getByRole("alert")).toHaveText("Agregue al menos un agente.");
  const search = form(page).getByRole("textbox", { name: "Buscar por nombre o id" });
  await search.fill(first.id);
  await form(page)
    .getByRole("button", { name: `Agregar a ${first.name}` })
    .click();
  // The next one can be typed at once.
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await search.fill(third.id);
  await page.keyboard.press("Enter");
  await expect(search).toHaveValue("");
  await expect(search).toBeFocused();
  await form(page)
    .getByRole("button", { name: `Quitar a ${third.name}` })
    .click();
  await pasteIds(page, `${second.id}\r\n${second.id}\r\n99999\r\n`);
  await expect(form(page).getByText("En el equipo: 3")).toBeVisible();
  await expect(form(page).getByText("sin registros en los últimos 7 días")).toBeVisible();
  await form(page).getByRole("button", { name: "Guardar" }).click();
  await expect(form(page)).toBeHidden();
  await expect(list(page).getByRole("button")).toHaveText(["Atención nocturna3 agentes"]);

  await page.goto(`/?${range}&unit=hms`);
  await page.getByRole("button", { name: /^Equipo/ }).click();
  await page.getByRole("link", { name: "Atención nocturna" }).click();
  await expect(page).toHaveURL(/[?&]team=[0-9a-f]{12}&unit=hms$/);
  const address = page.url();
  await expect.poll(async () => (await readRows(page)).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect((await readFoot(page)).total).toBe(hms(totalOf(first) + totalOf(second)));
  await page.goBack();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));

  await page.goto("/settings/teams");
  await list(page).getByRole("button").click();
  await form(page)
    .getByRole("button", { name: `Quitar a ${first.name}` })
    .click();
  await search.fill(third.id);
  await search.press("Enter");
  await form(page).getByLabel("Nombre", { exact: true }).fill("Noche");
  await form(page).getByRole("button", { name: "Guardar" }).click();
  await expect(list(page).getByRole("button")).toHaveText(["Noche3 agentes"]);
  await page.goto(address);
  await expect.poll(async () => (await readRows(page)).map(({ id }) => id)).toEqual([second.id, third.id]);
  await expect(page.getByRole("button", { name: /^Equipo/ })).toHaveText("EquipoNoche");

  await page.goto("/settings/teams");
  await list(page).getByRole("button").click();
  await form(page).getByRole("button", { name: "Borrar el equipo" }).click();
  await form(page).getByRole("button", { name: "Sí, borrar" }).click();
  await expect(page.getByText("Todavía no hay equipos.")).toBeVisible();
  await page.goto(address);
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText("ya no existe o nunca existió");
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
  const refused = await askJson<Problem>(page.request, `/api/report?${new URL(address).searchParams}`);
  expect([refused.status, refused.body.code]).toEqual([400, "invalid-parameter"]);
  expect(own.log()).not.toContain("unexpected");
});

test("the palette finds a team without accents; by day, beside another period, in files and in print it is the same people", async ({
  admin: page,
  own,
  standIn,
}) => {
  const truth = await standIn.totals("2024-05-15T00:00:00", "2024-05-15T23:59:59");
  const members = byTotal(truth).slice(3, 7);
  const total = sum(members.map(totalOf));
  const team = await makeTeam(
    page,
    own,
    "Recepción",
    members.map(({ id }) => id),
  );
  await openReport(page, `${range}&unit=hms&agent=${byTotal(truth)[0]?.id}`);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("recepcion");
  await expect(page.getByRole("option").first()).toContainText("Recepción");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`[?]${range}&team=${team.id}&unit=hms$`));
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(total));
  await page.keyboard.press("x");
  await expect(page).not.toHaveURL(/team=/);
  await page.goBack();

  const words = `${range}&team=${team.id}`;
  const report = await askWhole(page.request, words);
  expect(sum(report.agents.flatMap(({ seconds }) => seconds))).toBe(total);
  expect(sum((await askDays(page.request, words)).days.flatMap(({ seconds }) => seconds))).toBe(total);
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/by=day/);
  await expect(page.getByRole("table").locator("tfoot")).toContainText(hms(total));
  await page.goBack();
  const csv = await page.request.get(`/api/export?format=csv&${words}`);
  expect(csv.headers()["content-disposition"]).toContain("filtro-Recepci");
  const lines = reopenCsv(await csv.body(), ";");
  expect(lines.slice(1).map(([id]) => id)).toEqual(members.map(({ id }) => id));
  expect(lines[1]?.join(" | ")).toContain("Equipos: Recepción");
  const json = await (await page.request.get(`/api/export?format=json&${words}`)).json();
  expect([json.total, json.filters.teams]).toEqual([
    total,
    [{ id: team.id, name: team.name, agents: team.agents }],
  ]);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/^Solo los equipos Recepción/)).toBeVisible();
  await page.emulateMedia({ media: null });

  await page.getByRole("rowheader").nth(1).getByRole("link").click();
  const nav = page.getByRole("navigation", { name: "Agentes" });
  await expect(nav.getByRole("link")).toHaveText([
    "Informe del equipo",
    `Agente anterior:${members[0]?.name}`,
    `Agente siguiente:${members[2]?.name}`,
  ]);
});

test("a page carries the names of 185 teams of 2,000 and nobody in them; figures follow the members all the same", async ({
  admin: page,
  own,
  standIn,
}) => {
  const truth = await standIn.totals("2024-05-15T00:00:00", "2024-05-15T23:59:59");
  const members = byTotal(truth).slice(0, 5);
  const strangers = Array.from({ length: 1_995 }, (_, at) => `800${String(at).padStart(5, "0")}`);
  const agents = [...members.map(({ id }) => id), ...strangers];
  await openReport(page, `${range}&unit=hms`);
  const alone = await readBytes(page, `/?${range}`);
  const teams: Team[] = [];
  for (let at = 1; at <= 185; at += 1) teams.push(await makeTeam(page, own, `Equipo ${at}`, agents));
  const [first, second] = teams;
  if (!first || !second) throw new Error("no team was made");
  await page.request.put(`/api/teams/${second.id}`, {
    ...{ headers: { origin: own.url }, data: { name: second.name, agents: agents.slice(1), version: 1 } },
  });
  for (const query of [range, `${range}&team=${first.id}`])
    expect((await readBytes(page, `/?${query}`)) - alone).toBeLessThan(40_000);
  const names = await page.request.get("/api/teams?members=0");
  expect((await names.body()).length).toBeLessThan(20_000);
  expect((await names.json()).teams).toHaveLength(185);
  expect((await page.request.get(`/api/report?${range}&members=${first.id}`)).ok()).toBe(true);

  await openReport(page, `${range}&unit=hms&team=${first.id}`);
  expect((await readFoot(page)).total).toBe(hms(sum(members.map(totalOf))));
  await page.getByRole("button", { name: /^Equipo/ }).click();
  await page.getByRole("link", { name: /^Equipo 2\b/ }).click();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(sum(members.slice(1).map(totalOf))));
});

test("nobody of a team in the range is said in words, and only administrators keep teams", async ({
  admin: page,
  own,
}) => {
  const team = await makeTeam(page, own, "De ayer", ["77777"]);
  await page.goto(`/?${range}&team=${team.id}`);
  await expect(page.getByText("Nadie de De ayer tiene registros en este rango.")).toBeVisible();

  const { caller } = await createSupervisor(page.request, own.url);
  expect((await askJson<{ teams: Team[] }>(caller, "/api/teams")).body.teams).toEqual([team]);
  const draft = { name: "Otra", agents: ["1"] };
  expect((await postAsPage(caller, own.url, "/api/teams", draft)).status()).toBe(403);
  const headers = { origin: own.url };
  const path = `/api/teams/${team.id}`;
  expect((await caller.put(path, { headers, data: { ...draft, version: 1 } })).status()).toBe(403);
  expect((await caller.delete(path, { headers })).status()).toBe(403);
  await caller.dispose();

  const foreign = { origin: "https://elsewhere.example" };
  expect((await page.request.post("/api/teams", { headers: foreign, data: draft })).status()).toBe(403);
  expect((await page.request.delete(path, { headers: foreign })).status()).toBe(403);
  expect(
    (await postAsPage(page.request, own.url, "/api/teams", { ...draft, name: "DE AYER" })).status(),
  ).toBe(400);
  expect((await page.request.put(path, { headers, data: { ...draft, version: 9 } })).status()).toBe(409);
  expect((await page.request.delete("/api/teams/none", { headers })).status()).toBe(404);
  expect((await page.request.get("/api/teams?operation=none")).status()).toBe(404);
});

test("teams are accessible, wide and narrow, light and dark", async ({ admin: page, own }) => {
  await makeTeam(page, own, `=HYPERLINK("http://x") ${"n".repeat(50)}`, ["10001", "10002", "99999"]);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/settings/teams");
    await list(page).getByRole("button").click();
    await expect(form(page).getByText("sin registros en los últimos 7 días")).toBeVisible();
    await scanBothSchemes(page, `the teams, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.goto(`/?${range}`);
    if (width === 390) await page.getByRole("button", { name: "Filtros" }).click();
    await page.getByRole("button", { name: /^Equipo/ }).click();
    await expect(page.getByRole("link", { name: /HYPERLINK/ })).toBeVisible();
    await scanBothSchemes(page, `the choice of teams, ${width} px`, openPanel);
  }
});

/** Of a page as it is sent, before any packing. */
async function readBytes(page: Page, address: string): Promise<number> {
  return (await (await page.request.get(address)).body()).length;
}

/** As a spreadsheet's cells are pasted. */
test("the bar stays on one line at 1366 px in both languages, whatever is chosen", async ({
  admin: page,
  own,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const [{ id: agent = "" } = {}] = (await askWhole(page.request, range)).agents;
  const { id: team } = await makeTeam(page, own, "Respuesta por escrito y back office", [agent]);
  for (const locale of ["es", "en"]) {
    await page.context().addCookies([{ name: "auxboard-locale", value: locale, url: own.url }]);
    for (const chosen of [
      "",
      `&hours=22:00-06:00&state=Break&team=${team}&agent=${agent}&compare=previous&q=a`,
    ]) {
      await page.goto(`/?from=2024-05-14&to=2024-05-15${chosen}`);
      const search = page.getByRole("searchbox");
      await search.waitFor();
      const tops = await search.evaluate((field) =>
        [...(field.closest("label")?.parentElement?.children ?? [])].map((child) =>
          Math.round(child.getBoundingClientRect().top),
        ),
      );
      expect(tops.length).toBeGreaterThan(4);
      expect(new Set(tops).size, `${locale} ${chosen}`).toBe(1);
    }
  }
});
