import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { addDays, operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
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
