import type { Locator, Page } from "@playwright/test";

/** Opens the list of ranges. */
async function openRanges(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: /^Rango de fechas/ }).click();
  return page.getByRole("region", { name: "Rango de fechas" });
}

/** Chooses a range by its name. */
export async function chooseRange(page: Page, name: string): Promise<void> {
  const ranges = await openRanges(page);
  await ranges.getByRole("button", { name, exact: true }).click();
}

/** Opens the calendar of another range; answers the panel it lies in. */
export async function openCalendar(page: Page): Promise<Locator> {
  const ranges = await openRanges(page);
  await ranges.getByRole("button", { name: "Otro rango…" }).click();
  await ranges.getByRole("grid").waitFor();
  return ranges;
}

/** Types the two times of a shift, each as four digits. */
export async function fillTimes(page: Page, from: string, to: string): Promise<void> {
  for (const [name, time] of [
    ["Hora inicial", from],
    ["Hora final", to],
  ] as const) {
    await page.getByRole("group", { name }).getByRole("spinbutton").first().focus();
    await page.keyboard.type(time);
  }
}
