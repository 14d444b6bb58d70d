import { expect, type Page } from "@playwright/test";
import { decimalHours, hm, hms, share } from "./duration-words.ts";
import { askReport } from "./report-api.ts";
import { openReport, readAllRows, readFoot, readRows } from "./report-table.ts";
import { test } from "./support/fixtures.ts";
import { biggestStates, byTotal, sum, totalOf } from "./truth.ts";

const tableOf = (page: Page) => page.getByRole("table");
const heading = (page: Page, name: string) => tableOf(page).getByRole("columnheader", { name });

test("the table sorts by total, by name and by one state, both ways", async ({ page, standIn }) => {
  await standIn.change({ agents: 50 });
  const truth = await standIn.totals("2026-01-13T00:00:00", "2026-01-13T23:59:59");
  await openReport(page, "from=2026-01-13&to=2026-01-13");
  await expect(heading(page, "Tiempo en auxiliares")).toHaveAttribute("aria-sort", "descending");
  const ids = async () => (await readAllRows(page)).map(({ id }) => id);
  expect(await ids()).toEqual(byTotal(truth).map(({ id }) => id));

  await heading(page, "Agente").getByRole("button").click();
  await expect(page).toHaveURL(/[?&]sort=name(&|$)/);
  await expect(heading(page, "Agente")).toHaveAttribute("aria-sort", "ascending");
  await expect(heading(page, "Tiempo en auxiliares")).toHaveAttribute("aria-sort", "none");
  const byName = [...truth.agents].sort(
    (a, b) => a.name.localeCompare(b.name, "es") || a.id.localeCompare(b.id),
  );
  expect(await ids()).toEqual(byName.map(({ id }) => id));

  await heading(page, "Almuerzo").getByRole("button").click();
  await expect(page).toHaveURL(/sort=state:Almuerzo/);
  await expect(heading(page, "Almuerzo")).toHaveAttribute("aria-sort", "descending");
  const lunch = async () => (await readAllRows(page)).map(({ figures }) => figures.Almuerzo);
  const times = truth.agents.map(({ seconds }) => seconds.Almuerzo ?? 0).sort((a, b) => b - a);
  const words = times.map((seconds) => (seconds === 0 ? "0" : hm(seconds)));
  expect(await lunch()).toEqual(words);

  await heading(page, "Almuerzo").getByRole("button").click();
  await expect(page).toHaveURL(/sort=state\.asc:Almuerzo/);
  await expect(heading(page, "Almuerzo")).toHaveAttribute("aria-sort", "ascending");
  expect(await lunch()).toEqual(words.reverse());
});

test("the API sorts and filters by the same words", async ({ request, standIn }) => {
  const truth = await standIn.totals("2026-01-14T00:00:00", "2026-01-14T23:59:59");
  const [one, two] = truth.agents;
  const range = "from=2026-01-14&to=2026-01-14";
  const byLunch = await askReport(request, `${range}&sort=state.asc:Almuerzo&state=Almuerzo&state=Break`);
  expect(new Set(byLunch.states)).toEqual(new Set(["Almuerzo", "Break"]));
  const lunches = byLunch.agents.map(({ seconds }) => seconds[byLunch.states.indexOf("Almuerzo")] ?? -1);
  expect(lunches).toEqual([...lunches].sort((a, b) => a - b));
  expect(sum(lunches)).toBe(truth.totals.Almuerzo);

  const chosen = await askReport(request, `${range}&agent=${one?.id}&agent=${two?.id}&unit=percent`);
  expect(new Set(chosen.agents.map(({ id }) => id))).toEqual(new Set([one?.id, two?.id]));
});

const units = [
  { word: "", button: "Horas y minutos", write: hm },
  { word: "hms", button: "Horas, minutos y segundos", write: hms },
  { word: "decimal", button: "Horas decimales", write: (seconds: number) => decimalHours(seconds, "es") },
  {
    word: "percent",
    button: "Porcentaje del tiempo auxiliar de cada agente",
    write: (seconds: number, whole: number) => share(seconds, whole, "es"),
  },
];

