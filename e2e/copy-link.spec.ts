import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";

test.describe("copying the link", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test("offers a relative range as it is, or frozen to the days it shows", async ({ page, app, request }) => {
    await page.goto("/?range=last-week&unit=hms");
    await page.getByRole("table").waitFor();
    await page.getByRole("button", { name: "Copiar enlace" }).click();
    const menu = page.getByRole("region", { name: "Copiar enlace" });
    await menu.getByRole("button", { name: /^Se actualiza/ }).click();
    await expect(menu.getByRole("status")).toHaveText("Enlace copiado");
    expect(await copied(page)).toBe(`${app.url}/?range=last-week&unit=hms`);

    await menu.getByRole("button", { name: /^Fechas fijas/ }).click();
    await expect.poll(() => copied(page)).toMatch(/from=/);
    const frozen = await copied(page);
    expect(frozen).toMatch(/\/\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&unit=hms$/);
    const relative = await request.get("/api/report?range=last-week");
    const fixed = await request.get(`/api/report${new URL(frozen).search}`);
    expect((await fixed.json()).range).toEqual((await relative.json()).range);
  });

  test("offers a frozen link frozen only", async ({ page, app }) => {
    await openReport(page, "from=2026-02-07T08:00&to=2026-02-07T11:59");
    await page.getByRole("button", { name: "Copiar enlace" }).click();
    const menu = page.getByRole("region", { name: "Copiar enlace" });
    // And the share of the same report, where somebody may.
    await expect(menu.getByRole("button")).toHaveText([/^Fechas fijas/, "Compartir sin cuenta…"]);
    await menu.getByRole("button", { name: /^Fechas fijas/ }).click();
    await expect(menu.getByRole("status")).toHaveText("Enlace copiado");
    const { searchParams, origin } = new URL(await copied(page));
    expect(origin).toBe(app.url);
    // Both spellings cover the same seconds.
    expect(searchParams.get("from")).toMatch(/^2026-02-07T08:00(:00)?$/);
    expect(searchParams.get("to")).toMatch(/^2026-02-07T11:59(:59)?$/);
  });
});

test("where the page may not copy, link and table stand selected in a field", async ({
  page,
  app,
  standIn,
}) => {
  const truth = await standIn.totals("2026-02-07T00:00:00", "2026-02-07T23:59:59");
  // As a browser has it for an address that is neither https nor of this machine.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  const selected = () =>
    page.evaluate(() => {
      const field = document.activeElement;
      if (!(field instanceof HTMLTextAreaElement)) return null;
      return field.value.slice(field.selectionStart, field.selectionEnd);
    });
  await openReport(page, "from=2026-02-07&to=2026-02-07");
  await page.getByRole("button", { name: "Copiar enlace" }).click();
  const menu = page.getByRole("region", { name: "Copiar enlace" });
  await menu.getByRole("button", { name: /^Fechas fijas/ }).click();
  const address = `${app.url}/?from=2026-02-07&to=2026-02-07`;
  await expect(menu.getByRole("textbox")).toHaveValue(address);
  expect(await selected()).toBe(address);
  await expect(menu.getByRole("status")).toContainText("cópielo con Ctrl+C");
  await page.keyboard.press("Escape");

  const dialog = page.getByRole("dialog", { name: "Copiar enlace" });
  await page.keyboard.press("c");
  await expect(dialog.getByRole("textbox")).toHaveValue(address);
  await expect.poll(selected).toBe(address);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "Opciones" }).click();
  const options = page.getByRole("region", { name: "Opciones de la tabla" });
  await options.getByRole("button", { name: /^Copiar la tabla/ }).click();
  await expect(options.getByRole("textbox", { name: "Copiar la tabla" })).toBeVisible();
  const lines = (await selected())?.split("\n") ?? [];
  expect(lines[0]).toMatch(/^Agente\tId\tTiempo auxiliar\t/);
  expect(lines).toHaveLength(truth.agents.length + 2);
});
