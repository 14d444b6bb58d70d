import { expect, type Page } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { openReport, readRows } from "./support/report-table.ts";
import { byTotal } from "./support/truth.ts";

const focused = (page: Page) => page.locator("*:focus");

test.describe("without a session", () => {
  test.use({ storageState: signedOut });

  test("from the sign-in to a sorted figure without a pointer", async ({ page, standIn }) => {
    const truth = await standIn.totals("2026-07-14T00:00:00", "2026-07-14T23:59:59");
    await page.goto("/?from=2026-07-14&to=2026-07-14");
    await tabTo(page, "Correo");
    await page.keyboard.type(administrator.email);
    await page.keyboard.press("Tab");
    await page.keyboard.type(administrator.password);
    await page.keyboard.press("Enter");
    await page.getByRole("table").waitFor();

    await page.keyboard.press("Tab");
    await expect(focused(page)).toHaveText("Ir al informe");
    await page.keyboard.press("Enter");
    await tabTo(page, "Tiempo por agente");
    await tabTo(page, "Almuerzo");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/sort=state:Almuerzo/);
    const [longest] = [...truth.agents].sort((a, b) => (b.seconds.Almuerzo ?? 0) - (a.seconds.Almuerzo ?? 0));
    await expect.poll(async () => (await readRows(page))[0]?.id).toBe(longest?.id);
    await expect(focused(page)).toHaveAccessibleName(/^Almuerzo/);
  });
});

test("the Tab key goes through the page in reading order, and every stop shows its focus", async ({
  page,
}) => {
  await openReport(page, "from=2026-07-15&to=2026-07-15");
  const stops: string[] = [];
  const unseen: string[] = [];
  const figures: string[] = [];
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await describeFocus(page);
    if (stop === null) break;
    stops.push(stop.name);
    if (!stop.isSeen) unseen.push(stop.name);
    if (stop.isFigure) figures.push(stop.name);
  }
  expect(unseen).toEqual([]);
  const landmarks = [
    ...["Ir al informe", "Auxboard", "es", "en", `Cuenta de ${administrator.email}`, "Copiar enlace"],
    ...[
      "Rango anterior",
      "Rango de fechas",
      "Rango siguiente",
      "Turno",
      "Estados",
      "Comparar",
      "Buscar agente",
    ],
    ...["Estado principal", "BackOffice", "Horas y minutos", "Tiempo por agente", "Agente", "Almuerzo"],
  ];
  let from = 0;
  for (const landmark of landmarks) {
    const at = stops.findIndex((name, index) => index >= from && name.startsWith(landmark));
    expect(
      at,
      `${landmark} after ${stops.slice(0, from).at(-1)} in ${stops.join(" | ")}`,
    ).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
  // The figures are one stop, however many there are: the table itself, whose rows the arrow keys walk.
  expect(figures).toEqual([]);
  expect(stops.length).toBeLessThan(70);
});

test("arrow keys, Home, End and Page keys walk the figures", async ({ page, standIn }) => {
  const agents = byTotal(await standIn.totals("2026-07-16T00:00:00", "2026-07-16T23:59:59"));
  await openReport(page, "from=2026-07-16&to=2026-07-16");
  await page.getByRole("region", { name: "Tiempo por agente" }).focus();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const nameAt = (row: number) => new RegExp(agents[row]?.id ?? "none");

  await press("ArrowDown");
  await expect(focused(page)).toHaveText(nameAt(0));
  await press("ArrowUp");
  await expect(focused(page)).toHaveText(/^Agente/);
  await press("ArrowDown", "ArrowDown", "ArrowDown");
  await expect(focused(page)).toHaveText(nameAt(2));
  await press("End");
  await expect(focused(page)).toHaveRole("cell");
  await expect(focused(page)).toHaveJSProperty(
    "cellIndex",
    (await page.getByRole("columnheader").count()) - 1,
  );
  await press("Home", "PageDown");
  await expect(focused(page)).toHaveText(nameAt(12));
  // Rows that are not drawn yet come into view under the focus.
  for (let row = 22; row < agents.length; row += 10) {
    await press("PageDown");
    await expect(focused(page)).toHaveText(nameAt(row));
    await expect(focused(page)).toBeInViewport();
  }
  await press("PageDown", "ArrowDown");
  await expect(focused(page)).toHaveText(nameAt(agents.length - 1));
});

test("Escape closes a panel and gives the focus back to its button", async ({ page }) => {
  await openReport(page, "range=yesterday");
  for (const [name, panel] of [
    [/^Estados \d/, "Estados"],
    ["Copiar enlace", "Copiar enlace"],
    [/^Rango de fechas/, "Rango de fechas"],
    [/^Turno$/, "Turno"],
    [/^Cuenta de/, /^Cuenta de/],
  ] as const) {
    const button = page.getByRole("button", { name });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: panel, exact: true }).getByRole("button").last().waitFor();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await expect(button).toBeFocused();
  }
});

type Stop = { name: string; isSeen: boolean; isFigure: boolean };

/** Null once the focus has left the page. */
function describeFocus(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const label = element.closest("label")?.textContent;
    const name = element.getAttribute("aria-label") ?? (element.textContent?.trim() || label || "");
    const rings = [element, element.parentElement].map((box) => box && getComputedStyle(box));
    const isSeen = rings.some(
      (style) =>
        style &&
        ((style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) ||
          style.boxShadow !== "none"),
    );
    return { name, isSeen, isFigure: element.closest("tbody, tfoot") !== null };
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await describeFocus(page);
    if (stop?.name.startsWith(name)) return;
  }
  throw new Error(`no Tab stop is called ${name}`);
}
