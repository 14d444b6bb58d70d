import { expect, type Page } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { hms } from "./support/duration-words.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { askProblem } from "./support/report-api.ts";
import { readFoot } from "./support/report-table.ts";

test.use({ storageState: signedOut });

test("a link opened without a session leads to the sign-in and back to that very link", async ({
  page,
  app,
  standIn,
}) => {
  const truth = await standIn.totals("2026-10-05T00:00:00", "2026-10-05T23:59:59");
  const link = "/?from=2026-10-05&to=2026-10-05&state=Almuerzo&sort=name&unit=hms";
  await page.goto(link);
  await expect(page).toHaveURL(`${app.url}/sign-in?next=${encodeURIComponent(link)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Entrar a Auxboard");
  expect(await page.content()).not.toContain("10001");
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}${link}`);
  await page.getByRole("table").waitFor();
  expect((await readFoot(page)).total).toBe(hms(truth.totals.Almuerzo ?? 0));

  await page.goto(`/sign-in?next=${encodeURIComponent(link)}`);
  await expect(page).toHaveURL(`${app.url}${link}`);
});

test("a wrong password and an unknown account are told in the same words; the right one opens", async ({
  page,
  app,
}) => {
  await page.goto("/sign-in");
  for (const email of [administrator.email, "nobody@auxboard.example"]) {
    await fillIn(page, { email, password: "not-this-one-either" });
    await expect(
      page.getByRole("main").getByRole("alert").getByText("El correo o la contraseña no son correctos."),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Entrar" })).toBeEnabled();
  }
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por agente");
});

test("signing out ends the session, also for a copy of its cookie", async ({ page, app, playwright }) => {
  await page.goto("/sign-in");
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}/`);
  await page.waitForLoadState();
  const copy = await page.context().storageState();
  await page.getByRole("button", { name: `Cuenta de ${administrator.email}` }).click();
  await page.getByRole("button", { name: "Salir" }).click();
  await expect(page).toHaveURL(`${app.url}/sign-in`);
  await page.goto("/?from=2026-10-05&to=2026-10-05");
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  const thief = await playwright.request.newContext({ baseURL: app.url, storageState: copy });
  const answer = await askProblem(thief, "from=2026-10-05&to=2026-10-05");
  expect(answer.body.code).toBe("unauthenticated");
  expect(answer.headers["set-cookie"]).toContain("Max-Age=0");
  await thief.dispose();
});

test("a session that ends while the page is open is told, and the way back in leads to the question asked last", async ({
  page,
  app,
}) => {
  const range = "/?from=2026-10-06&to=2026-10-06";
  await page.goto(`/sign-in?next=${encodeURIComponent(range)}`);
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}${range}`);
  await page.getByRole("table").waitFor();
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Rango anterior" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("La sesión terminó");
  await expect(page.getByRole("table")).toHaveCount(0);
  const way = page.getByRole("main").getByRole("link", { name: "Entrar" });
  await expect(way).toHaveAttribute(
    "href",
    `/sign-in?next=${encodeURIComponent("/?from=2026-10-05&to=2026-10-05")}`,
  );
});

test("attempts on one account are limited, and the page says for how long", async ({
  page,
  request,
  app,
}) => {
  const guess = { email: "guessed@auxboard.example", password: "one-of-many-guesses" };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    const response = await request.post("/api/auth/sign-in/email", {
      data: guess,
      headers: { origin: app.url, "x-forwarded-for": `198.51.100.${attempt}` },
    });
    statuses.push(response.status());
    if (response.status() !== 429) continue;
    expect(response.headers()["content-type"]).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "rate-limited", status: 429 });
    const seconds = Number(response.headers()["retry-after"]);
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 429]);

  await page.goto("/sign-in");
  await fillIn(page, guess);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Demasiados intentos. Vuelva a probar en 15 minutos.",
  );
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}/`);
});

test("the sign-in leads to no other site", async ({ page, app }) => {
  await page.goto("/sign-in?next=%2F%2Fevil.example%2F");
  await fillIn(page, administrator);
  await expect(page).toHaveURL(`${app.url}/`);
});

async function fillIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña").fill(password);
  await page.getByRole("button", { name: "Entrar" }).click();
}
