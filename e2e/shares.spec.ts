import { type APIRequestContext, expect, request as http, type Page } from "@playwright/test";
import { scanBothSchemes } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson, askWhole, type Problem, type ReportAnswer } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const range = "from=2020-06-17&to=2020-06-17";
const unread = "from=2020-06-19&to=2020-06-19";

function worked({ id, name, seconds }: ReportAnswer["agents"][number]) {
  return { id, name, seconds: seconds.filter((second) => second !== 0).sort() };
}

async function allow(page: Page): Promise<void> {
  await page.goto("/settings/shares");
  const box = page.getByRole("checkbox", { name: "Permitir enlaces compartidos" });
  if (await box.isChecked()) return;
  // The box shows at once what was chosen.
  const said = page.waitForResponse((answer) => answer.request().method() === "PUT");
  await box.check();
  expect((await said).status()).toBe(200);
}

async function share(
  caller: APIRequestContext,
  url: string,
  words: object,
): Promise<{ id: string; url: string }> {
  const made = await postAsPage(caller, url, "/api/shares", { days: 7, ...words });
  if (!made.ok()) throw new Error(`${made.status()}: ${await made.text()}`);
  return made.json();
}

test("a report is shared from its page, opens without an account and without names, and is revoked", async ({
  page,
  app,
  browser,
  standIn,
}) => {
  const whole = await askWhole(page.request, range);
  const refused = await postAsPage(page.request, app.url, "/api/shares", { link: `/?${range}`, days: 1 });
  expect(refused.status()).toBe(403);
  await allow(page);
  await openReport(page, `${range}&unit=hms`);
  await page.getByRole("button", { name: "Copiar enlace" }).click();
  await page.getByRole("button", { name: "Compartir sin cuenta…" }).click();
  await page.getByRole("button", { name: "Crear el enlace" }).click();
  const address = await page.locator("pre").textContent();
  expect(address).toMatch(/\/s\/[\w-]{43}$/);

  await standIn.resetCalls();
  const stranger = await browser.newContext({ baseURL: app.url, storageState: signedOut, locale: "es-CO" });
  const guest = await stranger.newPage();
  const response = await guest.goto(address ?? "");
  await expect(guest.getByRole("table")).toBeVisible();
  expect(response?.headers()["cache-control"]).toContain("no-store");
  const content = await guest.content();
  expect(content).toContain("noindex");
  expect(content).toContain("Agente ");
  for (const { id, name } of whole.agents) {
    expect(content.includes(name), name).toBe(false);
    expect(content.includes(`"${id}"`), id).toBe(false);
  }
  await expect(guest.getByRole("searchbox")).toHaveCount(0);
  await expect(guest.getByRole("button", { name: "Descargar" })).toHaveCount(0);
  await expect(guest.getByRole("table").getByRole("link")).toHaveCount(0);
  await guest.getByRole("table").getByRole("cell").nth(2).click();
  await expect(guest.getByRole("dialog")).toHaveCount(0);
  for (const width of [1440, 390]) {
    await guest.setViewportSize({ width, height: 900 });
    await scanBothSchemes(guest, `a shared report, ${width} px`);
  }
  const api = await askJson<ReportAnswer>(
    stranger.request,
    `/api/shared/${address?.split("/").at(-1)}/report`,
  );
  expect(api.body.states).toEqual(whole.states);
  const sumsOf = ({ agents }: ReportAnswer) => agents.map(({ seconds }) => seconds.join()).sort();
  expect(sumsOf(api.body)).toEqual(sumsOf(whole));
  expect(api.body).not.toHaveProperty("knownAt");
  expect((await standIn.calls()).total).toBe(0);

  await page.goto("/settings/shares");
  const row = page.getByRole("row", { name: /17 jun 2020/ });
  await expect(row).toContainText("2 veces");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `the shared links, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  await row.getByRole("button", { name: /^Anular/ }).click();
  await row.getByRole("button", { name: /^Sí, anular/ }).click();
  await expect(row).toHaveCount(0);
  await guest.reload();
  await expect(guest.getByRole("heading", { name: "Este enlace ya no está en vigor" })).toBeVisible();
  const over = await askJson<Problem>(stranger.request, `/api/shared/${address?.split("/").at(-1)}/report`);
  expect([over.status, over.body.code]).toEqual([410, "gone"]);
  await stranger.close();
});

test("a shared link has its maker's sight, an optional passphrase, and never causes a call", async ({
  page,
  app,
  standIn,
}) => {
  await askWhole(page.request, range);
  await allow(page);
  const { id, email, caller } = await createSupervisor(page.request, app.url);
  const stranger = await http.newContext({ baseURL: app.url, storageState: signedOut });
  const ask = (url: string) =>
    askJson<Omit<ReportAnswer, "status"> & Problem>(stranger, `/api/shared/${url.split("/").at(-1)}/report`);

  const shown = await share(caller, app.url, { link: `/?${range}`, names: "shown" });
  const [own] = (await ask(shown.url)).body.agents;
  const locked = await share(caller, app.url, { link: `/?${range}`, passphrase: "luna de octubre" });
  expect([(await ask(locked.url)).status, (await ask(locked.url)).body.code]).toEqual([
    401,
    "unauthenticated",
  ]);
  const unlock = (passphrase: string) =>
    postAsPage(stranger, app.url, `/api/shared/${locked.url.split("/").at(-1)}`, { passphrase });
  expect((await unlock("sol de octubre")).status()).toBe(403);
  expect((await unlock("luna de octubre")).status()).toBe(200);
  expect((await ask(locked.url)).status).toBe(200);
  const trail = await askJson<{ entries: { what: string; who: string | null; detail: object }[] }>(
    page.request,
    "/api/trail?what=view&what=sign-in-failed&what=share",
  );
  const ofShare = (id: string) =>
    trail.body.entries
      .filter(({ detail }) => (detail as { share?: string }).share === id)
      .map(({ what, who, detail }) => ({ what, isNobody: who === null, ...detail }));
  expect(ofShare(locked.id)).toMatchObject([
    { what: "view", isNobody: true, page: "share", account: email, link: range },
    { what: "sign-in-failed", isNobody: true, why: "wrong-passphrase", account: email },
    { what: "share", isNobody: false, done: "create" },
  ]);
  // Once an hour, however often it is opened.
  expect(ofShare(shown.id).map(({ what }) => what)).toEqual(["view", "share"]);

  await standIn.resetCalls();
  const unknown = await share(caller, app.url, { link: `/?${unread}` });
  expect((await ask(unknown.url)).status).toBe(404);
  expect((await standIn.calls()).total).toBe(0);
  for (const link of ["/settings/teams", "/?debug=1&range=never", "https://[", "/?operation=nowhere"]) {
    const odd = await postAsPage(caller, app.url, "/api/shares", { link, days: 1 });
    expect([link, odd.status() >= 400 && odd.status() < 500]).toEqual([link, true]);
  }

  const team = await postAsPage(page.request, app.url, "/api/teams", { name: "Solo una", agents: [own?.id] });
  const { id: teamId } = await team.json();
  const scope = { operations: null, teams: [teamId] };
  const narrowed = await page.request.patch(`/api/people/${id}`, {
    data: { scope },
    headers: { origin: app.url },
  });
  expect(narrowed.status()).toBe(200);
  // The states are those of the own team alone.
  expect((await ask(shown.url)).body.agents.map(worked)).toEqual(own ? [worked(own)] : []);
  // Whom they may not see they share no more than they read.
  const other = (await askWhole(page.request, range)).agents.find((agent) => agent.id !== own?.id);
  for (const link of [`/agents/${other?.id}?${range}`, `/?${range}&agent=${other?.id}`]) {
    const words = { name: "De otro", link, format: "csv", to: ["https://hooks.example.com/a"] };
    const asked = {
      "/api/shares": { link, days: 1 },
      "/api/schedules": { ...words, every: "day", at: "07:00" },
    };
    for (const [path, data] of Object.entries(asked))
      expect([path, (await postAsPage(caller, app.url, path, data)).status()]).toEqual([path, 404]);
  }
  await page.request.delete(`/api/people/${id}`, { headers: { origin: app.url } });
  expect((await ask(shown.url)).status).toBe(410);
  await page.request.delete(`/api/teams/${teamId}`, { headers: { origin: app.url } });
  await stranger.dispose();
  await caller.dispose();
});
