import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const range = "from=2023-12-15&to=2023-12-15";

test("an administrator names, merges and separates states on a page of settings, and loses nothing to somebody faster", async ({
  page,
  request,
}) => {
  const { states } = await askReport(request, range);
  const [first = "", second = "", third = ""] = states;
  const load = async () => (await request.get("/api/settings")).json();
  try {
    await page.goto("/settings/states");
    const save = page.getByRole("button", { name: "Guardar" });
    await expect(page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true })).toHaveValue(first);
    await expect(save).toBeDisabled();
    await page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true }).fill("Nombre de prueba");
    await page
      .getByRole("combobox", { name: `Dónde cuenta ${third}`, exact: true })
      .selectOption({ label: second });
    await expect(page.getByText("Hay cambios sin guardar.")).toBeVisible();
    await expect(page.getByText(`Cuenta en ${second}`)).toBeVisible();
    await scanWidths(page);

    // Somebody else saves first: both changes stand in the end.
    const settings = await load();
    const others = settings.states.map((one: { state: string }) =>
      one.state === second ? { ...one, name: "De otra persona" } : one,
    );
    expect((await request.put("/api/settings", { data: { ...settings, states: others } })).status()).toBe(
      200,
    );
    await save.click();
    await expect(page.getByText("Otra persona guardó cambios entretanto.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: `Nombre de ${second}`, exact: true })).toHaveValue(
      "De otra persona",
    );
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    await expect(save).toBeDisabled();

    await openReport(page, range);
    const main = page.getByRole("main");
    await expect(main).toContainText("Nombre de prueba");
    await expect(main).toContainText("De otra persona");
    expect((await askReport(request, range)).states).not.toContain(third);
    await page.getByRole("button", { name: /^datos (de|del) / }).click();
    const dialog = page.getByRole("dialog", { name: "Procedencia" });
    for (const state of [second, third]) await expect(dialog).toContainText(`«${state}»: `);
    await scanWidths(page);
    await page.keyboard.press("Escape");

    await page.goto("/settings/states");
    await page.getByRole("button", { name: `Separar ${third}`, exact: true }).click();
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    await expect.poll(async () => (await askReport(request, range)).states).toEqual(states);
  } finally {
    await request.put("/api/settings", { data: { ...(await load()), states: [] } });
  }
});

