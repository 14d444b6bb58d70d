import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { addDays, operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { seedLooks } from "./support/seed-looks.ts";
import { signIn } from "./support/sign-in.ts";

const today = operationToday();
const like = [7, 14, 21, 28].map((count) => addDays(today, -count));

test("the usual of the weekday is drawn from the third day that was watched on", async ({
  browser,
  startApp,
  startStandIn,
}) => {
  const standIn = await startStandIn({ "open-days": [today, ...like].join() });
  const app = await startApp({}, standIn);
  await seedLooks(app, standIn, { days: [...like.slice(0, 2), today], everyMinutes: 30 });
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/now");
  const chart = page.getByRole("region", { name: "Fuera a la vez" });
  await expect(chart.getByText(/se dibuja con 3 días consultados .* hay 2\./)).toBeVisible();
  const hours = page.getByRole("region", { name: "Por hora" });
  const end = page.getByRole("region", { name: "Fin del día" });
  await expect(hours.getByRole("columnheader", { name: "Lo usual" })).toBeHidden();
  await expect(end).toBeHidden();

  await seedLooks(app, standIn, { days: like.slice(2), everyMinutes: 30 });
  const before = (await standIn.calls()).total;
  const usual = await (await context.request.get("/api/report/usual")).json();
  expect(usual.likeDays.map(({ status }: { status: string }) => status).slice(0, 5)).toEqual([
    ...like.map(() => "known"),
    "unseen",
  ]);
  expect((await standIn.calls()).total).toBe(before);
  await page.reload();
  await expect(chart.getByText(/la mediana de 4/)).toBeVisible();
  const ten = usual.hours.find(({ time }: { time: string }) => time === "10");
  const row = hours.getByRole("row", { name: /10:00–/ });
  const words = new Intl.NumberFormat("es", { maximumFractionDigits: 1 }).format(
    Math.round(ten.median * 10) / 10,
  );
  await expect(row).toContainText(`${words} (`);
  // A range for each state, never a bare number, and how often such ranges were right.
  const { end: told } = usual;
  expect(told.days).toBe(4);
  for (const { from, to, soFar } of told.ends) {
    expect(from).toBeGreaterThanOrEqual(soFar);
    expect(to).toBeGreaterThanOrEqual(from);
  }
  await expect(end.getByText(/^acertó \d+/)).toBeVisible();
  await expect(end.getByText(`acertó ${told.hits.right} de ${told.hits.of} veces`)).toBeVisible();
  const ranges = end.getByRole("row").filter({ has: page.getByRole("rowheader") });
  // Each state and, last, all of them.
  await expect(ranges).toHaveCount(told.ends.filter(({ to }: { to: number }) => to >= 60).length + 1);
  for (const row of await ranges.all()) await expect(row).toContainText(/(\d[hm]|0) a \d/);
  await scanWidths(page);
  await context.close();
  await Promise.all([app.stop(), standIn.stop()]);
});

test("the week by hours: averages of known hours, hatched ones that are no zeros, and the team most out", async ({
  browser,
  startApp,
  startStandIn,
}) => {
  const days = [1, 2, 3].map((count) => addDays(today, -count));
  const standIn = await startStandIn({ "open-days": [today, ...days].join() });
  const app = await startApp({}, standIn);
  // Of the day before the last three nobody knows anything.
  await seedLooks(app, standIn, { days: [...days, today], everyMinutes: 30 });
  const storageState = await signIn(app.url);
  const spanish = await browser.newContext({
    ...{ baseURL: app.url, storageState, locale: "es-CO" },
    viewport: { width: 1440, height: 900 },
  });
  const page = await spanish.newPage();
  const { days: told } = await (await spanish.request.get("/api/report/hours")).json();
  expect(told.map((one: { day: string }) => one.day)).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((count) => addDays(today, -count)),
  );
  const asked = (await standIn.calls()).total;
  await page.goto("/now");
  await page.getByRole("main").getByRole("link", { name: "Semana" }).click();
  await expect(page).toHaveURL(/\/week$/);
  const table = page.getByRole("region", { name: "Agentes fuera a la vez por hora y día de la semana" });
  await expect(table.getByRole("columnheader")).toHaveCount(8);
  const noon = table.getByRole("row", { name: /^12/ });
  const ofYesterday = told.at(-2).hours.find(({ time }: { time: string }) => time === "12");
  const out = ofYesterday.seconds / ofYesterday.told;
  const words = new Intl.NumberFormat("es", { maximumFractionDigits: out < 9.95 ? 1 : 0 }).format(out);
  await expect(noon.getByRole("cell").nth(5)).toHaveText(words);
  await expect(noon.getByRole("cell").filter({ hasText: "no se sabe" })).toHaveCount(3);
  await expect(table.getByText(/Más agentes fuera a la vez: \d/)).toBeVisible();
  await scanWidths(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Últimos 30 días" }).click();
  await expect(page).toHaveURL(/range=last-30-days/);
  await expect(table.getByRole("columnheader").nth(1)).toContainText(/[0-4] de [45] días/);
  for (const words of [
    "from=2026-01-01&to=2026-03-31",
    "hours=08:00-12:00",
    "from=2026-01-01T08:00&to=2026-01-01",
  ])
    expect([words, (await spanish.request.get(`/api/report/hours?${words}`)).status()]).toEqual([words, 400]);
  await page.goto("/week?from=2026-01-01&to=2026-03-31");
  await expect(page.getByText("Se muestran 31 días como máximo.")).toBeVisible();
  // Today's own looks and the teams are read on the page of now; the hours cost nothing.
  expect((await standIn.calls()).total).toBeLessThanOrEqual(asked + 1);

  const { agents } = await (await spanish.request.get(`/api/report?from=${today}&to=${today}`)).json();
  await createTeam(
    spanish.request,
    app.url,
    "Mesa que sale",
    agents.slice(0, 20).map(({ id }: { id: string }) => id),
  );
  const english = await browser.newContext({ ...{ baseURL: app.url, storageState, locale: "en-US" } });
  const second = await english.newPage();
  await second.goto("/now");
  const teams = second.getByRole("region", { name: "Teams most out at once" });
  await expect(teams.getByRole("row", { name: /Mesa que sale/ })).toContainText(/of 20 \(\d+%\)/);
  await second.goto("/week");
  await expect(second.getByRole("region", { name: "Agents out at once by hour and weekday" })).toBeVisible();
  await scanWidths(second);
  await Promise.all([spanish.close(), english.close()]);
  await Promise.all([app.stop(), standIn.stop()]);
});
