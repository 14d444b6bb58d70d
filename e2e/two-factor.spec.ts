import { readFileSync } from "node:fs";
import { type APIRequestContext, type Browser, expect, type Page, request } from "@playwright/test";
import type { AppProcess } from "./support/app-process.ts";
import { scanBothSchemes, scanWidths } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { oneTimeCode } from "./support/one-time-code.ts";
import { createAccount, postAsPage } from "./support/people.ts";
import { signIn } from "./support/sign-in.ts";

const range = "from=2020-05-12&to=2020-05-12";

type Account = { email: string; password: string };

async function openAt(browser: Browser, app: AppProcess): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: signedOut, locale: "es-CO" },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  return context.newPage();
}

async function givePassword(page: Page, { email, password }: Account): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(`/?${range}`)}`);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña").fill(password);
  await page.getByRole("button", { name: "Entrar" }).click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Código", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Entrar" }).click();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await page.getByRole("button", { name: "Salir" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

/** Switches it on where the password is asked for; the key, and the recovery codes that are shown this once. */
async function setUp(page: Page, password: string, look: (page: Page, what: string) => Promise<void>) {
  const main = page.getByRole("main");
  await page.getByLabel("Su contraseña").fill("not the password");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(main.getByRole("alert").filter({ hasText: "contraseña actual" })).toBeVisible();
  await page.getByLabel("Su contraseña").fill(password);
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("img", { name: /^Código QR/ })).toBeVisible();
  const key = (await main.locator("pre").textContent()) ?? "";
  await page.getByLabel("Código", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Confirmar" }).click();
  await expect(main.getByRole("alert").filter({ hasText: "El código no es correcto" })).toBeVisible();
  await look(page, "the key");
  await page.getByLabel("Código", { exact: true }).fill(oneTimeCode(key));
  await page.getByRole("button", { name: "Confirmar" }).click();
  await page.getByRole("button", { name: "Copiar: Códigos de recuperación" }).click();
  const codes = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(codes).toHaveLength(10);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Descargar" }).click(),
  ]);
  const file = readFileSync(await download.path(), "utf8");
  for (const code of codes) expect(file).toContain(code);
  await look(page, "recovery codes");
  await page.getByRole("button", { name: "Ya los guardé" }).click();
  return { key, codes };
}

test("two-factor is switched on with a right code, asked for at the sign-in, and switched off with the password", async ({
  app,
  browser,
  request: admin,
}) => {
  test.setTimeout(120_000);
  const { account } = await createAccount(admin, app.url);
  const page = await openAt(browser, app);
  await givePassword(page, account);
  await expect(page).toHaveURL(`${app.url}/?${range}`);
  await page.goto("/account");
  await page.getByRole("button", { name: "Activar" }).click();
  const { key, codes } = await setUp(page, account.password, scanBothSchemes);
  await expect(page.getByText("Activada: para entrar hace falta")).toBeVisible();
  await expect(page.getByText("Sus demás sesiones se cerraron")).toBeVisible();
  await scanWidths(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  await leave(page);
  await givePassword(page, account);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Verificación en dos pasos");
  expect((await page.request.get("/api/me")).status()).toBe(401);
  await giveCode(page, "123456");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("El código no es correcto");
  await scanWidths(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  const code = oneTimeCode(key);
  await giveCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page).toHaveURL(`${app.url}/?${range}`);

  const [once = "", another = ""] = codes;
  await leave(page);
  await givePassword(page, account);
  await giveCode(page, once.toUpperCase());
  await expect(page).toHaveURL(`${app.url}/?${range}`);
  await leave(page);
  await givePassword(page, account);
  await giveCode(page, once);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("ya se usó");
  await page.getByRole("button", { name: "Volver a la contraseña" }).click();
  await givePassword(page, account);
  await giveCode(page, another.replace("-", ""));
  await expect(page).toHaveURL(`${app.url}/?${range}`);

  // A stranger who knows the password guesses codes: as limited as guesses of passwords.
  const stranger = await request.newContext({ baseURL: app.url });
  const statuses: number[] = [];
  for (let at = 0; at < 14; at += 1) {
    if (at % 5 === 0) await postAsPage(stranger, app.url, "/api/auth/sign-in/email", account);
    const path = "/api/auth/two-factor/verify-totp";
    statuses.push((await postAsPage(stranger, app.url, path, { code: String(700_000 + at) })).status());
  }
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
  await stranger.dispose();

  await page.goto("/account");
  await page.getByRole("button", { name: "Nuevos códigos de recuperación" }).click();
  await page.getByLabel("Su contraseña").fill(account.password);
  await page.getByRole("button", { name: "Nuevos códigos de recuperación" }).click();
  await expect(page.locator("pre")).not.toContainText(codes[2] ?? "");
  await page.getByRole("button", { name: "Ya los guardé" }).click();
  await page.getByRole("button", { name: "Desactivar" }).click();
  await page.getByLabel("Su contraseña").fill(account.password);
  await page.getByRole("button", { name: "Desactivar" }).click();
  await expect(page.getByText("Desactivada")).toBeVisible();
  await leave(page);
  await givePassword(page, account);
  await expect(page).toHaveURL(`${app.url}/?${range}`);
  const trail = await (await admin.get(`/api/trail?who=${account.email}`)).text();
  for (const word of ['"done":"on"', '"done":"off"', '"by":"recovery-code"', '"why":"wrong-code"'])
    expect(trail).toContain(word);
  await page.context().close();
});

test("demanded of everybody, no figure is reached without it, and who lost the telephone is helped", async ({
  browser,
  startApp,
}) => {
  test.setTimeout(120_000);
  const app = await startApp();
  const administrator = { email: "supervisor@auxboard.example", password: "correct-horse-battery" };
  const admin = await openAt(browser, app);
  await givePassword(admin, administrator);
  await expect(admin).toHaveURL(`${app.url}/?${range}`);
  const { id, account } = await createAccount(admin.request, app.url);
  const caller = await request.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url, account) },
  });
  const { key: apiKey } = await (
    await postAsPage(caller, app.url, "/api/keys", { name: "Hoja", days: 3 })
  ).json();

  await admin.goto("/settings/people");
  const box = admin.getByRole("checkbox", { name: "Pedir a todos la verificación en dos pasos" });
  await box.click();
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("de su propia cuenta");
  await expect(box).not.toBeChecked();
  await scanBothSchemes(admin, "people");
  await admin.goto("/account");
  await admin.getByRole("button", { name: "Activar" }).click();
  await setUp(admin, administrator.password, async () => {});
  await expect(admin.getByText("Activada: para entrar hace falta")).toBeVisible();
  await admin.goto("/settings/people");
  await box.click();
  await expect(box).toBeChecked();

  await expectNoFigure(caller, apiKey);
  const page = await openAt(browser, app);
  await givePassword(page, account);
  await expect(page).toHaveURL(/\/two-factor\?next=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Active la verificación en dos pasos");
  for (const path of [`/?${range}`, "/account", "/settings/keys"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/two-factor\?next=/);
  }
  await page.goto("/no-operation");
  await expect(page).toHaveURL(/\/two-factor$/);
  await page.goto(`/?${range}`);
  await setUp(page, account.password, async (shown) => {
    await scanWidths(shown);
  });
  await expect(page).toHaveURL(`${app.url}/?${range}`);
  await expect(page.getByRole("table")).toBeVisible();

  // Whoever switches it off while it is demanded is led to switching it on again, also from a page that is open.
  const taken = await admin.request.patch(`/api/people/${id}`, {
    ...{ data: { twoFactor: false }, headers: { origin: app.url } },
  });
  expect(await taken.json()).toMatchObject({ twoFactor: false });
  await page.getByRole("link", { name: "Auxboard" }).click();
  await expect(page).toHaveURL(/\/two-factor/);
  await page.getByRole("button", { name: "Salir" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await admin.goto("/settings/people");
  await box.click();
  await expect(box).not.toBeChecked();
  await givePassword(page, account);
  await expect(page.getByRole("table")).toBeVisible();
  for (const opened of [page, admin]) await opened.context().close();
  await caller.dispose();
});

/** Of a session from before: pages, API and files are shut; a key of the same person reads on. */
async function expectNoFigure(caller: APIRequestContext, key: string): Promise<void> {
  for (const path of [`/api/report?${range}`, `/api/export?format=csv&${range}`, "/api/teams", "/api/me"]) {
    const answer = await caller.get(path);
    expect([path, answer.status(), (await answer.json()).code]).toEqual([path, 401, "two-factor-required"]);
  }
  const answer = await caller.get(`/api/report?${range}`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status()).toBe(200);
}
