import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport } from "./support/report-table.ts";
import { openCalendar } from "./support/toolbar.ts";

test("a custom range with times is chosen by keyboard alone", async ({ page }) => {
  await openReport(page, "from=2026-02-02&to=2026-02-08");
  await page.getByRole("button", { name: /^Rango de fechas/ }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("region", { name: "Rango de fechas" });
  await expect(focused(page)).toHaveText("Otro rango…");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: /febrero de 2026/i })).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText("7 días completos · 1 consulta a wolkvox");
  await expect(focused(page)).toHaveAttribute("aria-label", /2 de febrero de 2026/);

  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).toHaveAttribute("aria-label", /9 de febrero de 2026/);
  await page.keyboard.press("Enter");
  // The calendar steps on by itself once a start is chosen.
  await expect(focused(page)).toHaveAttribute("aria-label", /10 de febrero de 2026/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText("3 días");

  await tabTo(page, dialog.getByRole("group", { name: "Hora inicial" }).getByRole("spinbutton").first());
  await page.keyboard.type("0830");
  await tabTo(page, dialog.getByRole("group", { name: "Hora final" }).getByRole("spinbutton").first());
  await page.keyboard.type("1745");
  await expect(dialog.getByRole("status")).toHaveText(
    "Sin interrupción desde lun 9, 08:30 hasta mié 11, 17:45 · 1 consulta a wolkvox",
  );
  await tabTo(page, dialog.getByRole("button", { name: "Aplicar" }));
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(
    ({ searchParams }) =>
      searchParams.get("from") === "2026-02-09T08:30" && searchParams.get("to") === "2026-02-11T17:45",
  );
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(
    "lunes 9 de febrero de 2026, 08:30 a miércoles 11 de febrero de 2026, 17:45",
    { ignoreCase: true },
  );
});

test("the dialogue counts days and calls before anything is asked, and Escape leaves the range as it was", async ({
  page,
  standIn,
}) => {
  await openReport(page, "from=2026-02-12&to=2026-02-12");
  const asked = (await standIn.calls()).total;
  const dialog = await openCalendar(page);
  await dialog.getByRole("button", { name: /12 de febrero de 2026/ }).click();
  await nextMonth(dialog).click();
  await dialog.getByRole("button", { name: /20 de marzo de 2026/ }).click();
  await expect(dialog.getByRole("status")).toContainText("37 días completos · 2 consultas a wolkvox");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\?from=2026-02-12&to=2026-02-12$/);
  expect((await standIn.calls()).total).toBe(asked);
});

test("the calendar starts on Monday and offers no day after today", async ({ page }) => {
  await page.goto("/");
  const dialog = await openCalendar(page);
  const grid = dialog.getByRole("grid");
  await expect(grid.locator("thead th").first()).toHaveText(/^L/i);
  await expect(nextMonth(dialog)).toBeDisabled();
});

// The calendar repeats the button at its end, for screen readers only.
function nextMonth(dialog: Locator) {
  return dialog.getByRole("button", { name: "Siguiente" }).first();
}

function focused(page: Page) {
  return page.locator("*:focus");
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused({ timeout: 1 });
}
