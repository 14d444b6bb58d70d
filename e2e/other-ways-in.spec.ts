import { expect, type Page } from "@playwright/test";
import { scanBothSchemes, scanWidths } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { startMailServer } from "./support/mail-server.ts";
import { openIdClient, startOpenIdProvider } from "./support/openid-provider.ts";
import { signIn } from "./support/sign-in.ts";

const range = "from=2020-05-14&to=2020-05-14";

/** Signs in with the provider's own forms, which ask who comes and then whether they mean it. */
async function comeByProvider(page: Page, email: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(`/?${range}`)}`);
  await page.getByRole("button", { name: "Entrar con Mi empresa" }).click();
  await page.locator("input[name=login]").fill(email);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("people come in by an OpenID provider, by an invitation sent to them, and by a link for a forgotten password", async ({
  browser,
  startApp,
}) => {
  test.setTimeout(120_000);
  const mails = await startMailServer();
  const providers: Awaited<ReturnType<typeof startOpenIdProvider>>[] = [];
  const app = await startApp(async (url) => {
    const provider = await startOpenIdProvider(`${url}/api/auth/callback/openid`);
    providers.push(provider);
    return {
      BETTER_AUTH_URL: url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: openIdClient.id,
      OIDC_CLIENT_SECRET: openIdClient.secret,
      OIDC_NAME: "Mi empresa",
      SMTP_URL: mails.url,
      MAIL_FROM: "Auxboard <reports@example.com>",
    };
  });
  const open = async (storageState = signedOut) => {
    const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
    return context.newPage();
  };
  const email = `${crypto.randomUUID()}@auxboard.example`;

  const admin = await open(await signIn(app.url));
  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: "Invitar a alguien" }).click();
  const form = admin.getByRole("form");
  await form.getByLabel("Nombre").fill("Ana Ruiz");
  await form.getByLabel("Correo", { exact: true }).fill(email);
  await expect(form.getByLabel("Enviar también la invitación por correo")).toBeChecked();
  await form.getByRole("button", { name: "Crear la invitación" }).click();
  await expect(admin.getByText(`La invitación se envió a ${email}.`)).toBeVisible();
  expect(mails.texts[0]).toContain(await admin.locator("pre").textContent());
  await expect(admin.getByText("Envíeselo")).toHaveCount(0);

  const page = await open();
  await page.goto("/sign-in");
  await scanWidths(page);
  await comeByProvider(page, email);
  await expect(page).toHaveURL(`${app.url}/?${range}`);
  await expect(page.getByRole("table")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText("Entra con Mi empresa y no tiene contraseña aquí.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Verificación en dos pasos" })).toHaveCount(0);

  const stranger = await open();
  await comeByProvider(stranger, "stranger@elsewhere.example");
  await expect(stranger).toHaveURL(/\/sign-in\?refused=unknown$/);
  await expect(stranger.getByText("No hay una cuenta invitada con ese correo")).toBeVisible();
  await scanBothSchemes(stranger, "refused");

  const [, link = ""] = /(http\S+\/invitation\/\S+)/.exec(mails.texts[0] ?? "") ?? [];
  await stranger.goto(link);
  await stranger.getByLabel("Contraseña").fill("un tinto en la oficina");
  await stranger.getByRole("button", { name: "Entrar" }).click();
  await expect(stranger).toHaveURL(`${app.url}/`);
  await stranger.context().clearCookies();
  await stranger.goto("/sign-in");
  await stranger.getByRole("button", { name: "¿Olvidó su contraseña?" }).click();
  await scanBothSchemes(stranger, "forgotten");
  await stranger.getByLabel("Correo").fill(email);
  await stranger.getByRole("button", { name: "Enviar el enlace" }).click();
  await expect(stranger.getByRole("status")).toContainText("el enlace va en camino");
  await expect.poll(() => mails.texts.length).toBe(2);
  const [, reset = ""] = /(http\S+\/invitation\/\S+)/.exec(mails.texts[1] ?? "") ?? [];
  await stranger.goto(reset);
  await stranger.getByLabel("Contraseña").fill("otro tinto en la oficina");
  await stranger.getByRole("button").last().click();
  await expect(stranger).toHaveURL(`${app.url}/`);

  await admin.goto("/settings/people");
  await admin.getByRole("button", { name: /Ana Ruiz/ }).click();
  await admin.getByRole("button", { name: "Enlace para nueva contraseña" }).click();
  await expect(admin.getByText(`El enlace se envió a ${email}.`)).toBeVisible();
  expect(mails.texts[2]).toContain(await admin.locator("pre").textContent());

  for (const opened of [admin, page, stranger]) await opened.context().close();
  for (const { stop } of [mails, ...providers]) await stop();
});
