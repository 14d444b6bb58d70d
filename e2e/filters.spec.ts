import { expect, type Page } from "@playwright/test";
import { hm, hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askJson } from "./support/report-api.ts";
import { openReport, readFoot, readRows } from "./support/report-table.ts";
import { biggestStates, totalOf } from "./support/truth.ts";

const heading = (page: Page, name: string) => page.getByRole("table").getByRole("columnheader", { name });

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
  await page
    .getByRole("region", { name: "Estados", exact: true })
    .getByRole("checkbox", { name: "Break" })
    .click();
  await expect(heading(page, "Break")).toBeHidden();
  expect((await readFoot(page)).total).toBe(hms(truth.total - (truth.totals.Break ?? 0)));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Estados", exact: true })).toBeHidden();

  await page
    .getByRole("region", { name: "Resumen" })
    .getByRole("link", { name: `Estado principal ${biggest}` })
    .click();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(seconds));
  await page.getByRole("button", { name: "Ver todos" }).click();
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
});

test("a class, one state alone, none and a search choose states; the filter is cleared in place", async ({
  page,
}) => {
  await openReport(page, "from=2026-01-17&to=2026-01-17");
  const button = page.getByRole("button", { name: /^Estados/ });
  await button.click();
  const panel = page.getByRole("region", { name: "Estados", exact: true });
  const states = () => new URL(page.url()).searchParams.getAll("state").toSorted();
  await panel.getByRole("button", { name: "Solo Sistema" }).click();
  await expect.poll(states).toEqual(["", "Falla técnica"]);
  await panel.getByRole("button", { name: "Ninguno" }).click();
  await expect(panel.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await panel.getByRole("searchbox").fill("bano");
  await panel.getByRole("checkbox").click();
  await expect.poll(states).toEqual(["Baño"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Quitar: Estados" }).click();
  await expect.poll(states).toEqual([]);
  await expect(page.getByRole("button", { name: "Quitar: Estados" })).toBeHidden();
  await page
    .getByRole("region", { name: "Estados y su tiempo total" })
    .getByRole("button", { name: "Productivo" })
    .click();
  await expect.poll(states).toEqual(["BackOffice", "Capacitación", "Respuesta Whats", "Reunión"]);
});

test("of two very quick clicks in the state filter none is lost", async ({ page }) => {
  await openReport(page, "from=2026-01-17&to=2026-01-17");
  await page.getByRole("button", { name: /^Estados/ }).click();
  const panel = page.getByRole("region", { name: "Estados", exact: true });
  const boxes = panel.getByRole("checkbox");
  await boxes.first().waitFor();
  const names = (await boxes.count()) - 2;
  // Within one task: nothing is drawn in between.
  await boxes.evaluateAll(([first, second]) => {
    for (const box of [first, second]) if (box instanceof HTMLInputElement) box.click();
  });
  await expect(page).toHaveURL(/[?&]state=/);
  expect(new URL(page.url()).searchParams.getAll("state")).toHaveLength(names);
  await expect(panel.getByRole("checkbox", { checked: false })).toHaveCount(2);
  await page.goBack();
  await expect(panel.getByRole("checkbox", { checked: false })).toHaveCount(1);
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

  await search.fill("(zz+)+$");
  await expect(page.getByRole("heading", { name: "Ningún agente coincide" })).toBeVisible();
  await expect(
    page.getByText(`Hay ${truth.agents.length} agentes en el rango, ninguno con «(zz+)+$».`),
  ).toBeVisible();
  const tiles = page.getByRole("region", { name: "Resumen" });
  await expect(tiles).toContainText("Estado principal–");
  await expect(tiles.getByRole("link")).toHaveText([/^Auxiliar por día trabajado–/, /^Agentes0/]);
  await page.getByRole("button", { name: "Quitar los filtros" }).click();
  await expect(search).toHaveValue("");
  await expect.poll(async () => (await readFoot(page)).total).toBe(hms(truth.total));
});

test("a bookmark finds a state whatever its letter case and accents, on the page, in the API and in provenance", async ({
  page,
  request,
  standIn,
}) => {
  const truth = await standIn.totals("2026-01-16T00:00:00", "2026-01-16T23:59:59");
  const bath = truth.totals.Baño ?? 0;
  expect(bath).toBeGreaterThan(0);
  const query = "from=2026-01-16&to=2026-01-16&unit=hms&state=BANO";
  await openReport(page, query);
  expect(await readFoot(page)).toMatchObject({ total: hms(bath), figures: { Baño: hms(bath) } });
  await expect(page.getByRole("button", { name: /^Estados/ }).first()).toContainText("1 de ");
  const { body } = await askJson<{ states: string[]; unknownStates?: object }>(
    request,
    `/api/report?${query}`,
  );
  expect([body.states, body.unknownStates]).toEqual([["Baño"], undefined]);
  const days = await askJson<{ states: string[] }>(request, `/api/report/days?${query}`);
  expect(days.body.states).toEqual(["Baño"]);
  const traced = await askJson<{ total: number }>(request, `/api/report/provenance?${query}`);
  expect(traced.body.total).toBe(bath);
});

test("a state that the range does not have is named, with what it may be now, and one press away", async ({
  page,
  request,
}) => {
  const query = "from=2026-01-16&to=2026-01-16&state=Descanso&state=Almuerzo";
  const { body } = await askJson<{ states: string[]; unknownStates: { state: string; near: string[] }[] }>(
    request,
    `/api/report?${query}`,
  );
  expect(body.states).toEqual(["Almuerzo"]);
  expect(body.unknownStates).toEqual([{ state: "Descanso", near: expect.arrayContaining(["Break"]) }]);
  await openReport(page, query);
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("«Descanso» no aparece en este rango. Ahora puede llamarse ");
  await notices.getByRole("button", { name: "Ver Break" }).click();
  await expect(page).toHaveURL(/state=Break&state=Almuerzo/);
  await expect(page.getByText("«Descanso»")).toBeHidden();
  const file = await request.get(`/api/export?format=csv&${query}`, { headers: { "accept-language": "es" } });
  expect(await file.text()).toContain("«Descanso» no aparece en este rango.");
});

test("of thirty states the large ones are told, and the others together in legend, bars and columns until they are asked for", async ({
  page,
  standIn,
}) => {
  await standIn.change({ agents: 20, states: 30 });
  await openReport(page, "from=2024-06-12&to=2024-06-12&unit=hms");
  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  const states = legend.locator("[aria-pressed]");
  const others = legend.getByRole("button", { name: /^otros \(\d+\) \d+:\d\d:\d\d$/ });
  const told = await states.count();
  expect(told).toBeLessThanOrEqual(12);
  const [, count] = /\((\d+)\)/.exec((await others.textContent()) ?? "") ?? [];
  // The table has the same states, and one column whose sum is that of the legend.
  const row = page.locator("tr[data-row='0']");
  await expect(row.locator(".figure-cell")).toHaveCount(told + 1);
  await expect(page.locator("tfoot td").last()).toHaveText(
    /(\S+)$/.exec((await others.textContent()) ?? "")?.[1] ?? "",
  );
  await expect.poll(() => page.locator(".bars [data-cell^='0:']").count()).toBeLessThanOrEqual(told + 1);
  await row.locator(".figure-cell").last().hover();
  await expect(page.getByRole("tooltip")).toContainText(`otros (${count})`);
  // Files, copies and the choice of columns keep every state.
  await page.getByRole("button", { name: "Opciones" }).click();
  await expect(page.getByRole("group", { name: "Columnas" }).getByRole("checkbox")).toHaveCount(
    told + Number(count),
  );
  await page.keyboard.press("Escape");
  await page
    .getByRole("columnheader", { name: `otros (${count})` })
    .getByRole("button")
    .click();
  await expect(states).toHaveCount(told + Number(count));
  await expect(row.locator(".figure-cell")).toHaveCount(told + Number(count));
  const last = states.last();
  const name = (await last.locator("bdi").textContent()) ?? "";
  await last.click();
  await expect(page).toHaveURL(/state=/);
  await legend.getByRole("button", { name: "menos estados" }).click();
  await expect(legend.locator("[aria-pressed=true]")).toContainText(name);
  // An order by a small state tells it, also read by day.
  const sort = encodeURIComponent(`state:${name}`);
  await openReport(page, `from=2024-06-12&to=2024-06-12&unit=hms&sort=${sort}`);
  await expect(page.locator("thead th[aria-sort=descending]")).toContainText(name);
  await expect(page.getByRole("columnheader", { name: /^otros/ })).toBeVisible();
  await openReport(page, "from=2024-06-12&to=2024-06-12&unit=hms&by=day");
  await expect(row.locator(".figure-cell")).toHaveCount(told + 3);
  await expect
    .poll(() => page.locator("[data-columns] [data-cell^='0:']").count())
    .toBeLessThanOrEqual(told + 1);
});
