import { type APIRequestContext, expect, request as http } from "@playwright/test";
import { scanBothSchemes } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson, askReport, type Problem } from "./support/report-api.ts";

type WireRow = { agent_id: string; agent_dni: string; agent_name: string; aux_state: string; time: string };
type WireAnswer = { code: string; error: string | null; msg: string; data?: WireRow[] };

const day = "2021-08-20";

async function makeKey(admin: APIRequestContext, url: string, words: object = {}) {
  const made = await postAsPage(admin, url, "/api/keys", { name: "Power BI", days: 30, ...words });
  if (!made.ok()) throw new Error(`${made.status()}: ${await made.text()}`);
  const { id, key }: { id: string; key: string } = await made.json();
  return { id, key };
}

test("a key made on its page reads the API, changes nothing, and ends when it is revoked", async ({
  page,
  app,
}) => {
  await page.goto("/settings/keys");
  await page.getByRole("textbox", { name: "Nombre" }).fill("Power BI de la noche");
  await page.getByRole("button", { name: "30 días" }).click();
  await page.getByRole("button", { name: "Crear la clave" }).click();
  const shown = page.getByRole("region", { name: "Clave Power BI de la noche" });
  await shown.waitFor();
  const [key, curl] = await shown.locator("pre").allTextContents();
  expect(curl).toBe(`curl -H "Authorization: Bearer ${key}" "${app.url}/api/report?range=yesterday"`);
  await scanBothSchemes(page, "a new key");

  const tool = await http.newContext({
    baseURL: app.url,
    storageState: signedOut,
    extraHTTPHeaders: { authorization: `Bearer ${key}` },
  });
  const asked = `from=${day}&to=${day}`;
  expect(await askReport(tool, asked)).toMatchObject({
    agents: (await askReport(page.request, asked)).agents,
  });
  expect((await tool.head(`/api/report?${asked}`)).status()).toBe(200);
  for (const address of [
    "/api/me",
    "/api/report/days",
    "/api/export?format=csv",
    "/api/teams",
    "/api/calls",
    "/api/metrics",
  ])
    expect([address, (await tool.get(address)).status()]).toEqual([address, 200]);
  const team = await tool.post("/api/teams", { data: { name: "x", agents: ["1"] } });
  expect([team.status(), ((await team.json()) as Problem).code]).toEqual([403, "forbidden"]);
  expect((await tool.post("/api/keys", { data: { name: "x", days: 1 } })).status()).toBe(403);
  // No page opens by a key.
  expect((await tool.get("/", { maxRedirects: 0 })).status()).toBe(307);

  await shown.getByRole("button", { name: "Ya la guardé" }).click();
  await page.reload();
  const row = page.getByRole("row", { name: /Power BI de la noche/ });
  await expect(row).not.toContainText("nunca");
  expect(await page.content()).not.toContain(key ?? "");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `the keys, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  await row.getByRole("button", { name: "Anular Power BI" }).click();
  await row.getByRole("button", { name: "Sí, anular" }).click();
  await expect(row).toHaveCount(0);
  expect((await askJson<Problem>(tool, `/api/report?${asked}`)).body.code).toBe("unauthenticated");
  await tool.dispose();
});

test("a key is as good as its maker, and no viewer has one", async ({ page, app }) => {
  const { id, caller } = await createSupervisor(page.request, app.url);
  const { key } = await makeKey(caller, app.url);
  const headers = { authorization: `Bearer ${key}` };
  const status = async () => (await fetch(`${app.url}/api/me`, { headers })).status;
  expect(await status()).toBe(200);
  expect((await fetch(`${app.url}/api/calls`, { headers })).status).toBe(403);
  expect((await askJson<{ keys: object[] }>(caller, "/api/keys")).body.keys).toHaveLength(1);
  const setRole = (role: string) =>
    postAsPage(page.request, app.url, "/api/auth/admin/set-role", { userId: id, role });
  await setRole("viewer");
  expect(await status()).toBe(401);
  expect((await caller.get("/api/keys")).status()).toBe(403);
  expect((await postAsPage(caller, app.url, "/api/keys", { name: "x", days: 1 })).status()).toBe(403);
  await setRole("supervisor");
  expect(await status()).toBe(200);
  await postAsPage(page.request, app.url, "/api/auth/admin/remove-user", { userId: id });
  expect(await status()).toBe(401);
  await caller.dispose();
  const scope = { operations: ["nowhere"], teams: null };
  const odd = await postAsPage(page.request, app.url, "/api/keys", { name: "x", days: 1, scope });
  expect([odd.status(), (await odd.json()).detail]).toEqual([400, "scope.operations: there is no nowhere."]);
});

test("a client of wolkvox's own report changes host and token, and reads the same", async ({
  page,
  app,
  standIn,
}) => {
  const { key } = await makeKey(page.request, app.url);
  const ask = async (url: string, token: string | null, query: string) => {
    const headers = token === null ? {} : { "wolkvox-token": token };
    const response = await fetch(`${url}/api/v2/reports_manager.php?${query}`, { headers });
    const body = (await response.json()) as WireAnswer;
    return { status: response.status, ...body, ...(body.data && { data: sortRows(body.data) }) };
  };
  const windows = [
    ["20210818000000", "20210818235959"],
    ["20210818093000", "20210818171459"],
    ["20210809120000", "20210812115959"],
  ];
  for (const [ini, end] of windows) {
    const query = `api=agent_3&date_ini=${ini}&date_end=${end}`;
    await standIn.resetCalls();
    const ours = await ask(app.url, key, query);
    expect((await standIn.calls()).total, query).toBe(1);
    await standIn.settle();
    expect(ours).toEqual(await ask(standIn.url, standIn.token, query));
    expect(ours.data?.length).toBeGreaterThan(50);
    // Whatever is known costs nothing.
    await standIn.resetCalls();
    expect(await ask(app.url, key, query)).toEqual(ours);
    expect((await standIn.calls()).total).toBe(0);
  }
  const refused = [
    [null, "api=agent_3&date_ini=20210818000000&date_end=20210818235959"],
    ["bad", "api=agent_3&date_ini=20210818000000&date_end=20210818235959"],
    ["good", "api=agent_9&date_ini=20210818000000&date_end=20210818235959"],
    ["good", "api=agent_3&date_ini=20210818000000"],
    ["good", "api=agent_3&date_ini=20210801000000&date_end=20210901000000"],
    // A Sunday without anybody.
    ["good", "api=agent_3&date_ini=20210822000000&date_end=20210822235959"],
  ] as const;
  for (const [token, query] of refused) {
    const [own, theirs] = token === "good" ? [key, standIn.token] : [token, token];
    expect(await ask(app.url, own, query), query).toEqual(await ask(standIn.url, theirs, query));
  }
  const unasked = "api=agent_3&date_ini=20210824000000&date_end=20210824235959";
  await standIn.arm({ kind: "simultaneous" });
  expect(await ask(app.url, key, unasked)).toEqual(await ask(standIn.url, standIn.token, unasked));
});

test("the API is read and tried on its page", async ({ page, app, browser }) => {
  const asked = `from=${day}&to=${day}`;
  const { agents } = await askReport(page.request, asked);
  await page.goto("/settings/keys");
  // Only the tab knows the page's address.
  await expect(page.locator("pre").first()).toContainText(app.url);
  const snippets = await page.locator("pre").allTextContents();
  await page
    .getByRole("navigation", { name: "Ajustes" })
    .getByRole("link", { name: "La API", exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "La API" })).toBeVisible();
  await expect.poll(() => page.locator("pre").allTextContents()).toEqual(expect.arrayContaining(snippets));

  const figures = page.getByRole("region", { name: "Cifras" });
  const report = figures.getByRole("listitem").filter({ hasText: "Segundos por agente y estado" });
  await report.getByText("/api/report", { exact: true }).click();
  const words = report.getByRole("region", { name: "Palabras de la dirección" });
  await expect(words.getByRole("row", { name: /^range/ })).toContainText("last-month");
  await expect(report.getByRole("region", { name: "Campos de la respuesta" })).toContainText(
    "agents[].seconds",
  );
  await expect(report.getByRole("region", { name: "Cuando no se puede" })).toContainText("upstream-timeout");
  const address = report.getByRole("textbox", { name: "Probar esta dirección" });
  await expect(address).toHaveValue("/api/report?range=yesterday");
  await address.fill(`/api/report?${asked}`);
  await report.getByRole("button", { name: "Probar" }).click();
  const answer = report.getByRole("region", { name: "Respuesta:" });
  await expect(answer).toContainText("200");
  await expect(answer).toContainText("private, no-store");
  await expect(answer).toContainText(agents[0]?.name ?? "nobody");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `the API, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  await address.fill("/api/report?range=never");
  await address.press("Enter");
  await expect(answer).toContainText("400");
  await expect(answer).toContainText("invalid-range");
  await address.fill("https://evil.example/api/report");
  await address.press("Enter");
  await expect(report.getByRole("alert")).toContainText("empieza con /api/");
  await expect(answer).toHaveCount(0);

  const { id, caller } = await createSupervisor(page.request, app.url);
  await postAsPage(page.request, app.url, "/api/auth/admin/set-role", { userId: id, role: "viewer" });
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await caller.storageState(),
    locale: "en-GB",
  });
  const viewer = await context.newPage();
  await viewer.goto("/settings/api");
  await expect(
    viewer.getByRole("heading", { name: "For supervisors and administrators only" }),
  ).toBeVisible();
  await postAsPage(page.request, app.url, "/api/auth/admin/set-role", { userId: id, role: "supervisor" });
  await viewer.reload();
  await expect(viewer.getByText("Seconds per agent and state")).toBeVisible();
  await context.close();
  await caller.dispose();
});

function sortRows(rows: readonly WireRow[]): WireRow[] {
  const keyOf = ({ agent_id, aux_state }: WireRow) => `${agent_id} ${aux_state}`;
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
