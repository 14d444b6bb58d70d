import { expect } from "@playwright/test";
import { addDays, operationToday } from "./support/civil-days.ts";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport, askWhole } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";
import { fillTimes, openCalendar } from "./support/toolbar.ts";

test("nights are asked for as nights: the dialog says what will be read, and the link opens as what it is", async ({
  page,
  standIn,
}) => {
  await openReport(page, "from=2023-11-13&to=2023-11-19&unit=hms");
  const dialog = await openCalendar(page);
  await fillTimes(page, "2200", "0600");
  const status = dialog.getByRole("status");
  await expect(status).toHaveText(
    "Sin interrupción desde lun 13, 22:00 hasta dom 19, 06:00 · 1 consulta a wolkvox",
  );
  await dialog.getByRole("button", { name: "¿Solo de 22:00 a 06:00 de cada día?" }).click();
  await expect(status).toHaveText(
    "6 noches, de 22:00 a 06:00; la última termina el dom 19 a las 06:00 · 6 consultas a wolkvox",
  );
  await dialog.getByRole("button", { name: "Aplicar" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("hours") === "22:00-06:00");
  await expect(page.getByRole("main")).toContainText("cada día de 22:00 a 06:00");

  let seconds = 0;
  for (let day = 0; day < 6; day += 1) {
    const [from, to] = [addDays("2023-11-13", day), addDays("2023-11-14", day)];
    seconds += (await standIn.totals(`${from}T22:00:00`, `${to}T05:59:59`)).total;
  }
  await expect.poll(async () => (await readFoot(page)).total, { timeout: 20_000 }).toBe(hms(seconds));

  await page.reload();
  const again = await openCalendar(page);
  await expect(again.getByRole("button", { name: "Unas horas de cada día" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(again.getByRole("status")).toContainText("6 noches, de 22:00 a 06:00");
  await expect(again.getByRole("list", { name: "Turnos usados antes" }).getByRole("button")).toHaveText([
    "22:00 – 06:00",
  ]);
});

test("a part of a day that ends when it begins is not read", async ({ page }) => {
  await openReport(page, "from=2023-11-21&to=2023-11-21");
  const dialog = await openCalendar(page);
  await fillTimes(page, "0800", "0800");
  await expect(dialog.getByRole("status")).toHaveText("La hora final debe ser posterior a la inicial.");
  await expect(dialog.getByRole("button", { name: "Aplicar" })).toBeDisabled();
  await fillTimes(page, "0800", "0801");
  await expect(dialog.getByRole("button", { name: "Aplicar" })).toBeEnabled();
});

test("a shift is set, changed and taken away in the bar, and offered again", async ({ page }) => {
  await openReport(page, "from=2023-11-21&to=2023-11-21");
  const menu = page.getByRole("region", { name: "Turno" });
  await page.getByRole("button", { name: "Turno" }).click();
  await menu.getByRole("button", { name: "Otro turno…" }).click();
  await menu.getByRole("group", { name: "Hora inicial" }).waitFor();
  await fillTimes(page, "0600", "1400");
  await expect(menu.getByRole("status")).toHaveText("1 día, de 06:00 a 14:00 · 1 consulta a wolkvox");
  await menu.getByRole("button", { name: "Aplicar" }).click();
  await expect(page).toHaveURL(/hours=06:00-14:00/);

  await page.getByRole("button", { name: "Quitar: 06:00 – 14:00" }).click();
  await expect(page).not.toHaveURL(/hours/);
  await page.getByRole("button", { name: "Turno" }).click();
  await menu.getByRole("button", { name: "06:00 – 14:00" }).click();
  await expect(page).toHaveURL(/hours=06:00-14:00/);
});

test("a shift that has not begun says when it does, costs no call, and is no zero", async ({
  startApp,
  standIn,
  browser,
}) => {
  // Where it is about noon, whenever this runs.
  const offset = new Date().getUTCHours() - 12;
  const timeZone = `Etc/GMT${offset < 0 ? "-" : "+"}${Math.abs(offset)}`;
  const app = await startApp({ WOLKVOX_TIME_ZONE: timeZone });
  const context = await browser.newContext({ baseURL: app.url, storageState: await signIn(app.url) });
  const page = await context.newPage();
  const before = (await standIn.calls()).total;
  const today = operationToday(timeZone);
  const query = `from=${today}&to=${today}&hours=20:00-05:00`;
  const begins = `${today}T20:00:00`;
  expect(await askReport(page.request, query)).toMatchObject({
    status: "partial",
    begins,
    asOf: null,
    agents: [],
    days: [{ day: today, status: "missing", begins }],
  });
  await page.goto(`/?${query}`);
  await expect(page.getByRole("heading", { name: "Empieza a las 20:00" })).toBeVisible();
  await expect(page.getByText("nadie estuvo")).toHaveCount(0);
  const file = await page.request.get(`/api/export?format=json&${query}`);
  expect(await file.text()).toContain(`Aún no empieza: ${today} 20:00:00`);
  expect((await standIn.calls()).total).toBe(before);
  await context.close();
});

test("a file of a shift names the seconds from its start to its end", async ({ page }) => {
  const query = "from=2023-11-23&to=2023-11-23&hours=21:00-05:00";
  await askWhole(page.request, query);
  const file = await (await page.request.get(`/api/export?format=json&${query}`)).text();
  expect(file).toContain("2023-11-23 21:00:00");
  expect(file).toContain("2023-11-24 04:59:59");
});

/** Types both times of the panel that is open. */