test("time reads in four units, one click away, and the link keeps the unit", async ({ page, standIn }) => {
  const truth = await standIn.totals("2026-01-15T00:00:00", "2026-01-15T23:59:59");
  const [first] = byTotal(truth);
  if (!first) throw new Error("the stand-in has no agents on this day");
  const whole = totalOf(first);
  await openReport(page, "from=2026-01-15&to=2026-01-15&unit=hms");
  for (const { word, button, write } of units) {
    await page
      .getByRole("group", { name: "Unidad del tiempo" })
      .getByRole("button", { name: button })
      .click();
    await expect
      .poll(() => new URL(page.url()).searchParams.get("unit") ?? "", { message: button })
      .toBe(word);
    await expect.poll(async () => (await readFoot(page)).total).toBe(write(truth.total, truth.total));
    const [row] = await readRows(page);
    const foot = await readFoot(page);
    expect(row?.total).toBe(write(whole, whole));
    expect(row?.figures.Break).toBe(write(first.seconds.Break ?? 0, whole));
    expect(foot.figures.Break).toBe(write(truth.totals.Break ?? 0, truth.total));
  }
});

test("a legend entry shows its state alone, the totals say what they leave out, and a second click ends it", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2026-01-16T00:00:00", "2026-01-16T23:59:59");
  const lunch = truth.totals.Almuerzo ?? 0;
  await openReport(page, "from=2026-01-16&to=2026-01-16&unit=hms");
  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  const entry = legend.getByRole("button", { name: /^Almuerzo/ });
  await entry.click();

  await expect(page).toHaveURL(/[?&]state=Almuerzo(&|$)/);
  await expect(entry).toHaveAttribute("aria-pressed", "true");
  await expect(legend.getByRole("button", { name: /^Break/ })).toHaveAttribute("aria-pressed", "false");
  await expect(legend).toContainText("Ocultos:");
  await expect(legend).toContainText("Los totales no los incluyen.");
  for (const state of Object.keys(truth.totals).filter((name) => name !== "Almuerzo" && name.trim() !== ""))
    await expect(legend.getByText("Ocultos:")).toContainText(state);
  await expect(heading(page, "Tiempo en 1 estado")).toBeVisible();
  expect(await readFoot(page)).toMatchObject({ total: hms(lunch), figures: { Almuerzo: hms(lunch) } });
  expect(Object.keys((await readFoot(page)).figures)).toEqual(["Almuerzo"]);
  const summary = page.getByRole("region", { name: "Resumen" });
  await expect(summary).toContainText(`${hm(lunch)}de ${hm(truth.total)} con todos los estados`);

  await entry.click();
  await expect(page).not.toHaveURL(/state=/);
  await expect(legend).not.toContainText("Ocultos:");
  expect((await readFoot(page)).total).toBe(hms(truth.total));
});

test("the state filter hides one state, a tile shows one alone, and `ver todos` brings all back", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2026-01-17T00:00:00", "2026-01-17T23:59:59");
  const [[biggest, seconds] = ["", 0]] = biggestStates(truth);
  await openReport(page, "from=2026-01-17&to=2026-01-17&unit=hms");
  await page.getByRole("button", { name: /^Estados/ }).click();
  await page.getByRole("region", { name: "Estados", exact: true }).getByLabel("Break").click();
  await expect(heading(page, "Break")).toBeHidden();
  expect((await readFoot(page)).total).toBe(hms(truth.total - (truth.totals.Break ?? 0)));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Estados", exact: true })).toBeHidden();

  await page.getByRole("button", { name: `Ver solo ${biggest}` }).click();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(seconds));
  await page.getByRole("button", { name: "Ver todos" }).click();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
});

test("the agent search forgives accents and case, finds ids, and says when nobody matches", async ({
  page,
  standIn,
}) => {
  const truth = await standIn.totals("2026-01-21T00:00:00", "2026-01-21T23:59:59");
  const named = truth.agents.find(({ name }) => /[áéíóúñ]/i.test(name));
  if (!named) throw new Error("no agent with an accent");
  const plain = named.name.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  await openReport(page, "from=2026-01-21&to=2026-01-21&unit=hms");
  const search = page.getByRole("searchbox", { name: "Buscar agente" });
  await search.fill(plain);
  await expect.poll(async () => (await readRows(page)).map(({ name }) => name)).toEqual([named.name]);
  expect((await readFoot(page)).total).toBe(hms(totalOf(named)));
  await expect(page.getByRole("region", { name: "Resumen" })).toContainText(
    `de ${truth.agents.length} en el rango`,
  );

  await search.fill(named.id);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${named.id}`));
  await expect.poll(async () => (await readRows(page)).map(({ id }) => id)).toEqual([named.id]);

  await search.fill("(a+)+$");
  await expect(page.getByRole("heading", { name: "Ningún agente coincide" })).toBeVisible();
  await expect(
    page.getByText(`Hay ${truth.agents.length} agentes en el rango, ninguno con «(a+)+$».`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Quitar los filtros" }).click();
  await expect(search).toHaveValue("");
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
});
