import { join } from "node:path";
import { expect, request as http, type Page } from "@playwright/test";
import { startApp as startAppBeside, startArguments } from "./support/app-process.ts";
import { scanWidths } from "./support/axe.ts";
import { repository, startProcess, type Variables } from "./support/child-process.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import { startStandIn } from "./support/stand-in-process.ts";

const newcomer = {
  name: "Primera Persona",
  email: "first@auxboard.example",
  password: "first-of-all-of-them",
};

test("bad variables stop the start with one message that names each of them and no value", async ({
  folder,
}) => {
  const values: Variables = {
    WOLKVOX_SERVER: "12x",
    WOLKVOX_TOKEN: "two words of a token",
    WOLKVOX_BASE_URL: "ftp://upstream.example",
    WOLKVOX_TIME_ZONE: "America/Nowhere",
    WOLKVOX_REFRESH_SECONDS: "7 s",
    WOLKVOX_PAUSE_MS: "-17",
    WOLKVOX_DAILY_QUOTA: "plenty",
    WOLKVOX_CONCURRENCY: "both",
    OPERATIONS_FILE: "no-such-operations.json",
    DATABASE_URL: "mysql://somewhere",
    ADMIN_EMAIL: "no-e-mail",
    ADMIN_PASSWORD: "short",
    BETTER_AUTH_SECRET: "not-long-enough",
    BETTER_AUTH_URL: "aux.example/with/path",
    AUXBOARD_METRICS_TOKEN: "a metrics token with blanks in it",
  };
  const { code, output } = await startBadly(folder, values);
  expect(code).toBe(1);
  expect(output.match(/Auxboard cannot start/g)).toHaveLength(1);
  for (const name of Object.keys(values)) expect(output, name).toContain(`- ${name} `);
  for (const [name, value = ""] of Object.entries(values)) expect(output, name).not.toContain(value);
  expect(output).not.toMatch(/\n\s+at /);
});

test("without a token or a server the start says what is missing", async ({ folder }) => {
  const { code, output } = await startBadly(folder, { DATABASE_URL: `file:${join(folder, "missing.db")}` });
  expect(code).toBe(1);
  expect(output).toContain("- WOLKVOX_TOKEN is missing");
  expect(output).toContain("- WOLKVOX_SERVER is missing");
});

test("a database that belongs to another program is refused and left alone", async ({ folder }) => {
  const { code, output } = await startBadly(folder, {
    WOLKVOX_SERVER: "0010",
    WOLKVOX_TOKEN: "some-token",
    DATABASE_URL: `file:${join(repository, "package.json")}`,
  });
  expect(code).toBe(1);
  expect(output).toContain("package.json is damaged or is not a database. Nothing was changed.");
});

test("another server does not add its agents to the first one's people, until somebody says whose figures go on", async ({
  folder,
  standIn,
  startApp,
}) => {
  const DATABASE_URL = `file:${join(folder, `${crypto.randomUUID()}.db`)}`;
  const row = (name: string, time: string) => ({
    ...{ agent_id: "1", agent_dni: "1", agent_name: name, aux_state: "Break", time },
  });
  const day = "from=2026-05-18&to=2026-05-18";
  const askAgents = async (url: string) => {
    const caller = await http.newContext({ baseURL: url, storageState: await signIn(url) });
    const { agents } = await askReport(caller, day);
    await caller.dispose();
    return agents.map(({ name, seconds }) => [name, ...seconds]);
  };
  await standIn.arm({ kind: "rows", rows: [row("MARTA RUIZ", "00:10:00")] });
  const first = await startApp({ DATABASE_URL, WOLKVOX_SERVER: "0010" });
  expect(await askAgents(first.url)).toEqual([["MARTA RUIZ", 600]]);
  await first.stop();

  const [server, token] = ["0025", standIn.token];
  await standIn.change({ server });
  const other = { WOLKVOX_SERVER: server, WOLKVOX_TOKEN: token, WOLKVOX_BASE_URL: standIn.url, DATABASE_URL };
  const { code, output } = await startBadly(folder, other);
  expect(code).toBe(1);
  expect(output).toContain("the figures of operation default come from 0010, and it is now set to 0025");
  expect(output).not.toContain(token);

  await standIn.arm({ kind: "rows", rows: [row("NURIA SOTO", "01:00:00")] });
  const anew = await startApp({ DATABASE_URL, WOLKVOX_SERVER: server, WOLKVOX_CONTINUES: "nothing" });
  expect(await askAgents(anew.url)).toEqual([["NURIA SOTO", 3600]]);
  await anew.stop();
  await standIn.change({ server: "0010" });
  const back = await startApp({ DATABASE_URL, WOLKVOX_SERVER: "0010", WOLKVOX_CONTINUES: "0010" });
  expect(await askAgents(back.url)).toEqual([["MARTA RUIZ", 600]]);
  await back.stop();
});

