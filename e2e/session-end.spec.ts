import { type BrowserContext, expect, request as http, type Page } from "@playwright/test";
import type { AppProcess } from "./support/app-process.ts";
import { scanBothSchemes } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

// A closed day: its page asks for nothing by itself.
const link = "from=2026-05-20&to=2026-05-20";

async function openTabs(page: Page): Promise<[Page, Page]> {
  await openReport(page, link);
  const other = await page.context().newPage();
  await openReport(other, link);
  return [page, other];
}

/** The page holds no name and no figure any more, says why, and the way in leads back to it. */
async function expectCleared(page: Page, why: string): Promise<void> {
  const said = page.getByRole("main").getByRole("alert");
  await expect(said).toContainText("La sesión terminó");
  await expect(said).toContainText(why);
  await expect(page.getByRole("table")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Cuenta de/ })).toHaveCount(0);
  await expect(page).toHaveTitle("Auxboard");
  const href = await page.getByRole("link", { name: "Entrar" }).getAttribute("href");
  expect(decodeURIComponent(href ?? "")).toBe(`/sign-in?next=/?${link}`);
}

async function openOwn(app: AppProcess, admin: BrowserContext, browserPage: Page): Promise<string> {
  const person = await createSupervisor(admin.request, app.url);
  await browserPage.context().clearCookies();
  const { cookies } = await person.caller.storageState();
  await browserPage.context().addCookies(cookies);
  return person.id;
}

test("signing out in one tab clears every other one at once, and signing in again brings them back", async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url) },
    locale: "es-CO",
  });
  const [page, other] = await openTabs(await context.newPage());
  await other.getByRole("button", { name: /^Cuenta de/ }).click();
  await other.getByRole("button", { name: "Salir" }).click();
  await expectCleared(page, "Se cerró en otra pestaña de este navegador.");
  await expect(other).toHaveURL(/\/sign-in$/);

  await other.getByLabel("Correo").fill("supervisor@auxboard.example");
  await other.getByLabel("Contraseña").fill("correct-horse-battery");
  await other.getByRole("button", { name: "Entrar" }).click();
  await expect(other.getByRole("table")).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page).toHaveURL(`${app.url}/?${link}`);
  await context.close();
});

test("a session that an administrator ends clears the page when it is looked at, also one whose figures are closed", async ({
  app,
  context,
  browser,
}) => {
  const own = await browser.newContext({ baseURL: app.url, locale: "es-CO" });
  const page = await own.newPage();
  const userId = await openOwn(app, context, page);
  await openReport(page, link);
  const ended = await postAsPage(context.request, app.url, "/api/auth/admin/revoke-user-sessions", {
    userId,
  });
  expect(ended.ok()).toBe(true);
  await expect(page.getByRole("table")).toBeVisible();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expectCleared(page, "Venció, o la cerró quien administra Auxboard.");
  await own.close();
});

test("any refusal clears the page: here a file that is asked for after a ban", async ({
  app,
  context,
  browser,
}) => {
  const own = await browser.newContext({ baseURL: app.url, locale: "es-CO" });
  const page = await own.newPage();
  const userId = await openOwn(app, context, page);
  await openReport(page, link);
  const banned = await postAsPage(context.request, app.url, "/api/auth/admin/ban-user", { userId });
  expect(banned.ok()).toBe(true);
  await page.getByRole("button", { name: /^datos (de|del) / }).click();
  await expectCleared(page, "Venció, o la cerró quien administra Auxboard.");
  await own.close();
});

test("GET /api/me says who reads, and to a stranger nothing", async ({ request, app }) => {
  expect(await (await request.get("/api/me")).json()).toEqual({
    email: "supervisor@auxboard.example",
    name: expect.any(String),
    role: "administrator",
    scope: { operations: null, teams: null },
    rights: [],
  });
  const stranger = await http.newContext({ baseURL: app.url, storageState: signedOut });
  expect((await stranger.get("/api/me")).status()).toBe(401);
  await stranger.dispose();
});

test("one's own account: name, password, sessions ended one by one and all others, told after the sign-in", async ({
  app,
  browser,
  page: admin,
}) => {
  const person = await createSupervisor(admin.request, app.url);
  const context = await browser.newContext({ baseURL: app.url, storageState: signedOut, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto(`/sign-in?next=${encodeURIComponent(`/?${link}`)}`);
  await page.getByLabel("Correo").fill(person.email);
  await page.getByLabel("Contraseña").fill("supervisor-of-the-night");
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByText("Hay otra sesión abierta de su cuenta.")).toBeVisible();
  await page.getByRole("link", { name: "Verlas" }).click();
  const sessions = page.getByRole("region", { name: "Sesiones abiertas" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions.getByRole("listitem").first()).toContainText("Esta sesión");
  await scanBothSchemes(page, "account");
  await sessions.getByRole("button", { name: /^Cerrar la sesión de / }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  expect((await person.caller.get("/api/me")).status()).toBe(401);

  await page.getByLabel("Nombre", { exact: true }).fill("Otro Nombre");
  await page.getByRole("button", { name: "Guardar el nombre" }).click();
  await expect(page.getByText("Nombre guardado")).toBeVisible();
  expect(await (await page.request.get("/api/me")).json()).toMatchObject({ name: "Otro Nombre" });

  const password = "una clave nueva y larga";
  const form = page.getByRole("region", { name: "Contraseña" });
  await form.getByLabel("Contraseña actual").fill("not the one");
  await form.getByLabel("Contraseña nueva").fill(password);
  await form.getByRole("button", { name: "Cambiar", exact: true }).click();
  await expect(form.getByRole("alert")).toContainText("La contraseña actual no es correcta");
  await form.getByLabel("Contraseña actual").fill("supervisor-of-the-night");
  await form.getByRole("button", { name: "Cambiar", exact: true }).click();
  await expect(form.getByText("Contraseña cambiada")).toBeVisible();
  // This session goes on.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Mi cuenta" })).toBeVisible();
  const elsewhere = await signIn(app.url, { email: person.email, password });
  await page.reload();
  await sessions.getByRole("button", { name: "Cerrar todas las demás" }).click();
  await expect(sessions.getByRole("status")).toHaveText("Se cerró 1 sesión");
  const caller = await browser.newContext({ baseURL: app.url, storageState: elsewhere });
  expect((await caller.request.get("/api/me")).status()).toBe(401);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await scanBothSchemes(page, "account on a phone");
  await caller.close();
  await context.close();
  await person.caller.dispose();
});
