import { expect, type Page } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { addDays, operationToday } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { askWhole } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";

type Gain = [look: number, state: number, seconds: number];

const day = "2026-03-11";
const begins = Date.parse(`${day}T05:00:00Z`);
const at = (minute: number) => new Date(begins + minute * 60_000).toISOString().replace(".000", "");

/** Looks every five minutes from 7:00 to 11:00 and from 12:20 to 15:00: nobody looked in between. */
const minutes = Array.from({ length: 97 }, (_, place) => 420 + 5 * place).filter(
  (minute) => minute <= 660 || minute >= 740,
);
const lookAt = (minute: number) => minutes.indexOf(minute);

function agentOf(id: string, name: string, gains: Gain[], visits: object[] = []) {
  return { id, name, gains, visits };
}

const ana = agentOf(
  "10001",
  "Ana Ruiz",
  [
    [0, 0, 120],
    [lookAt(610), 1, 240],
    [lookAt(615), 1, 300],
    [lookAt(635), 1, 180],
    [lookAt(750), 0, 300],
  ],
  [
    { state: 1, atLeast: 2, seconds: 720, grade: "probable", from: at(605), to: at(635) },
    { state: 0, atLeast: 1, seconds: 300, grade: "certain", from: at(745), to: at(750) },
  ],
);

/** What the API would answer of a day that somebody looked at for hours. */
function answerOf(count: number, more: object = {}) {
  const others = Array.from({ length: count - 1 }, (_, place) =>
    agentOf(String(10_002 + place), `Agente ${place + 2}`, [[lookAt(500), 0, 300]]),
  );
  return {
    ...{ operation: "default", day, timeZone: "America/Bogota", begins: at(0), status: "complete" },
    ...{ asOf: at(900), counting: "running", looks: minutes.map(at), refreshSeconds: null, fill: null },
    states: ["Almuerzo", "Break"],
    styles: [
      { stateClass: "personal", shade: 0 },
      { stateClass: "personal", shade: 1 },
    ],
    agents: [ana, ...others],
    ...more,
  };
}

async function answerWith(page: Page, answer: object): Promise<string[]> {
  const asked: string[] = [];
  await page.route("**/api/report/timeline?*", (route) => {
    asked.push(new URL(route.request().url()).search);
    return route.fulfill({ json: answer });
  });
  return asked;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("a cell tells states, visits and how sure they are; arrow keys go from one to the next", async ({
  page,
}) => {
  const asked = await answerWith(page, answerOf(3));
  await page.goto(`/day?day=${day}&agent=10001`);
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();
  expect(asked[0]).toContain(`day=${day}`);
  expect(asked[0]).toContain("agent=10001");
  await expect(page.getByRole("main")).toContainText("Miércoles 11 de marzo de 2026");
  await expect(page.getByRole("main")).toContainText("wolkvox suma el tiempo mientras pasa");
  await expect(page.getByRole("main")).toContainText("2m no se dibujan");
  await expect(grid.getByRole("rowheader")).toHaveText([/Ana Ruiz/, /Agente 2/, /Agente 3/]);

  // From 7:00 on, in quarters of an hour: ten o'clock is the thirteenth.
  await grid.getByRole("button").focus();
  expect(await focused(page)).toContain("Ana Ruiz, 07:00–07:15. Sin tiempo auxiliar");
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe(
    "Ana Ruiz, 10:00–10:15. Break: 9m (60 %). Break: al menos 2 visitas, 12m: entre las 10:05 y las 10:35 (probable: otra cantidad pediría una segunda visita entre dos consultas)",
  );
  await page.keyboard.press("End");
  expect(await focused(page)).toContain("17:45–18:00. Después de la última consulta");
  await page.keyboard.press("Control+End");
  expect(await focused(page)).toContain("Agente 3, 17:45–18:00");
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 17; step += 1) await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toContain("11:15–11:30. Nadie consultó en este tiempo");
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toContain("Agente 2, 11:15–11:30");

  // Pressed with a pointer, the same is told for the eye.
  const strip = page.locator("[data-strip='0']");
  const box = await strip.boundingBox();
  if (!box) throw new Error("There is no strip.");
  await page.mouse.click(box.x + (box.width * 21.5) / 44, box.y + box.height / 2);
  const told = page.getByText("Almuerzo: 1 visita, 5m: entre las 12:25 y las 12:30 (seguro)");
  await expect(told).toBeVisible();

  await page.getByRole("button", { name: "60", exact: true }).click();
  await expect(page).toHaveURL(/step=60/);
  await page.getByRole("link", { name: "Día siguiente" }).click();
  await expect(page).toHaveURL(/day=2026-03-12&agent=10001&step=60/);
  await page.getByRole("button", { name: "Todos los agentes" }).click();
  await expect(page).toHaveURL(/day=2026-03-12&step=60$/);
  await page.getByRole("link", { name: "Informe del día" }).click();
  await expect(page).toHaveURL(/\/\?from=2026-03-12&to=2026-03-12/);
});

