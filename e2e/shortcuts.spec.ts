import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

const query = "from=2026-08-10&to=2026-08-10";
const said = (page: Page) => page.getByRole("banner").getByRole("status").first();
const sheet = (page: Page) => page.getByRole("dialog", { name: "Atajos de teclado" });

/** A report that hears keys: the bars and what listens come with the last of the page's own code. */
async function openListening(page: Page, words: string): Promise<void> {
  await openReport(page, words);
  await page.locator(".bars [data-cell]").first().waitFor();
  await said(page).waitFor({ state: "attached" });
}

test.describe("single keys", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("change range, view, unit and filters, say so, and copy the link", async ({ page }) => {
    await openListening(page, `${query}&state=Almuerzo`);
    for (const [key, address, words] of [
      ["ArrowLeft", /from=2026-08-09&to=2026-08-09/, "domingo 9 de agosto"],
      ["ArrowRight", /from=2026-08-10/, "lunes 10 de agosto"],
      ["d", /by=day/, "Por día"],
      ["a", /^(?!.*by=)/, "Por agente"],
      ["u", /unit=hms/, "Horas, minutos y segundos"],
      ["x", /^(?!.*state=)/, "Sin filtros"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page, key).toHaveURL(address);
      await expect(said(page), key).toContainText(words);
    }
    await page.keyboard.press("c");
    await expect(said(page)).toHaveText("Enlace copiado");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

    await page.keyboard.press("y");
    await expect(page).toHaveURL(/range=yesterday/);
    await page.goBack();
    await expect(page).toHaveURL(/from=2026-08-10/);
  });
});

test("two quick presses are two steps, and a range that is still to come is refused in words", async ({
  page,
}) => {
  await openListening(page, query);
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/from=2026-08-08&to=2026-08-08/);
  await page.goto("/");
  await page.getByRole("main").waitFor();
  // The first page is there before its code.
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    await expect(said(page)).toHaveText("No hay más rangos en esa dirección", { timeout: 1_000 });
  }).toPass();
  await expect(page).toHaveURL(/\/$/);
});

test("no key does anything while somebody types, or beside Ctrl, Alt or Cmd", async ({ page }) => {
  await openListening(page, query);
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Buscar agente" });
  await expect(field).toBeFocused();
  await page.keyboard.type("tdw?");
  await expect(field).toHaveValue("tdw?");
  await expect(page).toHaveURL(/q=tdw/);
  expect(page.url()).not.toMatch(/range=|by=/);
  await expect(sheet(page)).toBeHidden();

  await field.fill("");
  await page.getByRole("main").focus();
  await page.keyboard.press("Alt+d");
  await page.keyboard.press("Shift+T");
  await page.keyboard.press("Control+u");
  await page.getByRole("button", { name: /^Estados \d/ }).click();
  await page.keyboard.press("d");
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Tiempo por agente" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL((url) => url.search === `?${query}`);
});

test("the sheet opens by key and by mouse, turns single keys off for good, and Ctrl+K still works", async ({
  page,
}) => {
  await openListening(page, query);
  await page.keyboard.press("?");
  await expect(sheet(page)).toContainText("Rango anterior");
  const switchOf = sheet(page).getByRole("checkbox", { name: /^Usar atajos de una sola tecla/ });
  await expect(switchOf).toBeChecked();
  await switchOf.click();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await page.keyboard.press("d");
  await page.keyboard.press("?");
  await page.reload();
  await page.getByRole("table").waitFor();
  await page.keyboard.press("d");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Buscar o ir a…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  expect(page.url()).not.toContain("by=");

  await page.getByRole("button", { name: /^Cuenta de/ }).click();
  await page.getByRole("banner").getByRole("button", { name: "Atajos de teclado" }).click();
  await switchOf.click();
  await page.getByRole("button", { name: "Cerrar" }).click();
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/by=day/);
});