test("an administrator reads what every version of the settings changed, and goes back to one unless somebody was faster", async ({
  page,
  request,
}) => {
  const { states } = await askReport(request, range);
  const [first = ""] = states;
  const load = async () => (await request.get("/api/settings")).json();
  const saveName = async (name: string): Promise<number> => {
    const settings = await load();
    const named = settings.states.map((one: { state: string }) =>
      one.state === first ? { ...one, name } : one,
    );
    const answer = await request.put("/api/settings", { data: { ...settings, states: named } });
    expect(answer.status()).toBe(200);
    return (await answer.json()).version;
  };
  try {
    const earlier = await saveName("Nombre de antes");
    const later = await saveName("Nombre de ahora");
    const listed = await (await request.get("/api/settings/history")).json();
    expect(listed.versions[0]).toMatchObject({
      version: later,
      by: expect.stringContaining("@"),
      changes: [
        { part: "states", state: first, field: "name", before: "Nombre de antes", after: "Nombre de ahora" },
      ],
    });

    await page.goto("/settings/states");
    const field = page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true });
    const history = page.getByRole("region", { name: "Historial de los ajustes" });
    const open = history.getByRole("button", { name: `Ver la versión ${earlier}`, exact: true });
    const goBack = history.getByRole("button", { name: `Volver a la versión ${earlier}`, exact: true });
    const surely = history.getByRole("button", { name: `Sí, volver a la versión ${earlier}`, exact: true });
    await expect(history).toContainText("Nombre: Nombre de antes → Nombre de ahora");
    await open.click();
    await expect(history).toContainText("Nombre: Nombre de ahora → Nombre de antes");
    await expect(goBack).toBeVisible();
    await scanWidths(page);

    // What is not saved yet would be lost.
    await field.fill("A medias");
    await expect(goBack).toHaveCount(0);
    await expect(history).toContainText("guarde o descarte los cambios de esta página");
    await page.getByRole("button", { name: "Descartar" }).click();

    await goBack.click();
    const newest = await saveName("De otra persona");
    await surely.click();
    await expect(history).toContainText("Otra persona guardó cambios entretanto y no se cambió nada.");
    await expect(history.getByRole("heading", { name: `Versión ${newest}`, exact: true })).toBeVisible();
    await expect(field).toHaveValue("De otra persona");
    expect((await load()).version).toBe(newest);

    await goBack.click();
    await surely.click();
    await expect(history).toContainText(`La versión ${earlier} está de nuevo en vigor`);
    await expect(field).toHaveValue("Nombre de antes");
    const restored = await load();
    const trail = await (await request.get("/api/trail?what=settings&limit=1")).json();
    expect(trail.entries[0].detail).toMatchObject({ restores: earlier });
    expect(restored.version).toBe(newest + 1);
    const asSaved = await (await request.get(`/api/settings?version=${earlier}`)).json();
    expect(restored.states).toEqual(expect.arrayContaining(asSaved.states));

    // The whole document goes out as a file, and comes in from one once it is seen what that would change.
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Descargar (JSON)" }).click(),
    ]);
    const taken = JSON.parse(readFileSync(await download.path(), "utf8"));
    expect(taken).toEqual(await load());
    const give = (text: string) =>
      page.getByLabel("Cargar un archivo").setInputFiles({
        ...{ name: "otro.json", mimeType: "application/json" },
        buffer: Buffer.from(text),
      });
    await give("nada");
    await expect(page.getByText("El archivo no es JSON.")).toBeVisible();
    await give(JSON.stringify({ daysOff: [{ day: "ayer", name: "Nunca" }] }));
    await expect(page.getByText("No se guardó nada: daysOff.0.day")).toBeVisible();
    await give(JSON.stringify(taken));
    await expect(page.getByText("otro.json es igual a lo que está en vigor.")).toBeVisible();
    await give(JSON.stringify({ ...taken, daysOff: [{ day: "2019-12-25", name: "Navidad" }] }));
    await expect(page.getByText("Aplicar otro.json cambiaría lo siguiente:")).toBeVisible();
    await expect(page.getByText("se trabaja → Navidad")).toBeVisible();
    await scanWidths(page);
    await page.getByRole("button", { name: "Aplicar", exact: true }).click();
    await page.getByRole("button", { name: "Sí, aplicar" }).click();
    await expect(
      page.getByText("Los ajustes del archivo están en vigor, como una versión nueva."),
    ).toBeVisible();
    expect((await load()).daysOff).toEqual([{ day: "2019-12-25", name: "Navidad" }]);
  } finally {
    await request.put("/api/settings", { data: { ...(await load()), states: [], daysOff: [] } });
  }
});

const rosterDay = "from=2023-11-28&to=2023-11-28";

