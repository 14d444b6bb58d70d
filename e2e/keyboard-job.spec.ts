import { expect, type Page } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { openReport, readRows } from "./support/report-table.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const main = (page: Page) => page.getByRole("main");

test("the whole job by keys alone: last week, sorted, one agent, one state, by day, back, and the link", async ({
  page,
}) => {
  await openReport(page, "range=yesterday");
  await tabTo(page, "button", "Rango de fechas");
  await page.keyboard.press("Enter");
  await expect(page.locator("*:focus")).toHaveText("Ayer");
  for (let press = 0; press < 2; press += 1) await page.keyboard.press("ArrowDown");
  await expect(page.locator("*:focus")).toHaveText("Semana pasada");
  // The new figures draw the table anew, and the focus would start again.
  const answered = page.waitForResponse(/\/api\/report\?range=last-week/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=last-week/);
  await answered;
  await expect(page.locator("[aria-busy=true]")).toBeHidden();
  await expect(main(page)).not.toContainText("Cargando");

  await tabTo(page, "button", "Almuerzo", "th");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=state:Almuerzo/);
  const [first] = await readRows(page);
  if (!first) throw new Error("the stand-in has no agents last week");

  await page.keyboard.press("/");
  await page.keyboard.type(first.id);
  await expect.poll(async () => (await readRows(page)).map(({ id }) => id)).toEqual([first.id]);

  await tabTo(page, "button", "Almuerzo", "[aria-label='Estados y su tiempo total']");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/state=Almuerzo/);
  await expect(page.getByRole("columnheader", { name: "Tiempo en 1 estado" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Break" })).toHaveCount(0);

  await page.keyboard.press("d");
  await expect(page).toHaveURL(/by=day/);
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por día");
  // Alt and the left arrow are the browser's own, which has no window here.
  await page.goBack();
  await expect(page).not.toHaveURL(/by=day/);

  await page.keyboard.press("c");
  await expect(page.getByRole("banner").getByRole("status").first()).toHaveText("Enlace copiado");
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect([...copied.searchParams]).toEqual([
    ["range", "last-week"],
    ["state", "Almuerzo"],
    ["q", first.id],
    ["sort", "state:Almuerzo"],
  ]);
});

/** Presses Tab until a control that begins with the name, within `inside`, has the focus. */
async function tabTo(page: Page, role: "button", name: string, inside = "main"): Promise<void> {
  const wanted = page.locator(inside).getByRole(role, { name: new RegExp(`^${name}`) });
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press("Tab");
    const isThere = await wanted.evaluateAll((found) => found.some((one) => one === document.activeElement));
    if (isThere) return;
  }
  throw new Error(`no Tab stop is called ${name}`);
}
