import { expect, type Page } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { readRows } from "./support/report-table.ts";

test("a panel that is opened before the scripts have arrived is filled once they have", async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto("/?from=2026-10-12&to=2026-10-12", { waitUntil: "commit" });
  await page.getByRole("button", { name: `Cuenta de ${administrator.email}` }).click();
  release();
  await expect(page.getByRole("button", { name: "Salir" })).toBeVisible();
});

test("what is pressed and typed before the scripts have arrived is done once they have, in its order, and once", async ({
  page,
}) => {
  await askReport(page.request, "from=2026-10-14&to=2026-10-14");
  const release = await holdScripts(page);
  await page.goto("/?from=2026-10-14&to=2026-10-14", { waitUntil: "commit" });
  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  await legend.getByRole("button", { name: /^Almuerzo/ }).click();
  await page.getByRole("button", { name: "Horas decimales" }).click();
  await page.getByRole("searchbox", { name: "Buscar agente" }).fill("1000");
  await expect(page).toHaveURL(/\?from=2026-10-14&to=2026-10-14$/);
  release();
  await expect(page).toHaveURL(/\?from=2026-10-14&to=2026-10-14&state=Almuerzo&q=1000&unit=decimal$/);
  await expect(legend.getByRole("button", { name: /^Almuerzo/ })).toHaveAttribute("aria-pressed", "true");
  for (const { id } of await readRows(page)) expect(id).toContain("1000");
  await page.getByRole("button", { name: "Horas y minutos" }).click();
  await expect(page).toHaveURL(/&state=Almuerzo&q=1000$/);
});

test("Ctrl+K and what is typed after it before any script has arrived open the palette with that text", async ({
  page,
}) => {
  const release = await holdScripts(page);
  await page.goto("/?from=2026-10-12&to=2026-10-12", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Buscar o ir a…" }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("mes pas");
  release();
  const palette = page.getByRole("dialog", { name: "Buscar o ir a…" });
  await expect(palette.getByRole("combobox")).toHaveValue("mes pas");
  await page.keyboard.type("ado");
  await expect(palette.getByRole("combobox")).toHaveValue("mes pasado");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=last-month/);
});

test("a click that changes the address before the router listens is not lost, and Back undoes it", async ({
  page,
}) => {
  // The router listens by putting its own functions in the place of the history's: a moment before, the address changes.
  await page.addInitScript(() => {
    const { history } = window;
    const push = history.pushState.bind(history);
    let current: typeof history.pushState = push;
    Object.defineProperty(history, "pushState", {
      configurable: true,
      get: () => current,
      set: (listening: typeof history.pushState) => {
        if (current === push) push(null, "", `${window.location.href}&state=Almuerzo`);
        current = listening;
      },
    });
  });
  await page.goto("/?from=2026-10-13&to=2026-10-13");
  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  await expect(page).toHaveURL(/&state=Almuerzo$/);
  await expect(legend.getByRole("button", { name: /^Break/ })).toHaveAttribute("aria-pressed", "false");
  await page.goBack();
  await expect(legend.getByRole("button", { name: /^Break/ })).toHaveAttribute("aria-pressed", "true");
});

test.describe("without a session", () => {
  test.use({ storageState: signedOut });

  test("a sign-in that is sent before the scripts have arrived loses nothing and shows no password", async ({
    page,
    app,
  }) => {
    const release = await holdScripts(page);
    await page.goto("/sign-in", { waitUntil: "commit" });
    await page.getByLabel("Correo").fill(administrator.email);
    await page.getByLabel("Contraseña").fill(administrator.password);
    await page.getByLabel("Contraseña").press("Enter");
    release();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(page.url()).not.toContain(administrator.password);
    const submit = page.getByRole("button", { name: "Entrar" });
    if (await submit.isVisible()) await submit.click();
    await expect(page).toHaveURL(`${app.url}/`);
  });
});

/** Lets no script through until the answer is called. */
// The browser of the tests reads `noscript` as one with scripts does, also where none may run.
test("without scripts the door says what it needs, and its button sends nothing", async ({
  app,
  browser,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: app.url, javaScriptEnabled: false, locale: "es-CO" },
    storageState: signedOut,
  });
  const page = await context.newPage();
  const html = await (await page.goto("/sign-in"))?.text();
  expect(html).toMatch(/<noscript>.*Auxboard necesita JavaScript.*<\/noscript>/);
  await expect(page.getByRole("button", { name: "Entrar" })).toBeDisabled();
  await context.close();
});

async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
