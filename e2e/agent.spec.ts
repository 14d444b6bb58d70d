import { expect, type Page } from "@playwright/test";
import {
  daysTable,
  medianOf,
  openAgent,
  perDayTable,
  perDayWorked,
  readTable,
  truthByDay,
} from "./support/agent-page.ts";
import { scanBothSchemes } from "./support/axe.ts";
import { hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport, askWhole } from "./support/report-api.ts";
import { openReport, readFoot, readRows } from "./support/report-table.ts";
import { secondsByState, sum, totalOf } from "./support/truth.ts";

const fortnight = "from=2025-02-03&to=2025-02-16";
const main = (page: Page) => page.getByRole("main");
const roundHms = (seconds: number) => (seconds === 0 ? "0" : hms(Math.round(seconds)));

test("an agent's days to the second, per day worked beside the team's median and the period before", async ({
  page,
  standIn,
}) => {
  const days = await truthByDay(standIn, "2025-02-03", 14);
  const before = perDayWorked(await truthByDay(standIn, "2025-01-20", 14));
  const own = perDayWorked(days);
  // Somebody with a day off among the days that the team has.
  const worked = (id: string) => days.filter(({ truth }) => truth.agents.some((agent) => agent.id === id));
  const open = days.filter(({ truth }) => truth.total > 0).length;
  const agent = days[0]?.truth.agents.find(({ id }) => worked(id).length < open && before.has(id));
  if (!agent) throw new Error("nobody had a day off");
  await openAgent(page, agent.id, `${fortnight}&unit=hms`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${agent.name} ${agent.id}`);
  await expect(page).toHaveTitle(`${agent.name} · Auxboard`);

  // Rows far from the view are drawn as they come near.
  await daysTable(page).locator("tfoot").scrollIntoViewIfNeeded();
  await expect(daysTable(page).locator("tbody tr[data-row]")).toHaveCount(14);
  const [head = [], ...rows] = await readTable(daysTable(page));
  const states = head.slice(3);
  for (const [place, { day, truth }] of days.entries()) {
    const cells = rows[place] ?? [];
    const there = truth.agents.find(({ id }) => id === agent.id);
    if (!there) {
      expect(cells.slice(1), day).toEqual([truth.total > 0 ? "sin registros" : "sin datos"]);
      continue;
    }
    const expected = secondsByState(there.seconds, "Sin código");
    expect(cells[1], day).toBe(hms(totalOf(there)));
    const middle = medianOf(truth.agents.map(totalOf));
    expect(cells[2], day).toBe(roundHms(middle));
    expect(cells.slice(3), day).toEqual(states.map((state) => roundHms(expected[state] ?? 0)));
  }
  const ownDays = worked(agent.id);
  const total = sum(
    ownDays.flatMap(({ truth }) => truth.agents.filter(({ id }) => id === agent.id)).map(totalOf),
  );
  expect(rows.at(-2)?.slice(0, 2)).toEqual(["Total", hms(total)]);
  expect(rows.at(-1)?.slice(0, 2)).toEqual(["Por día trabajado", roundHms(total / ownDays.length)]);

  const beside = await readTable(perDayTable(page));
  const median = (state?: string) => medianOf(perDayWorked(days, state).values());
  const lunch = beside.find(([state]) => state === "Almuerzo");
  expect(lunch?.slice(1, 3)).toEqual([
    roundHms(perDayWorked(days, "Almuerzo").get(agent.id) ?? 0),
    roundHms(median("Almuerzo")),
  ]);
  const [now, then] = [own.get(agent.id) ?? 0, before.get(agent.id) ?? 0];
  const change = `${now < then ? "▼ −" : "▲ +"}${roundHms(Math.abs(now - then))}`;
  await expect(perDayTable(page).getByRole("row").last()).toHaveText(
    ["Total", roundHms(now), roundHms(median()), roundHms(then), change].join(""),
  );
  await expect(page.getByRole("region", { name: "Por día trabajado", exact: true })).toContainText(
    /20 de enero .*2 de febrero de 2025: los 14 días anteriores/,
  );
  const summary = page.getByRole("region", { name: "Resumen" });
  await expect(summary).toContainText(`${ownDays.length} de 12 con datos`);
  await expect(summary).toContainText(`(${own.size} agentes)`);

  const longest = ownDays.toSorted((a, b) => timeOf(b.truth) - timeOf(a.truth))[0];
  await summary.getByRole("link", { name: /Día con más tiempo/ }).click();
  await expect(page).toHaveURL(new RegExp(`from=${longest?.day}&to=${longest?.day}&unit=hms$`));
  await expect(daysTable(page).getByRole("row").last()).toContainText(
    hms(longest ? timeOf(longest.truth) : 0),
  );
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${fortnight}&unit=hms$`));

  function timeOf(truth: (typeof days)[number]["truth"]): number {
    return sum(truth.agents.filter(({ id }) => id === agent?.id).map(totalOf));
  }
});

