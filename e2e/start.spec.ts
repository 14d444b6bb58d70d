import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { repository, startProcess, type Variables } from "./support/child-process.ts";
import { signedOut, test } from "./support/fixtures.ts";

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
    await expect(page.getByRole("main").getByRole("alert")).toContainText("No se pudo");
    await fillIn(page, newcomer);
    await expect(page).toHaveURL(`${app.url}/`);
    await expect(page.getByRole("button", { name: `Cuenta de ${newcomer.email}` })).toBeVisible();
    const users = await page.request.get(`${app.url}/api/auth/admin/list-users`);
    expect((await users.json()).users).toEqual([
      expect.objectContaining({ email: newcomer.email, role: "admin" }),
    ]);

    await fillIn(late, { ...newcomer, email: "second@auxboard.example" });
    await expect(late.getByRole("main").getByRole("alert")).toContainText("No se pudo");
    expect(new URL(late.url()).pathname).toBe("/sign-in");
    await late.close();
  });
});

async function startBadly(folder: string, variables: Variables): Promise<{ code: number; output: string }> {
  const running = startProcess({
    args: [join(repository, "scripts", "start.mjs")],
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
  ].map((name) => [name, ""]),
);

async function fillIn(page: Page, { name, email, password }: typeof newcomer): Promise<void> {
  await page.getByLabel("Nombre").fill(name);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña").fill(password);
  await page.getByRole("button", { name: "Crear la cuenta" }).click();
}