test("the demonstration and a real operation refuse each other's database", async ({
  folder,
  standIn,
  startApp,
}) => {
  const DATABASE_URL = `file:${join(folder, `${crypto.randomUUID()}.db`)}`;
  const common = {
    WOLKVOX_SERVER: "0010",
    WOLKVOX_TOKEN: standIn.token,
    WOLKVOX_BASE_URL: standIn.url,
    DATABASE_URL,
  };
  const demo = { AUXBOARD_DEMO: "1", ADMIN_EMAIL: "demo@auxboard.example", ADMIN_PASSWORD: "demo-auxboard" };
  const app = await startApp({ DATABASE_URL, ...demo });
  await app.stop();
  const real = await startBadly(folder, common);
  expect([real.code, real.output]).toEqual([1, expect.stringContaining("is the demonstration's")]);
  const account = await startBadly(folder, { ...common, ...demo, AUXBOARD_DEMO: "" });
  expect(account.output).toContain("- ADMIN_EMAIL is the demonstration's account");

  const own = `file:${join(folder, `${crypto.randomUUID()}.db`)}`;
  await (await startApp({ DATABASE_URL: own })).stop();
  const meeting = await startBadly(folder, { ...common, ...demo, DATABASE_URL: own });
  expect([meeting.code, meeting.output]).toEqual([1, expect.stringContaining("has a database of its own")]);
});