test("each day's median of the team is drawn across its column, told by the tooltip, and follows the states", async ({
  page,
  standIn,
}) => {
  const days = await truthByDay(standIn, "2025-02-03", 3);
  const [agent] = days[0]?.truth.agents ?? [];
  const middle = (day: (typeof days)[number] | undefined, state?: string) =>
    medianOf(perDayWorked(day ? [day] : [], state).values());
  const query = "from=2025-02-03&to=2025-02-05&unit=hms";
  await openAgent(page, agent?.id ?? "", query);
  const marks = page.locator("[data-medians] path").first();
  await expect(marks).toHaveAttribute("d", /^(M-?\d+ \d+h\d+){3}$/);
  await expect(main(page)).toContainText("La raya es la mediana del equipo de cada día");
  const rows = daysTable(page).locator("tbody").getByRole("row");
  await rows.first().getByRole("cell").first().hover();
  await expect(page.getByRole("tooltip")).toContainText(
    `mediana del equipo ese día: ${hms(Math.round(middle(days[0])))}`,
  );
  await page.goto(`/agents/${agent?.id}?${query}&state=Almuerzo`);
  await expect(rows.first().getByRole("cell").nth(1)).toHaveText(roundHms(middle(days[0], "Almuerzo")));
  // Of a month: the middle of everybody's sum in it.
  await page.goto(`/agents/${agent?.id}?${query}&rows=month`);
  await expect(daysTable(page).getByRole("rowheader").first()).toContainText("Febrero");
  const sums = new Map<string, number>();
  for (const { truth } of days)
    for (const person of truth.agents) sums.set(person.id, (sums.get(person.id) ?? 0) + totalOf(person));
  const ofMonth = medianOf(sums.values());
  await expect(rows.first().getByRole("cell").nth(2)).toHaveText(roundHms(ofMonth));
  await expect(page.locator("[data-medians] path").first()).toHaveAttribute("d", /^M-?\d+ \d+h\d+$/);
  await expect(main(page)).toContainText("La raya es la mediana del equipo de cada mes");
  await rows.first().getByRole("cell").nth(1).hover();
  await expect(page.getByRole("tooltip")).toContainText(`mediana del equipo ese mes: ${roundHms(ofMonth)}`);
});

