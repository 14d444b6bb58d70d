import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { rangeWords } from "./support/civil-days.ts";
import { hms } from "./support/duration-words.ts";
import { askJson, askProblem, askReport, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readRows } from "./support/report-table.ts";
import { chooseRange } from "./support/toolbar.ts";
import { byTotal, secondsByState, totalOf } from "./support/truth.ts";
import { sales, support, test } from "./support/two-operations.ts";
import type { Totals } from "./wolkvox/totals.ts";

test("each operation's figures are its own stand-in's, and its calls reach no other", async ({
  request,
  app,
  standIn,
  otherStandIn,
}) => {
  const day = "from=2026-09-07&to=2026-09-07";
  const truthOf = (beside: typeof standIn) => beside.totals("2026-09-07T00:00:00", "2026-09-07T23:59:59");
  const callsOf = async () => [(await standIn.calls()).total, (await otherStandIn.calls()).total];

  const second = await askReport(request, `operation=${support.id}&${day}`);
  expect(second).toMatchObject({ operation: support.id, range: { timeZone: support.zone } });
  expect(figuresOf(second)).toEqual(truthFigures(await truthOf(otherStandIn)));
  expect(await callsOf()).toEqual([0, 1]);

  const first = await askReport(request, day);
  expect(first).toMatchObject({ operation: sales.id, range: { timeZone: sales.zone } });
  expect(figuresOf(first)).toEqual(truthFigures(await truthOf(standIn)));
  expect(await askReport(request, `operation=${sales.id}&${day}`)).toEqual(first);
  expect(await callsOf()).toEqual([1, 1]);
  for (const beside of [standIn, otherStandIn]) expect((await beside.calls()).byOutcome).toEqual({ ok: 1 });

  // They share ids, and no person.
  const ids = new Set(first.agents.map(({ id }) => id));
  const names = new Set(first.agents.map(({ name }) => name));
  expect(second.agents.some(({ id }) => ids.has(id))).toBe(true);
  expect(second.agents.filter(({ name }) => names.has(name))).toEqual([]);
  // An operation that saw the other's states would have left their shades out.
  for (const answer of [first, second]) expectNoShadeLeftOut(answer);

  const unknown = await askProblem(request, `operation=nomina&${day}`);
  expect([unknown.status, unknown.body.code]).toEqual([404, "not-found"]);
  expect(unknown.body.detail).not.toMatch(/ventas|soporte/i);
  const stranger = await askProblem(request, `operation=${support.id}&${day}&agent=10012`);
  expect([stranger.status, stranger.body.code]).toEqual([404, "not-found"]);
  expect(await callsOf()).toEqual([1, 1]);

  const log = app.log();
  for (const { token } of [standIn, otherStandIn])
    expect(JSON.stringify([first, second, unknown]) + log).not.toContain(token);
});

test("the same words are each operation's own today", async ({ request }) => {
  for (const { id, zone } of [sales, support]) {
    await onOneDay(zone, async (today) => {
      const { range } = await askReport(request, `operation=${id}`);
      expect(range).toMatchObject({ from: `${today}T00:00:00`, to: `${today}T23:59:59`, timeZone: zone });
    });
  }
});

