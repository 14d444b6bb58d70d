import { expect } from "@playwright/test";
import { openDialog, openPanel, scan, scanBothSchemes } from "./support/axe.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { openCalendar } from "./support/toolbar.ts";

// A scan looks at every cell: four rows say as much as a hundred. The view over time, an agent's page, the teams and the
// calls of the day are scanned where their own specs have them open.
test.beforeEach(({ standIn }) => standIn.change({ agents: 4 }));

test("the report: wide and narrow, light and dark", async ({ page }) => {
  await openReport(page, "from=2025-07-07&to=2025-07-13");
  await page.locator('.bars [data-cell^="0:"]').first().waitFor();
  await scanBothSchemes(page, "wide");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("columnheader")).toHaveCount(2);
  await scanBothSchemes(page, "narrow");
});

test("beside another period: by agent and by day, in shares, on a phone, and one agent", async ({ page }) => {
  const query = "from=2025-07-15&to=2025-07-15&compare=previous";
  await askWhole(page.request, "from=2025-07-08&to=2025-07-08");
  await openReport(page, query);
  const foot = page.getByRole("table").last().locator("tfoot");
  const open = async (address: string) => {
    await page.goto(address);
    await expect(foot).toContainText(/[+−]\d/);
  };
  await open(`/?${query}`);
  await page.locator(".comparison-ghosts").first().waitFor();
  await scanBothSchemes(page, "compared");
  await page.setViewportSize({ width: 390, height: 844 });
  await scan(page, "compared on a phone");
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(`/?${query}&by=day&bars=share`);
  await scanBothSchemes(page, "compared by day");
  const [first] = (await askWhole(page.request, query)).agents;
  await open(`/agents/${first?.id}?${query}`);
  await scanBothSchemes(page, "one agent compared");
  await page.goto("/agents/99997?from=2025-07-15&to=2025-07-15");
  await page.getByRole("alert").filter({ hasText: "99997" }).waitFor();
  await scanBothSchemes(page, "an agent whom nobody named");
});

test("what opens beside the figures of a team and of one agent, in both themes", async ({ page }) => {
  const query = "from=2025-07-15&to=2025-07-15&compare=previous";
  const [first] = (await askWhole(page.request, query)).agents;
  for (const address of [`/?${query}`, `/agents/${first?.id}?${query}`]) {
    await page.goto(address);
    await page.getByRole("table").first().waitFor();
    for (const name of [/^Comparar/, "Descargar", "Opciones"]) {
      await page.getByRole("button", { name }).click();
      // What a panel holds may come after the panel itself.
      await page.locator(openPanel).locator("button, a").first().waitFor();
      await scanBothSchemes(page, `${name} on ${address}`, openPanel);
      await page.keyboard.press("Escape");
    }
  }
});

test("the palette, the sheet of keys and where a figure comes from", async ({ page }) => {
  await openReport(page, "from=2025-07-14&to=2025-07-14");
  const scanDialog = async (what: string) => {
    await page.getByRole("dialog").waitFor();
    await scanBothSchemes(page, what, openDialog);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  };
  await page.getByRole("banner").getByRole("button", { name: "Buscar o ir a…" }).click();
  await scanDialog("palette");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("a");
  await scanDialog("palette with people and states");
  await page.keyboard.press("?");
  await scanDialog("keys");
  await page.getByRole("button", { name: /^datos (de|del) / }).click();
  await page.getByRole("dialog").getByRole("table").waitFor();
  await scanDialog("provenance");
});

test("every panel, open, and a tooltip", async ({ page }) => {
  await openReport(page, "from=2025-07-14&to=2025-07-14&state=Almuerzo&state=Break");
  for (const name of [/^Estados \d/, "Copiar enlace", /^Rango de fechas/, "Turno", /^Cuenta de/]) {
    await page.getByRole("button", { name }).click();
    await scan(page, String(name));
    await page.keyboard.press("Escape");
  }
  const calendar = await openCalendar(page);
  await calendar.getByRole("button", { name: "Unas horas de cada día" }).click();
  await scan(page, "calendar");
  await page.keyboard.press("Escape");
  await page.getByRole("row").nth(1).getByRole("cell").nth(1).hover();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await scan(page, "tooltip");
});

test("what has no figures: a day without data, no match, a failure, a range still on its way", async ({
  page,
  standIn,
}) => {
  await page.goto("/?from=2025-07-13&to=2025-07-13");
  await page.getByRole("heading", { name: "Sin datos en el rango" }).waitFor();
  await scan(page, "no data");

  await standIn.arm({ kind: "html-200" });
  await page.goto("/?from=2025-07-16&to=2025-07-16&sort=__proto__");
  await page.getByRole("main").getByRole("alert").waitFor();
  await scanBothSchemes(page, "failure and notice");
  await standIn.clear();

  await page.goto("/?from=2025-07-14&to=2025-07-14&q=nadie-se-llama-asi");
  await page.getByRole("heading", { name: "Ningún agente coincide" }).waitFor();
  await scan(page, "no match");

  await standIn.change({ latencyMs: 500 });
  await page.route("**/api/report**", () => new Promise(() => undefined));
  await page.goto("/?from=2025-07-17&to=2025-07-17");
  await page.getByText("Consultando wolkvox…").waitFor();
  await scan(page, "skeleton");
});

test.describe("without a session", () => {
  test.use({ storageState: signedOut });

  test("the sign-in, with its refusal, and an address that does not exist", async ({ page }) => {
    await page.goto("/sign-in");
    await scanBothSchemes(page, "sign-in");
    await page.getByLabel("Correo").fill("nobody@auxboard.example");
    await page.getByLabel("Contraseña").fill("wrong-password");
    await page.getByRole("button", { name: "Entrar" }).click();
    await expect(page.getByRole("main").getByRole("alert")).not.toBeEmpty();
    await scan(page, "refusal");
    await page.goto("/no-such-page");
    await scan(page, "not found");
  });
});