test("a person without records in the range keeps their name", async ({ page, standIn }) => {
  const days = await truthByDay(standIn, "2025-02-03", 14);
  const everybody = new Map(
    days.flatMap(({ truth }) => truth.agents.map(({ id, name }) => [id, name] as const)),
  );
  const absent = [...everybody].flatMap(([id, name]) => {
    const day = days.find(({ truth }) => truth.total > 0 && !truth.agents.some((agent) => agent.id === id));
    return day ? [{ id, name, day: day.day }] : [];
  })[0];
  if (!absent) throw new Error("Nobody has a day off.");
  await askWhole(page.request, fortnight);
  await askWhole(page.request, `from=${absent.day}&to=${absent.day}`);
  await page.goto(`/agents/${absent.id}?from=${absent.day}&to=${absent.day}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(absent.name);
  await expect(page).toHaveTitle(new RegExp(absent.name));
  await expect(main(page)).toContainText("Sin registros en el rango");
});

test("weeks say how many of their days were worked, in the table and in the trend", async ({
  page,
  standIn,
}) => {
  const days = await truthByDay(standIn, "2025-02-05", 12);
  const [agent] = days[0]?.truth.agents ?? [];
  const count = (from: string, to: string) =>
    days.filter(
      ({ day, truth }) => from <= day && day <= to && truth.agents.some(({ id }) => id === agent?.id),
    ).length;
  const [first, second] = [count("2025-02-05", "2025-02-09"), count("2025-02-10", "2025-02-16")];
  await openAgent(page, agent?.id ?? "", "from=2025-02-05&to=2025-02-16&by=week");
  const rows = await readTable(daysTable(page));
  expect(rows[1]?.slice(0, 2)).toEqual(["5 – 9 feb", `${first} / 5`]);
  expect(rows[2]?.slice(0, 2)).toEqual(["10 – 16 feb", `${second} / 7`]);
  const weeks = page.getByRole("list", { name: /^Por semana/ }).getByRole("listitem");
  await expect(weeks.nth(0)).toContainText(`${first} de 5 días`);
  await expect(weeks.nth(1)).toContainText(`${second} de 7 días`);
  await page.getByRole("group", { name: "Vista" }).getByRole("button", { name: "Por mes" }).click();
  await expect(page).toHaveURL(/&by=week&rows=month$/);
  await expect(daysTable(page).getByRole("rowheader").first()).toHaveText(/^Febrero/);
});

test("weeks are read per day worked where the link says so, each by its own days, and the total by all", async ({
  page,
  standIn,
}) => {
  const days = await truthByDay(standIn, "2025-02-05", 12);
  const [agent] = days[0]?.truth.agents ?? [];
  const average = (from: string, to: string) => {
    const some = days.filter(({ day }) => from <= day && day <= to);
    return roundHms(perDayWorked(some).get(agent?.id ?? "") ?? 0);
  };
  const weeks = [average("2025-02-05", "2025-02-09"), average("2025-02-10", "2025-02-16")];
  await openAgent(page, agent?.id ?? "", "from=2025-02-05&to=2025-02-16&by=week&unit=hms");
  await page.getByRole("button", { name: "Opciones" }).click();
  const options = page.getByRole("region", { name: "Opciones de la tabla" });
  await options.getByRole("button", { name: "Por día trabajado" }).click();
  await expect(page).toHaveURL(/&per=day$/);
  await page.keyboard.press("Escape");
  await expect(daysTable(page).getByRole("columnheader", { name: "Total por día trabajado" })).toBeVisible();
  await expect(daysTable(page).locator("tfoot").getByRole("row")).toHaveCount(1);
  const rows = await readTable(daysTable(page));
  expect([rows[1]?.[2], rows[2]?.[2]]).toEqual(weeks);
  expect(rows.at(-1)?.slice(0, 3)).toEqual([
    "Por día trabajado",
    expect.stringMatching(/ \/ 12$/),
    average("2025-02-05", "2025-02-16"),
  ]);
  await expect(page.getByRole("list", { name: /^Por semana/ })).toContainText(weeks[0] ?? "");
  // What the agent has in all is no average.
  const [summary, total] = [page.getByRole("region", { name: "Resumen" }), sumOf(days)];
  await expect(summary).toContainText(`Tiempo auxiliar${hm(total)}`);

  function sumOf(some: typeof days): number {
    return sum(some.flatMap(({ truth }) => truth.agents.filter(({ id }) => id === agent?.id)).map(totalOf));
  }
});

test("the page's rows stay on it, and the team has its own view and words again", async ({ page }) => {
  const query = "from=2025-02-12&to=2025-02-16&by=week&q=z&sort=state:Almuerzo&per=day";
  await page.request.get(`/api/report?${query}`);
  await page.goto(`/agents/10002?${query}`);
  const view = page.getByRole("group", { name: "Vista" });
  await expect(view.getByRole("button", { name: "Por semana" })).toHaveAttribute("aria-pressed", "true");
  await view.getByRole("button", { name: "Por día" }).click();
  await expect(page).toHaveURL(/by=week&rows=day&/);
  const row = daysTable(page).getByRole("link", { name: /Jueves 13/ });
  await row.click();
  await expect(page).toHaveURL(/\/agents\/10002\?from=2025-02-13&to=2025-02-13&by=week&rows=day&/);
  await page.goBack();
  await page
    .getByRole("navigation", { name: "Agentes" })
    .getByRole("link", { name: "Informe del equipo" })
    .click();
  await expect(page).toHaveURL(new RegExp(`/\\?${query}$`));
  await expect(page.getByRole("table", { name: /^Tiempo por semana/ })).toBeVisible();
});

test("beside any period of the agent's own, chosen from the menu", async ({ page, standIn }) => {
  const own = perDayWorked(await truthByDay(standIn, "2025-02-10", 2));
  const chosen = perDayWorked(await truthByDay(standIn, "2025-01-27", 2));
  const [id = ""] = [...own.keys()].filter((known) => chosen.has(known));
  await askWhole(page.request, "from=2025-01-27&to=2025-01-28");
  await openAgent(page, id, "from=2025-02-10&to=2025-02-11&unit=hms&compare=2025-01-27..2025-01-28");
  const card = page.getByRole("region", { name: "Por día trabajado", exact: true });
  const comparison = page.getByRole("region", { name: "Comparación" });
  await expect(comparison).toContainText("el período elegido");
  await expect(perDayTable(page).getByRole("row").last()).toContainText(roundHms(chosen.get(id) ?? 0));
  await page.getByRole("button", { name: /^Comparar/ }).click();
  await page.getByRole("button", { name: "Hace un año" }).click();
  await expect(page).toHaveURL(/compare=last-year$/);
  await expect(comparison).toContainText("52 semanas antes");
  await page.getByRole("button", { name: /^Comparar/ }).click();
  await page.getByRole("button", { name: /^Solo el promedio/ }).click();
  await expect(page).not.toHaveURL(/compare/);
  await expect(comparison).toBeHidden();
  await expect(card).toContainText("una semana antes");
});

test("from the team's row to the page by keyboard, on through its neighbours, and back through the history", async ({
  page,
}) => {
  const query = "from=2025-02-12&to=2025-02-12&q=z&sort=state:Almuerzo";
  await openReport(page, query);
  // The rows in view: those further down are drawn as the page finds time.
  const readNames = async () => (await readRows(page)).slice(0, 12).map(({ name }) => name);
  const names = await readNames();
  await page.getByRole("region", { name: /^Tiempo por agente/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("*:focus")).toContainText(names[1] ?? "");
  await page.keyboard.press("Enter");
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText(names[1] ?? "");
  await expect(page).toHaveURL(new RegExp(`/agents/\\d+\\?${query}$`));

  const nav = page.getByRole("navigation", { name: "Agentes" });
  await expect(nav.getByRole("link")).toHaveText([
    "Informe del equipo",
    `Agente anterior:${names[0]}`,
    `Agente siguiente:${names[2]}`,
  ]);
  await nav.getByRole("link", { name: names[2] ?? "" }).click();
  await expect(title).toContainText(names[2] ?? "");
  await page.goBack();
  await expect(title).toContainText(names[1] ?? "");
  await page.goForward();
  await expect(title).toContainText(names[2] ?? "");
  await nav.getByRole("link", { name: "Informe del equipo" }).click();
  await expect(page).toHaveURL(new RegExp(`/\\?${query}$`));
  await expect.poll(readNames).toEqual(names);
  await expect(page).toHaveTitle("Auxboard");
  // The figures beside the names still say where they come from.
  await page.getByRole("row").nth(1).getByRole("cell").nth(1).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a day that failed says so, and is neither time nor a day worked", async ({ page, standIn }) => {
  await standIn.arm({ kind: "html-200", from: "2025-04-08", to: "2025-04-08" });
  const [monday, , wednesday] = await truthByDay(standIn, "2025-04-07", 3);
  const agent = monday?.truth.agents.find(({ id }) =>
    wednesday?.truth.agents.some((other) => other.id === id),
  );
  const query = "from=2025-04-07&to=2025-04-09&unit=hms";
  await page.request.get(`/api/report/days?${query}`);
  await page.goto(`/agents/${agent?.id}?${query}`);
  const row = (name: RegExp) => daysTable(page).getByRole("row", { name });
  await expect(row(/Martes 8 de abril/)).toContainText("no se pudo leer");
  await expect(row(/Lunes 7 de abril/)).toContainText(hms(agent ? totalOf(agent) : 0));
  await expect(page.getByRole("region", { name: "Resumen" })).toContainText("2 de 2 con datos");
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText("Faltan 1 de 3 partes");
});

test("nobody by that id, and nobody there in the range, is said in words with a way back", async ({
  page,
  standIn,
}) => {
  const query = "from=2025-02-13&to=2025-02-13&sort=name";
  await askReport(page.request, query);
  for (const id of ["99999", "a/b c", "50%", "?x=#y", "x".repeat(200), "ñandú ⁦"]) {
    const answer = await page.goto(`/agents/${encodeURIComponent(id)}?${query}`);
    expect(answer?.status(), id).toBe(404);
    await expect(main(page).getByRole("alert")).toContainText(`No hay ningún agente con el id «${id[0]}`);
    await expect(main(page).getByRole("table")).toHaveCount(0);
  }
  for (const segment of ["x".repeat(201), "%20".repeat(250)]) {
    expect((await page.goto(`/agents/${segment}?${query}`))?.status()).toBe(404);
    await expect(main(page).getByRole("alert")).toContainText("no lleva a ningún agente");
  }
  await main(page).getByRole("link", { name: "Informe del equipo" }).click();
  await expect(page).toHaveURL(new RegExp(`/\\?${query}$`));
  expect((await readFoot(page)).total).not.toBe("");

  const [thursday, friday] = await truthByDay(standIn, "2025-02-13", 2);
  const off = thursday?.truth.agents.find(({ id }) => !friday?.truth.agents.some((agent) => agent.id === id));
  await askReport(page.request, "from=2025-02-14&to=2025-02-14");
  const answer = await page.goto(`/agents/${off?.id}?from=2025-02-14&to=2025-02-14`);
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "Sin registros en el rango" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Agentes" })).toContainText("No está entre los agentes");
  await page.getByRole("button", { name: "Rango anterior" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${off?.name} ${off?.id}`);
  await expect(daysTable(page).getByRole("row")).toHaveCount(4);
});

test("a stranger's page waits for a range that nobody has read yet", async ({ page }) => {
  const answer = await page.goto("/agents/99998?from=2025-03-12&to=2025-03-12");
  expect(answer?.status()).toBe(404);
  await main(page).getByRole("link", { name: "Informe del equipo" }).click();
  await expect(page).toHaveURL(/\/\?from=2025-03-12&to=2025-03-12$/);
});

test("the page is accessible, wide and narrow, light and dark", async ({ page, standIn }) => {
  await standIn.change({ agents: 4 });
  await openAgent(page, "10002", "from=2025-12-01&to=2025-12-14");
  await expect(perDayTable(page).getByRole("row").last()).not.toContainText("–");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await scanBothSchemes(page, `${width} px`);
  }
});