test("an administrator keeps a roster by hand, from a file and from wolkvox, and everybody's figures follow it", async ({
  page,
  request,
}) => {
  const load = async () => (await request.get("/api/settings")).json();
  const { agents: before } = await askReport(request, rosterDay);
  const [tester] = before;
  if (!tester) throw new Error("Nobody is there.");
  const csv = [
    "id;nombre;equipo;hasta",
    "99002;Peña Núñez Zoé;Equipo de archivo;",
    "99002;Doble;;",
    "99003;=HYPERLINK(1);;",
    "99004;Con fecha;;31/02/2026",
  ];
  try {
    await page.goto("/settings/roster");
    const roster = page.getByRole("region", { name: "Plantilla", exact: true });
    const save = page.getByRole("button", { name: "Guardar" });
    await page.getByRole("textbox", { name: "Id en wolkvox" }).fill("99001");
    await roster.getByRole("textbox", { name: "Nombre", exact: true }).fill("Ausente Prueba");
    await page.getByRole("button", { name: "Agregar", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Nombre de Ausente Prueba" })).toBeVisible();
    // Whoever is hidden may have no records of late: added by hand too.
    await page.getByRole("textbox", { name: "Id en wolkvox" }).fill(tester.id);
    await page.getByRole("button", { name: "Agregar", exact: true }).click();
    await page.getByRole("searchbox", { name: "Buscar por nombre o id" }).fill(tester.id);
    await roster.getByRole("combobox").first().selectOption({ label: "Nunca (oculto)" });
    await page.getByRole("searchbox", { name: "Buscar por nombre o id" }).fill("");

    await page.getByLabel("Archivo CSV").setInputFiles({
      name: "plantilla.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv.join("\r\n"), "latin1"),
    });
    const preview = page.getByRole("region", { name: "Vista previa del archivo", exact: true });
    for (const words of ["Peña Núñez Zoé", "El id ya está en la fila 2.", "Empieza como una fórmula"])
      await expect(preview).toContainText(words);
    await expect(preview).toContainText("«Hasta» no es una fecha.");
    await expect(preview).toContainText("Equipo nuevo Equipo de archivo: 1 agente");
    await scanWidths(page);
    await preview.getByRole("button", { name: "Poner 1 en la tabla" }).click();

    // Somebody else saves first: nothing that was typed is lost.
    const settings = await load();
    await request.put("/api/settings", { data: { ...settings, closedWeekdays: [7] } });
    await save.click();
    await expect(page.getByText("Otra persona guardó cambios entretanto.")).toBeVisible();
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    const saved = await load();
    expect(saved.closedWeekdays).toEqual([7]);
    expect(saved.agents).toEqual(
      expect.arrayContaining([
        { id: "99001", name: "Ausente Prueba", isHidden: false, from: null, to: null },
        { id: "99002", name: "Peña Núñez Zoé", isHidden: false, from: null, to: null },
        expect.objectContaining({ id: tester.id, isHidden: true }),
      ]),
    );

    // Leaving with changes is asked about first.
    await page.getByRole("textbox", { name: "Nombre de Ausente Prueba" }).fill("A medias");
    page.once("dialog", (dialog) => dialog.dismiss());
    await page.getByRole("link", { name: "Equipos" }).click();
    await expect(page.getByText("Hay cambios sin guardar.")).toBeVisible();
    await page.getByRole("button", { name: "Descartar", exact: true }).click();

    await page.getByRole("button", { name: "Pedir la lista a wolkvox" }).click();
    await expect(
      page.getByRole("region", { name: "Vista previa de la lista de wolkvox", exact: true }),
    ).toContainText("Sin Uso Prueba");
    await page.getByRole("button", { name: "Descartar la importación" }).click();
    const again = await request.post("/api/settings/agents", { data: { from: "wolkvox" } });
    expect([again.status(), (await again.json()).code]).toEqual([429, "rate-limited"]);

    const report = await (await request.get(`/api/report?${rosterDay}`)).json();
    expect(report.hidden).toBe(1);
    expect(report.agents.map(({ id }: { id: string }) => id)).not.toContain(tester.id);
    expect(report.agents.find(({ id }: { id: string }) => id === "99001")).toEqual({
      ...{ id: "99001", name: "Ausente Prueba", noRecords: true },
      seconds: report.states.map(() => 0),
    });
    // Who is missing is told at the top, and leads to their rows.
    const missing = report.agents.filter(({ noRecords }: { noRecords?: true }) => noRecords);
    await openReport(page, rosterDay);
    const told = page
      .getByRole("region", { name: "Resumen" })
      .locator("> *")
      .filter({ hasText: "Sin registros" });
    await expect(told).toContainText(missing[0].name);
    await told.getByRole("link", { name: String(missing.length), exact: true }).click();
    await expect(page.locator("tbody tr").getByText("sin registros")).toHaveCount(missing.length);
    expect(new URL(page.url()).searchParams.getAll("agent").sort()).toEqual(
      missing.map(({ id }: { id: string }) => id).sort(),
    );
    const { teams } = await (await request.get("/api/teams")).json();
    const team = teams.find(({ name }: { name: string }) => name === "Equipo de archivo");
    await openReport(page, `${rosterDay}&team=${team.id}`);
    const main = page.getByRole("main");
    await expect(main.getByRole("row", { name: /Peña Núñez Zoé/ })).toContainText("sin registros");
    await expect(main).toContainText("1 agente oculto tiene registros y no está en ninguna cifra.");
    await scanWidths(page);
    expect((await page.goto(`/agents/99001?${rosterDay}`))?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Ausente Prueba");
    expect((await page.goto(`/agents/${tester.id}?${rosterDay}`))?.status()).toBe(404);
    await request.delete(`/api/teams/${team.id}`);

    // A closed Sunday expects nobody; on one that is open everybody who should be there is missing.
    const sunday = "from=2023-11-26&to=2023-11-26";
    expect((await askReport(request, sunday)).agents).toEqual([]);
    await request.put("/api/settings", { data: { version: (await load()).version, closedWeekdays: [] } });
    await expect.poll(async () => (await askReport(request, sunday)).agents.length).toBe(2);
    await page.goto(`/?${sunday}`);
    await expect(main.getByRole("heading", { name: "Sin datos en el rango" })).toBeVisible();
    await expect(main.getByRole("row", { name: /Ausente Prueba/ })).toContainText("sin registros");
    await expect(main.getByRole("row", { name: /^Total/ })).toContainText("–");
  } finally {
    await request.put("/api/settings", { data: { ...(await load()), agents: [], closedWeekdays: [] } });
  }
});

test("read by class, states are added up in their classes on every page, in the API and in files", async ({
  page,
  request,
}) => {
  const byState = await askReport(request, range);
  const classOf = new Map(byState.states.map((state, at) => [state, byState.styles[at]?.stateClass ?? ""]));
  const sums = new Map<string, number>();
  for (const { seconds } of byState.agents)
    for (const [at, time] of seconds.entries()) {
      const stateClass = classOf.get(byState.states[at] ?? "") ?? "";
      sums.set(stateClass, (sums.get(stateClass) ?? 0) + time);
    }
  const byClass = await askReport(request, `${range}&group=class`);
  const told = byClass.states.map((name, at) => [
    name,
    byClass.agents.reduce((all, { seconds }) => all + (seconds[at] ?? 0), 0),
  ]);
  expect(new Map(told as [string, number][])).toEqual(sums);

  await openReport(page, range);
  await page.getByRole("button", { name: /^Estados/ }).click();
  await page.getByRole("button", { name: "Clase", exact: true }).click();
  await expect(page).toHaveURL(/group=class/);
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader", { name: /^Personal/ })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: /^Break/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Clases/ })).toBeVisible();
  await scanWidths(page);

  const days = "from=2023-12-14&to=2023-12-15";
  for (const path of [`/?${days}&group=class&by=day`, `/agents/10001?${days}&group=class`]) {
    await page.goto(path);
    await expect(page.getByRole("region", { name: "Estados y su tiempo total" })).toContainText("Personal");
    await expect(page.getByRole("main")).not.toContainText("Break");
  }
  await page.goto(`/?${range}&group=class&state=Break`);
  await expect(page).toHaveURL(/state=personal/);

  const file = await request.get(`/api/export?format=csv&${range}&group=class`, {
    headers: { "accept-language": "es-CO" },
  });
  expect(file.headers()["content-disposition"]).toContain("por-clase");
  const text = await file.text();
  expect(text).toContain("Personal (s)");
  expect(text).not.toContain("Break");
});

const limitDays = "from=2023-12-18&to=2023-12-19";

test("an administrator allows a state some time a day from nothing, and everybody reads who is over it", async ({
  page,
  request,
}) => {
  const { states } = await askReport(request, limitDays);
  const [first = ""] = states;
  const load = async () => (await request.get("/api/settings")).json();
  try {
    await page.goto("/settings/allowances");
    const save = page.getByRole("button", { name: "Guardar" });
    await page.getByRole("combobox", { name: "Añadir un tope para" }).selectOption({ label: first });
    const card = page.getByRole("region", { name: `Tope: ${first}`, exact: true });
    await card.getByRole("textbox", { name: "Nombre" }).fill("Descansos");
    await page.getByRole("spinbutton", { name: "Minutos de Descansos, límite 1" }).fill("1");
    await page.getByLabel("Desde cuándo vale el límite 1 de Descansos").fill("2023-01-01");
    await scanWidths(page);

    // Somebody else saves first: what was typed stays, and both stand in the end.
    const daysOff = [{ day: "2023-12-25", name: "Navidad" }];
    const theirs = await request.put("/api/settings", { data: { ...(await load()), daysOff } });
    expect(theirs.status()).toBe(200);
    await save.click();
    await expect(page.getByText("Otra persona guardó cambios entretanto.")).toBeVisible();
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    const { allowances, daysOff: kept } = await load();
    expect(allowances).toEqual([
      {
        ...{ id: "limit-1", name: "Descansos", states: [first] },
        ...{ seconds: 60, from: "2023-01-01", team: null },
      },
    ]);
    expect(kept).toEqual(daysOff);
    await expect(page.getByRole("region", { name: "Historial de los ajustes" })).toContainText(
      "Tope «Descansos» no había → Descansos: 1m al día",
    );

    let over: string[] = [];
    await expect
      .poll(async () => {
        const answer = await (await request.get(`/api/report?${limitDays}`)).json();
        over = answer.agents.flatMap(({ name, overrun }: { name: string; overrun: (number | null)[] }) =>
          (overrun[0] ?? 0) > 0 ? name : [],
        );
        return answer.agents.every(({ overrun }: { overrun: (number | null)[] }) => overrun[0] !== null);
      })
      .toBe(true);
    expect(over.length).toBeGreaterThan(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await openReport(page, limitDays);
    const head = page.getByRole("columnheader", { name: "Exceso: Descansos hasta 1m al día" });
    await expect(head).toBeVisible();
    await expect(page.getByText(/^\+.+ en [12] días?$/).first()).toBeVisible();
    await expect(page.getByText("Pasa el tope: Descansos").first()).toBeAttached();
    const summary = page.getByRole("region", { name: "Resumen" });
    await expect(summary.getByRole("link", { name: String(over.length), exact: true })).toBeVisible();
    await expect(summary.getByText(/^\+\d/).first()).toBeVisible();
    // A day off is named wherever the day stands, also where people worked on it.
    const named = { day: "2023-12-18", name: "Fiesta local" };
    await request.put("/api/settings", { data: { ...(await load()), daysOff: [...daysOff, named] } });
    await openReport(page, limitDays);
    await expect(page.getByText("lun 18: Fiesta local")).toBeVisible();
    await openReport(page, `${limitDays}&by=day`);
    await expect(page.getByRole("row", { name: /Lunes 18 de diciembre.*Fiesta local/ })).toBeVisible();
    await expect(page.locator("[data-row='0'][data-cell='0:head']").getByText("Fiesta local")).toHaveCount(1);
    await page
      .getByRole("row", { name: /Fiesta local/ })
      .getByRole("cell")
      .nth(1)
      .hover();
    await expect(page.getByRole("tooltip")).toContainText("Fiesta local");
    // Over time the same tile leads to who they are.
    await openReport(page, `${limitDays}&by=day`);
    await expect(summary).toContainText(/Con exceso\+.+Descansos \+/);
    await summary.getByRole("link", { name: /^\+/ }).click();
    await expect(page).toHaveURL(/^(?!.*by=day).*over=any/);
    await expect(page.getByRole("columnheader", { name: `${over.length} agentes` })).toBeVisible();
    await openReport(page, limitDays);
    await page.getByRole("combobox", { name: "Quiénes se muestran según los topes" }).selectOption("any");
    await expect(page).toHaveURL(/over=any/);
    await expect(page.getByRole("columnheader", { name: `${over.length} agentes` })).toBeVisible();
    await openReport(page, `${limitDays}&over=any&column=over:limit-1`);
    await scanWidths(page);

    // On the running day what is left warns from the part that is set, in figures and in what is said of them.
    const running = await (await request.get("/api/report?range=today")).json();
    const [most] = running.agents;
    const at = most.seconds.indexOf(Math.max(...most.seconds));
    const limit = Math.ceil(most.seconds[at] * 1.1);
    const entry = { id: "near", name: "Cerca", states: [running.states[at]], from: "2023-01-01", team: null };
    await request.put("/api/settings", {
      data: { ...(await load()), allowances: [{ ...entry, seconds: limit }] },
    });
    await page.setViewportSize({ width: 1440, height: 900 });
    const rowOf = page.getByRole("row").filter({ hasText: most.id });
    await openReport(page, "range=today");
    await expect(rowOf).toContainText(/△ quedan solo .+ de /);
    await expect(rowOf).toContainText("Cerca del tope: Cerca");
    await rowOf.getByText(/quedan solo/).hover();
    await expect(page.getByRole("tooltip")).toContainText("quedan solo");
    await page.goto("/settings/allowances");
    const part = page.getByRole("spinbutton", { name: "Porcentaje del tope desde el que se avisa" });
    await expect(part).toHaveValue("80");
    await part.fill("99");
    await save.click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    expect((await load()).warnings).toEqual({ leftPercent: 99 });
    await openReport(page, "range=today");
    await expect(rowOf).toContainText(/quedan .+ de /);
    await expect(rowOf).not.toContainText("quedan solo");
    const refused = await request.get(`/api/report?${limitDays}&over=nothing`);
    expect([refused.status(), (await refused.json()).code]).toEqual([400, "invalid-parameter"]);
  } finally {
    await request.put("/api/settings", {
      data: { ...(await load()), allowances: [], daysOff: [], warnings: { leftPercent: 80 } },
    });
  }
});