test("the switch keeps the question, drops people, and shows no figure under another's name", async ({
  page,
  standIn,
  otherStandIn,
}) => {
  const range = "from=2026-09-09&to=2026-09-10";
  const window = ["2026-09-09T00:00:00", "2026-09-10T23:59:59"] as const;
  const truth = byTotal(await standIn.totals(...window));
  const otherTruth = byTotal(await otherStandIn.totals(...window));
  await openReport(page, `${range}&unit=hms&agent=${truth[0]?.id}&agent=${truth[1]?.id}`);
  expect(await readShown(page)).toEqual(shownOf(truth.slice(0, 2)));
  await expect(page).toHaveTitle(`${sales.name} · Auxboard`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(sales.name);

  const button = page.getByRole("button", { name: `Operación: ${sales.name}` });
  await button.focus();
  await page.keyboard.press("Enter");
  const list = page.getByRole("region", { name: "Operaciones" });
  const current = list.getByRole("link", { name: sales.name });
  await expect(current).toBeFocused();
  await expect(current).toHaveAttribute("aria-current", "true");
  expect((await new AxeBuilder({ page }).include("header").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(current).toBeFocused();
  // Closed and opened again within one task.
  await button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await expect(current).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("link", { name: support.name })).toBeFocused();

  await otherStandIn.hold({ from: "2026-09-09", to: "2026-09-10" });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.search === `?operation=${support.id}&${range}&unit=hms`);
  await expect(page.getByTestId("skeleton")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(support.name);
  await expect(page).toHaveTitle(`${support.name} · Auxboard`);
  for (const { name } of truth) await expect(page.getByText(name)).toHaveCount(0);
  await otherStandIn.release();
  await page.getByRole("table").waitFor();
  expect(await readShown(page)).toEqual(shownOf(otherTruth));

  await page.goBack();
  await expect(page).toHaveTitle(`${sales.name} · Auxboard`);
  await expect.poll(() => readShown(page)).toEqual(shownOf(truth.slice(0, 2)));

  await chooseRange(page, "Hoy");
  await expectToday(page, sales.zone);
  await page.getByRole("button", { name: `Operación: ${sales.name}` }).click();
  await list.getByRole("link", { name: support.name }).click();
  await expectToday(page, support.zone);
  await expect(page).toHaveURL((url) => url.search === `?operation=${support.id}&unit=hms`);
  for (const { token } of [standIn, otherStandIn]) expect(await page.content()).not.toContain(token);
});

test("the page of the calls counts each operation's own", async ({ page, request }) => {
  await askReport(request, `operation=${support.id}&from=2026-09-14&to=2026-09-14`);
  const spentOf = async ({ id }: typeof sales) =>
    (await askJson<{ spent: number }>(request, `/api/calls?operation=${id}`)).body.spent;
  const tiles = page.getByRole("region", { name: "Consultas de hoy" });
  await page.goto("/settings/calls");
  await expect(tiles).toContainText(`Gastadas hoy${await spentOf(sales)}sin límite`);
  await page.getByRole("button", { name: `Operación: ${sales.name}` }).click();
  await page.getByRole("link", { name: support.name }).click();
  await expect(page).toHaveURL(`/settings/calls?operation=${support.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(support.name);
  await expect(tiles).toContainText(`Gastadas hoy${await spentOf(support)}sin límite`);
});

// Last: a refused token stops its operation for a minute.
test("a refused token of one operation is nothing to the other", async ({
  request,
  standIn,
  otherStandIn,
}) => {
  const range = "from=2026-09-08&to=2026-09-08";
  await otherStandIn.change({ token: "changed-over-there" });
  const refused = await askProblem(request, `operation=${support.id}&${range}`);
  expect(refused.body.code).toBe("upstream-auth");
  expect((await askJson<ReportAnswer>(request, `/api/report?${range}`)).body.status).toBe("complete");
  expect((await standIn.calls()).byOutcome).toEqual({ ok: 1 });
});

function expectToday(page: Page, zone: string): Promise<void> {
  const line = page.getByRole("main").getByRole("paragraph").first();
  return onOneDay(zone, (today) =>
    expect(line).toContainText(new RegExp(`^${rangeWords(today, today)}`, "i")),
  );
}

/** `name: {state: seconds}`, without zeros. */
function figuresOf({ agents, states }: ReportAnswer) {
  return Object.fromEntries(
    agents.map(({ name, seconds }) => [
      name,
      Object.fromEntries(states.map((state, place) => [state, seconds[place]]).filter(([, value]) => value)),
    ]),
  );
}

function truthFigures({ agents }: Totals) {
  return Object.fromEntries(agents.map(({ name, seconds }) => [name, secondsByState(seconds, "")]));
}

function expectNoShadeLeftOut({ styles }: ReportAnswer): void {
  for (const stateClass of new Set(styles.map((style) => style.stateClass))) {
    const shades = styles.filter((style) => style.stateClass === stateClass).map(({ shade }) => shade);
    expect(shades.sort((a, b) => a - b)).toEqual(shades.map((_, place) => place));
  }
}

async function readShown(page: Page): Promise<[string, string][]> {
  return (await readRows(page)).map(({ name, total }) => [name, total]);
}

function shownOf(agents: Totals["agents"]): [string, string][] {
  return agents.map((agent) => [agent.name, hms(totalOf(agent))]);
}

/** Runs again where the zone's midnight fell in between. */
async function onOneDay(zone: string, run: (today: string) => Promise<void>): Promise<void> {
  const todayThere = () => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(Date.now());
  const today = todayThere();
  try {
    await run(today);
  } catch (error) {
    if (todayThere() === today) throw error;
    await run(todayThere());
  }
}
