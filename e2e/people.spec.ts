import { expect } from "@playwright/test";
import { scanBothSchemes } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { postAsPage } from "./support/people.ts";
import { openReport } from "./support/report-table.ts";

const range = "from=2024-05-14&to=2024-05-14";

test("an administrator invites somebody, who chooses a password, reads, and is demoted at the next request", async ({
  app,
  browser,
  page: admin,
}) => {
  const email = `${crypto.randomUUID()}@auxboard.example`;
  await admin.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openReport(admin, range);
  await admin.getByRole("banner").getByRole("link", { name: "Ajustes" }).click();
  await admin.getByRole("navigation", { name: "Ajustes" }).getByRole("link", { name: "Personas" }).click();
  const list = admin.getByRole("list", { name: "Personas" });
  await expect(list.getByRole("button").filter({ hasText: "Usted" })).toContainText("Administración");
  await scanBothSchemes(admin, "people");

  await admin.getByRole("button", { name: "Invitar a alguien" }).click();
  const form = admin.getByRole("form");
  await form.getByRole("button", { name: "Crear la invitación" }).click();
  await expect(form.getByRole("alert")).toContainText("Escriba un nombre");
  await form.getByLabel("Nombre").fill("Ana María Ruiz");
  await form.getByLabel("Correo").fill(email);
  await form.getByRole("group", { name: "Equipos" }).getByRole("button", { name: "Solo estos" }).click();
  await form.getByRole("button", { name: "Crear la invitación" }).click();
  await expect(form.getByRole("alert")).toContainText("Elija al menos");
  await form.getByRole("group", { name: "Equipos" }).getByRole("button", { name: "Todos" }).click();
  await scanBothSchemes(admin, "invitation form");
  await form.getByRole("button", { name: "Crear la invitación" }).click();
  const box = admin.getByRole("region", { name: "Enlace para Ana María Ruiz" });
  await box.getByRole("button", { name: "Copiar: Enlace de un solo uso" }).click();
  await expect(box.getByRole("status")).toHaveText("Copiado");
  await scanBothSchemes(admin, "link");
  const address = await admin.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(new RegExp(`^${app.url}/invitation/[\\w-]{43}$`));
  const row = list.getByRole("button").filter({ hasText: email });
  await expect(row).toContainText("Invitada");

  const context = await browser.newContext({ baseURL: app.url, storageState: signedOut, locale: "es-CO" });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByLabel("Nombre", { exact: true })).toHaveValue("Ana María Ruiz");
  await scanBothSchemes(page, "invitation");
  await page.getByLabel("Contraseña").fill("ana maria 1");
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("fácil de adivinar");
  await page.getByLabel("Contraseña").fill("un tinto en la oficina");
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(`${app.url}/`);
  expect((await page.request.get("/api/people")).status()).toBe(403);
  await page.goto("/settings/people");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Solo para administradores");
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Este enlace ya no sirve");
  await scanBothSchemes(again, "used link");
  await again.goto(`${address.slice(0, -1)}`);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Este enlace no existe");
  const used = await postAsPage(page.request, app.url, address.replace("/invitation/", "/api/invitations/"), {
    password: "another-horse-battery",
  });
  expect([used.status(), (await used.json()).code]).toEqual([410, "gone"]);

  await admin.reload();
  await expect(row).toContainText("Entró:");
  await row.click();
  await form.getByRole("group", { name: "Rol" }).getByRole("button", { name: "Lectura" }).click();
  await form.getByRole("button", { name: "Guardar" }).click();
  await expect(row).toContainText("Lectura");
  expect(await (await page.request.get("/api/me")).json()).toMatchObject({ role: "viewer", email });

  await row.click();
  await form.getByRole("button", { name: "Desactivar" }).click();
  await form.getByRole("button", { name: "Sí, desactivar" }).click();
  await expect(row).toContainText("Desactivada");
  expect((await page.request.get("/api/me")).status()).toBe(401);
  await row.click();
  await form.getByRole("button", { name: "Borrar la cuenta" }).click();
  await form.getByRole("button", { name: "Sí, borrar la cuenta" }).click();
  await expect(row).toHaveCount(0);
  await context.close();
});

test("whoever administers alone cannot give that up, and people are managed on a phone by keys", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/settings/people");
  const own = page.getByRole("button").filter({ hasText: "Usted" });
  await own.press("Enter");
  const form = page.getByRole("form");
  await expect(form.getByRole("button", { name: "Borrar la cuenta" })).toHaveCount(0);
  await form.getByRole("button", { name: "Supervisión" }).press("Enter");
  await form.getByRole("button", { name: "Guardar" }).press("Enter");
  await expect(form.getByRole("alert")).toContainText("Siempre queda quien administre");
  await scanBothSchemes(page, "people on a phone");
  const pages = page.getByRole("navigation", { name: "Ajustes" });
  expect((await pages.boundingBox())?.height).toBeLessThan(48);
  // The form may have moved the page down.
  await page.evaluate(() => scrollTo({ top: 0 }));
  await expect(pages.locator("[aria-current=page]")).toBeInViewport({ ratio: 1 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await form.getByRole("button", { name: "Cancelar" }).press("Enter");
  await expect(form).toHaveCount(0);
});