test.describe("on an empty database", () => {
  test.use({ storageState: signedOut });

  test("the printed link makes the first account, once", async ({ startApp, page, browser }) => {
    const app = await startApp({ ADMIN_EMAIL: "", ADMIN_PASSWORD: "" });
    const link = /http:\/\/\S+\/sign-in\?setup=\S+/.exec(app.log())?.[0];
    if (!link) throw new Error(`no link in: ${app.log()}`);
    const { pathname, search, port } = new URL(link);
    expect(`:${port}`).toBe(`:${new URL(app.url).port}`);

    const late = await browser.newPage({ locale: "es-CO" });
    await late.goto(`${app.url}${pathname}${search}`);
    await page.goto(`${app.url}${pathname}${search}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Crear la primera cuenta");
    await fillIn(page, { ...newcomer, password: "x" });
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "La contraseña debe tener al menos 10 caracteres.",
    );
    await fillIn(page, newcomer);
    await expect(page).toHaveURL(`${app.url}/settings/operation`);
    await expect(page.getByRole("button", { name: `Cuenta de ${newcomer.email}` })).toBeVisible();
    const users = await page.request.get(`${app.url}/api/auth/admin/list-users`);
    expect((await users.json()).users).toEqual([
      expect.objectContaining({ email: newcomer.email, role: "administrator" }),
    ]);

    await fillIn(late, { ...newcomer, email: "second@auxboard.example" });
    await expect(late.getByRole("main").getByRole("alert")).toContainText("No se pudo");
    expect(new URL(late.url()).pathname).toBe("/sign-in");
    await late.close();
  });

  test("the link leads on to what the environment sets, checks it by one real call, and to the first people", async ({
    folder,
    page,
  }) => {
    const standIn = await startStandIn(folder, { agents: 4 });
    const app = await startAppBeside(folder, standIn, {
      ...{ ADMIN_EMAIL: "", ADMIN_PASSWORD: "", WOLKVOX_REFRESH_SECONDS: "1" },
    });
    const link = /http:\/\/\S+\/sign-in\?setup=\S+/.exec(app.log())?.[0] ?? "";
    await page.goto(`${app.url}/sign-in${new URL(link).search}`);
    await fillIn(page, newcomer);
    await page.getByRole("heading", { level: 1, name: "Operación" }).waitFor();
    const main = page.getByRole("main");
    await expect(main).toContainText(`Servidor${standIn.server}`);
    await expect(main).toContainText(`Dirección${standIn.url}`);
    await expect(main).toContainText("Todo esto lo fija el entorno");
    expect((await standIn.calls()).total).toBe(0);

    await standIn.arm({ kind: "bad-token-variant" });
    const check = page.getByRole("button", { name: "Comprobar ahora" });
    await check.click();
    await expect(main).toContainText("wolkvox rechaza el token");
    await expect(main).toContainText(
      "Sus palabras: «FORBIDDEN: THE TOKEN IS NOT VALID OR HAS EXPIRED, PLEASE VALIDATE TOKEN»",
    );
    expect((await standIn.calls()).total).toBe(1);
    await scanWidths(page);

    await standIn.clear();
    // A refused token is left alone for as long as a live range.
    await expect(async () => {
      await check.click();
      await expect(main).toContainText("wolkvox respondió", { timeout: 10_000 });
    }).toPass();
    expect((await standIn.calls()).total).toBe(2);
    const background = page.getByRole("checkbox", { name: "Consultar wolkvox también cuando nadie" });
    await expect(background).toBeChecked();
    await page.getByRole("checkbox", { name: "Consultar el día en curso" }).check();
    await expect(main).toContainText("consultas por día");
    await page.getByRole("checkbox", { name: "sábados" }).uncheck();
    await page.getByRole("button", { name: "Guardar" }).click();
    await expect(main).toContainText("Guardado.");
    const { watch } = await (await page.request.get(`${app.url}/api/settings`)).json();
    expect(watch).toEqual({ days: [1, 2, 3, 4, 5], from: "06:00", to: "22:00" });
    await background.click();
    await expect(background).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Consultar el día en curso" })).toBeDisabled();
    await expect
      .poll(async () => (await (await page.request.get(`${app.url}/api/settings`)).json()).background)
      .toBe(false);
    await page.reload();
    await expect(background).not.toBeChecked();
    expect(await page.content()).not.toContain(standIn.token);
    await page.getByRole("link", { name: "Invitar personas" }).click();
    await expect(page).toHaveURL(`${app.url}/settings/people`);
    await Promise.all([app.stop(), standIn.stop()]);
  });
});

async function startBadly(folder: string, variables: Variables): Promise<{ code: number; output: string }> {
  const running = startProcess({
    args: startArguments(),
    environment: { PATH: process.env.PATH, PORT: "0", HOSTNAME: "127.0.0.1", ...empty, ...variables },
    logFile: join(folder, `bad-start-${crypto.randomUUID()}.log`),
  });
  await expect.poll(() => running.exitCode(), { timeout: 30_000 }).toBeDefined();
  return { code: running.exitCode() ?? -1, output: running.output() };
}

// What is not given must not come from a developer's .env either.
const empty: Variables = Object.fromEntries(
  [
    ...[
      "WOLKVOX_SERVER",
      "WOLKVOX_TOKEN",
      "WOLKVOX_BASE_URL",
      "WOLKVOX_TIME_ZONE",
      "WOLKVOX_REFRESH_SECONDS",
    ],
    ...["WOLKVOX_PAUSE_MS", "WOLKVOX_DAILY_QUOTA", "WOLKVOX_CONCURRENCY", "OPERATIONS_FILE", "ADMIN_EMAIL"],
    ...["ADMIN_PASSWORD", "BETTER_AUTH_SECRET", "BETTER_AUTH_URL", "AUXBOARD_METRICS_TOKEN"],
    "AUXBOARD_TOKEN_KEY",
  ].map((name) => [name, ""]),
);

async function fillIn(page: Page, { name, email, password }: typeof newcomer): Promise<void> {
  await page.getByRole("textbox", { name: "Nombre", exact: true }).fill(name);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña").fill(password);
  await page.getByRole("button", { name: "Crear la cuenta" }).click();
}
