import { readFileSync } from "node:fs";
import { expect, request as http } from "@playwright/test";
import { administrator, startApp } from "./support/app-process.ts";
import { scanWidths } from "./support/axe.ts";
import type { Variables } from "./support/child-process.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor } from "./support/people.ts";
import { askJson, askProblem, askReport } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import { startStandIn } from "./support/stand-in-process.ts";

test.use({ storageState: signedOut });

/** No operation is in the environment; the stand-in's address stands for that of a server. */
const waiting: Variables = {
  ...{ WOLKVOX_SERVER: "", WOLKVOX_TOKEN: "", WOLKVOX_TIME_ZONE: "", WOLKVOX_REFRESH_SECONDS: "1" },
  AUXBOARD_TOKEN_KEY: "a-key-that-stands-outside-the-database",
};

test("the set-up link leads through server and token, which one real call checks, to figures without a restart", async ({
  folder,
  page,
}) => {
  const standIn = await startStandIn(folder, { agents: 4 });
  const app = await startApp(folder, standIn, { ...waiting, ADMIN_EMAIL: "", ADMIN_PASSWORD: "" });
  const health = await page.request.get(`${app.url}/api/health`);
  expect([health.status(), (await health.json()).status]).toEqual([503, "not-configured"]);

  const link = /http:\/\/\S+\/sign-in\?setup=\S+/.exec(app.log())?.[0] ?? "";
  await page.goto(`${app.url}/sign-in${new URL(link).search}`);
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill("Primera Persona");
  await page.getByLabel("Correo").fill(administrator.email);
  await page.getByLabel("Contraseña").fill(administrator.password);
  await page.getByRole("button", { name: "Crear la cuenta" }).click();
  await expect(page).toHaveURL(`${app.url}/set-up`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Conectar con wolkvox");
  const main = page.getByRole("main");
  await expect(main).toContainText(`${standIn.url} (lo fija el entorno)`);
  await scanWidths(page);
  const { body: unready } = await askJson<{ code: string }>(page.request, `${app.url}/api/report`);
  expect(unready.code).toBe("not-set-up");

  const token = page.getByLabel("Token");
  const name = page.getByRole("textbox", { name: "Nombre", exact: true });
  const send = page.getByRole("button", { name: "Comprobar y guardar" });
  await page.getByLabel("Servidor").fill("0010");
  await name.fill("Ventas Bogotá");
  await send.click();
  await expect(main.getByRole("alert")).toContainText("Escriba el token.");
  expect((await standIn.calls()).total).toBe(0);

  await token.fill("not-the-right-one-1234");
  await send.click();
  await expect(main.getByRole("alert")).toContainText(
    "wolkvox rechaza este token en ese servidor. Sus palabras: «FORBIDDEN: PLEASE VALIDATE TOKEN»",
  );
  await expect(token).toHaveValue("");
  await expect(name).toHaveValue("Ventas Bogotá");
  expect((await standIn.calls()).total).toBe(1);

  await token.fill(standIn.token);
  await send.click();
  await expect(page).toHaveURL(`${app.url}/settings/operation`);
  await expect(main).toContainText("NombreVentas Bogotá");
  await expect(main).toContainText("El servidor y el token se escribieron aquí.");
  expect((await standIn.calls()).total).toBe(2);
  expect((await page.request.get(`${app.url}/api/health`)).status()).toBe(200);
  await page.goto(`${app.url}/?range=last-week`);
  await expect(page.getByRole("table")).toBeVisible();
  await page.goto(`${app.url}/set-up`);
  await expect(page).toHaveURL(`${app.url}/settings/operation`);

  // Another name is in force at once, and another token is checked.
  await page.getByRole("button", { name: "Cambiar la conexión" }).click();
  await name.fill("Ventas Medellín");
  await send.click();
  await expect(main).toContainText("Guardado.");
  await expect(main).toContainText("NombreVentas Medellín");
  await page.getByRole("button", { name: "Cambiar la conexión" }).click();
  await scanWidths(page);
  await token.fill("not-the-right-one-1234");
  await send.click();
  // A refused token is left alone for as long as a live range, and its refusal is told again.
  await expect(main.getByRole("alert")).toContainText("wolkvox rechaza este token");
  await page.goto(`${app.url}/settings/trail`);
  await expect(main).toContainText("configuró la conexión con wolkvox: Ventas Medellín, 0010");
  for (const text of [await page.content(), app.log(), ...readDatabase(app.databaseFile)])
    expect(text.includes(standIn.token) || text.includes("not-the-right-one-1234")).toBe(false);
  await Promise.all([app.stop(), standIn.stop()]);
});

test("a restart keeps what was entered, another key says that it cannot read it, and the environment wins", async ({
  folder,
  page,
}) => {
  const standIn = await startStandIn(folder, { agents: 3 });
  const app = await startApp(folder, standIn, waiting);
  const owner = await callerAt(app.url);
  const entered = { server: "0010", token: standIn.token };
  const put = (data: object, url: string) =>
    owner.put(`${url}/api/source`, { data, headers: { origin: url } });
  expect(await (await put(entered, app.url)).json()).toMatchObject({ problem: null });
  await app.stop();

  const DATABASE_URL = `file:${app.databaseFile}`;
  const again = await startApp(folder, standIn, { ...waiting, DATABASE_URL });
  await page.context().addCookies((await owner.storageState()).cookies);
  expect((await page.request.get(`${again.url}/api/report?range=today`)).status()).toBe(200);
  await again.stop();
  const AUXBOARD_TOKEN_KEY = "another-key-that-opens-no-stored-token";
  const locked = await startApp(folder, standIn, { ...waiting, DATABASE_URL, AUXBOARD_TOKEN_KEY });
  expect(locked.log()).toContain("cannot be read with this AUXBOARD_TOKEN_KEY");
  // The session is in the database, and cookies know no port.
  await page.goto(`${locked.url}/`);
  await expect(page).toHaveURL(`${locked.url}/set-up`);
  await expect(page.getByRole("main")).toContainText("no se puede leer con la AUXBOARD_TOKEN_KEY actual");
  await expect(page.getByLabel("Servidor")).toHaveValue("0010");
  await locked.stop();

  const given = { DATABASE_URL, WOLKVOX_SERVER: "0010", WOLKVOX_TOKEN: standIn.token };
  const fixed = await startApp(folder, standIn, { ...waiting, ...given });
  const refused = await put({}, fixed.url);
  expect([refused.status(), (await refused.json()).code]).toEqual([409, "conflict"]);
  await owner.dispose();
  await Promise.all([fixed.stop(), standIn.stop()]);
});

test("until then others are told so, nobody else may enter a source, and instances follow", async ({
  folder,
  page,
}) => {
  const standIn = await startStandIn(folder, { agents: 3 });
  const first = await startApp(folder, standIn, waiting);
  const other = await startApp(folder, standIn, { ...waiting, DATABASE_URL: `file:${first.databaseFile}` });
  const owner = await callerAt(first.url);
  const { caller: supervisor } = await createSupervisor(owner, first.url);
  await page.context().addCookies((await supervisor.storageState()).cookies);
  await page.goto(`${first.url}/`);
  await expect(page).toHaveURL(`${first.url}/no-operation`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Auxboard todavía no está listo");
  expect(await askProblem(supervisor, "range=today")).toMatchObject({
    ...{ status: 503, body: { code: "not-set-up" } },
  });

  const put = async (
    data: object,
    caller = owner,
    headers: Record<string, string> = { origin: first.url },
  ) => {
    const answer = await caller.put("/api/source", { data, headers });
    const text = await answer.text();
    expect(text).not.toContain(standIn.token);
    const { code, problem } = JSON.parse(text);
    return [answer.status(), code ?? problem];
  };
  const good = { server: "0010", token: standIn.token };
  expect(await put(good, supervisor)).toEqual([403, "forbidden"]);
  expect(await put(good, owner, { origin: "https://evil.example" })).toEqual([403, "cross-origin"]);
  for (const bad of [
    { server: "0010@evil" },
    { token: "x".repeat(10_240) },
    { token: `${standIn.token}\n${standIn.token}` },
    { timeZone: "America/Nowhere" },
    { baseUrl: "https://evil.example" },
  ])
    expect(await put({ ...good, ...bad })).toEqual([400, "invalid-parameter"]);
  expect(await put({ ...good, name: "x".repeat(20_000) })).toEqual([413, "too-large"]);
  expect((await standIn.calls()).total).toBe(0);

  expect(await put(good)).toEqual([200, null]);
  expect((await askReport(owner, "range=last-week")).agents).toHaveLength(3);
  const there = await callerAt(other.url);
  await expect
    .poll(async () => (await there.get("/api/report?range=today")).status(), { timeout: 15_000 })
    .toBe(200);

  // Figures of another server do not join these until somebody says so.
  await standIn.change({ server: "0025" });
  const moved = { ...good, server: "0025" };
  expect(await put(moved)).toEqual([409, "conflict"]);
  // What the other instance asked in vain holds the token for a second.
  await expect(async () => expect(await put({ ...moved, figures: "anew" })).toEqual([200, null])).toPass();
  expect((await askReport(owner, "range=last-week")).agents).toHaveLength(3);
  await Promise.all([owner, supervisor, there].map((caller) => caller.dispose()));
  await Promise.all([first.stop(), other.stop()]);
  await standIn.stop();
});

/** Somebody signed in, by the API alone. */
async function callerAt(url: string) {
  return http.newContext({ baseURL: url, storageState: await signIn(url) });
}

/** The database file and what stands beside it, byte for byte. */
function readDatabase(file: string): string[] {
  return [file, `${file}-wal`].flatMap((path) => {
    try {
      return [readFileSync(path, "latin1")];
    } catch {
      return [];
    }
  });
}