test("the day by hour is a table and a file, and both add up to the day", async ({ page }) => {
  await answerWith(page, answerOf(3, { agents: [ana, agentOf("10002", "=Luis", [[lookAt(500), 0, 300]])] }));
  await page.goto(`/day?day=${day}`);
  const hours = page.getByRole("region", { name: "Por hora" }).getByRole("table");
  const rows = hours.getByRole("row");
  await expect(rows.filter({ hasText: "00:00–07:00" })).toContainText("nadie consultó");
  await expect(rows.filter({ hasText: "10:00–11:00" })).toHaveText("10:00–11:00012m12m");
  await expect(rows.filter({ hasText: "12:00–13:00" })).toContainText("en parte");
  await expect(rows.filter({ hasText: "Sin hora conocida" })).toHaveText("Sin hora conocida2m02m");
  await expect(rows.last()).toHaveText("Total12m12m24m");
  await page.getByLabel("De quién").selectOption({ label: "=Luis" });
  await expect(rows.last()).toHaveText("Total5m05m");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copiar la tabla" }).click();
  await expect(page.getByText("Tabla copiada")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("08:00–09:00\t\t0:05:00\t0:00:00\t0:05:00");
  expect(copied).toContain("Total\t\t0:05:00\t0:00:00\t0:05:00");
  await page.getByRole("button", { name: "Descargar" }).click();
  await expect(page.getByRole("link", { name: /CSV/ })).toHaveAttribute(
    "href",
    `/api/export?format=csv&from=${day}&to=${day}&by=hour`,
  );
});

test("how many were out at once is told with its peak, of all and of each team, in slots of the link", async ({
  app,
  page,
}) => {
  const team = await createTeam(page.request, app.url, "Mesa del pico", ["10001", "10002"]);
  await answerWith(page, answerOf(3));
  await page.goto(`/day?day=${day}&step=5`);
  const chart = page.getByRole("region", { name: "Fuera a la vez" });
  // Two of the three had lunch from 8:15 to 8:20.
  await expect(chart).toContainText("máximo 2 a las 08:15");
  await expect(chart).toContainText("en cada franja de 5 minutos");
  const row = page.getByRole("row").filter({ hasText: "Mesa del pico" });
  await expect(row).toHaveText("Mesa del pico108:15");
  await page.getByRole("button", { name: "Clase" }).click();
  await expect(page).toHaveURL(/group=class/);
  await page.request.delete(`/api/teams/${team}`, { headers: { origin: app.url } });
});

test("an agent's page leads to the inside of its days, with a strip and visits where looks tell any", async ({
  page,
}) => {
  const dayBefore = addDays(day, -1);
  const report = await askWhole(page.request, `from=${dayBefore}&to=${day}`);
  const id = report.agents[0]?.id ?? "";
  await page.request.get(`/api/report/days?from=${dayBefore}&to=${day}&agent=${id}`, {
    headers: { prefer: "wait=30" },
  });
  const asked: string[] = [];
  await page.route("**/api/report/timeline?*", (route) => {
    const words = new URL(route.request().url()).searchParams;
    asked.push(`${words.get("day")} ${words.get("agent")}`);
    const own = words.get("day") === day;
    return route.fulfill({ json: answerOf(1, own ? {} : { day: dayBefore, looks: [at(0)], agents: [] }) });
  });
  await page.goto(`/agents/${id}?from=${dayBefore}&to=${day}`);
  const opener = page.getByRole("button", { name: /^Dentro de cada día/ });
  await expect(opener).toBeVisible();
  expect(asked).toEqual([]);
  await opener.click();
  const link = page.getByRole("link", { name: /Miércoles 11 de marzo.*Ver el día/ });
  await expect(link).toHaveCount(1);
  expect(asked.toSorted()).toEqual([`${dayBefore} ${id}`, `${day} ${id}`]);
  await page.getByText("2 visitas o más").click();
  await expect(page.getByText("Break: al menos 2 visitas, 12m: entre las 10:05 y las 10:35")).toBeVisible();
  await scanWidths(page);
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/day\\?day=${day}&agent=${id}$`));
});

test("a day is readable in English, on a phone, in the dark and on paper, with a thousand agents", async ({
  app,
  browser,
  signedIn,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: signedIn, locale: "en-US" },
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await answerWith(page, answerOf(1000, { counting: "ended" }));
  await page.goto(`/day?day=${day}`);
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "1001");
  await expect(page.getByRole("main")).toContainText("of one that is still on nothing is known");
  // Far rows are not drawn, and the last one is a key away.
  expect(await page.locator("[data-strip]").count()).toBeLessThan(150);
  await grid.getByRole("button").focus();
  await page.keyboard.press("Control+End");
  await expect.poll(() => focused(page)).toContain("Agente 1000, 17:45–18:00. After the last look");
  await expect(grid.getByRole("button")).toBeInViewport();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("[data-strip]")).toHaveCount(1000);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: null });
  await page.unroute("**/api/report/timeline?*");
  await answerWith(page, answerOf(30));
  await page.reload();
  await expect(grid).toBeVisible();
  await scanWidths(page);
  await context.close();
});

for (const width of [390, 1440])
  test(`nothing moves while a day is drawn, ${width} px wide on a slow machine`, async ({
    page,
    context,
  }) => {
    await answerWith(page, answerOf(30));
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if ("value" in entry && !("hadRecentInput" in entry && entry.hadRecentInput))
            moved.push(String(entry.value));
      }).observe({ type: "layout-shift", buffered: true });
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(`/day?day=${day}`);
    await expect(page.getByRole("table", { name: "Por hora" })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const moved = await page.evaluate<string[]>(() => Reflect.get(window, "moved"));
    expect(moved.reduce((sum, value) => sum + Number(value), 0)).toBeLessThanOrEqual(0.02);
  });

test("today's looks are drawn as they come, and words that cannot be are named", async ({
  browser,
  startApp,
  startStandIn,
}) => {
  const standIn = await startStandIn();
  const app = await startApp({ WOLKVOX_REFRESH_SECONDS: "2" }, standIn);
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
  });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Dentro del día" }).click();
  await expect(page).toHaveURL(/\/day$/);
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("próxima consulta");
  await expect(page.getByRole("link", { name: "Día siguiente" })).toHaveAttribute("aria-disabled", "true");
  const today = operationToday();
  await page.getByRole("link", { name: "Día anterior" }).click();
  await expect(page).toHaveURL(`${app.url}/day?day=${addDays(today, -1)}`);
  // Asked once it is over: the day is known, and nothing of when.
  await expect(page.getByRole("main")).toContainText("no se dibujan");
  await page.goto("/day?day=2026-02-30&step=7");
  await expect(page.getByRole("main")).toContainText("2026-02-30 no existe en el calendario");
  await expect(page.getByRole("main")).toContainText(
    "Una opción de este enlace no se entiende y no se usa: step",
  );
  await expect(page.getByRole("grid")).toBeVisible();
  const file = await context.request.get("/api/export?format=json&by=hour", {
    headers: { prefer: "wait=10" },
  });
  const { byHour, total, facts } = await file.json();
  expect(file.headers()["content-disposition"]).toContain("por-hora");
  expect(facts.map(({ key }: { key: string }) => key)).toContain("counting");
  const sums = byHour.agents.flatMap((agent: { total: number[] }) => agent.total);
  // The running day may have been asked again between the two.
  expect(sums.reduce((sum: number, time: number) => sum + time, 0)).toBeGreaterThanOrEqual(total);
  for (const words of ["range=last-week", "hours=08:00-12:00", "known=2026-01-01", "compare=previous"]) {
    const refused = await context.request.get(`/api/export?format=csv&by=hour&${words}`);
    expect([words, refused.status()]).toEqual([words, 400]);
  }
  expect((await context.request.get("/api/export?format=png&by=hour")).status()).toBe(400);
  for (const words of ["day=2026-02-30", "day=2026-01-01&from=2026-01-01", "step=7"]) {
    const refused = await context.request.get(`/api/report?${words}`);
    expect([words, refused.status()]).toEqual([words, 400]);
  }
  await context.close();
  await Promise.all([app.stop(), standIn.stop()]);
});
