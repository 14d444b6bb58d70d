import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const range = "from=2023-12-15&to=2023-12-15";

test("an administrator names, merges and separates states on a page of settings, and loses nothing to somebody faster", async ({
  page,
  request,
}) => {
  const { states } = await askReport(request, range);
  const [first = "", second = "", third = ""] = states;
  const load = async () => (await request.get("/api/settings")).json();
  try {
    await page.goto("/settings/states");
    const save = page.getByRole("button", { name: "Guardar" });
    await expect(page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true })).toHaveValue(first);
    await expect(save).toBeDisabled();
    await page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true }).fill("Nombre de prueba");
    await page
      .getByRole("combobox", { name: `Dónde cuenta ${third}`, exact: true })
      .selectOption({ label: second });
    await expect(page.getByText("Hay cambios sin guardar.")).toBeVisible();
    await expect(page.getByText(`Cuenta en ${second}`)).toBeVisible();
    await scanWidths(page);

    // Somebody else saves first: both changes stand in the end.
    const settings = await load();
    const others = settings.states.map((one: { state: string }) =>
      one.state === second ? { ...one, name: "De otra persona" } : one,
    );
    expect((await request.put("/api/settings", { data: { ...settings, states: others } })).status()).toBe(
      200,
    );
    await save.click();
    await expect(page.getByText("Otra persona guardó cambios entretanto.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: `Nombre de ${second}`, exact: true })).toHaveValue(
      "De otra persona",
    );
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    await expect(save).toBeDisabled();

    await openReport(page, range);
    const main = page.getByRole("main");
    await expect(main).toContainText("Nombre de prueba");
    await expect(main).toContainText("De otra persona");
    expect((await askReport(request, range)).states).not.toContain(third);
    await page.getByRole("button", { name: /^datos (de|del) / }).click();
    const dialog = page.getByRole("dialog", { name: "Procedencia" });
    for (const state of [second, third]) await expect(dialog).toContainText(`«${state}»: `);
    await scanWidths(page);
    await page.keyboard.press("Escape");

    await page.goto("/settings/states");
    await page.getByRole("button", { name: `Separar ${third}`, exact: true }).click();
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    await expect.poll(async () => (await askReport(request, range)).states).toEqual(states);
  } finally {
    await request.put("/api/settings", { data: { ...(await load()), states: [] } });
  }
});
