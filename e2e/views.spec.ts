import { expect } from "@playwright/test";
import { scan, scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { createAccount, createSupervisor, createTeam, limitToTeams, postAsPage } from "./support/people.ts";
import { askReport } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

// So few columns that the page is no wider than its window.
const range = "from=2023-12-18&to=2023-12-19";
const narrow = "column=average";

test("a link is saved under a name, opens first for whoever wants it, and says when its maker has removed it", async ({
  app,
  browser,
  page,
  request,
}) => {
  await openReport(page, `${range}&unit=hms&${narrow}`);
  await page.getByRole("button", { name: "Vistas", exact: true }).click();
  const panel = page.getByRole("region", { name: "Vistas guardadas" });
  await expect(panel).toContainText("Aún no hay vistas guardadas.");
  await panel.getByLabel("Nombre").fill("Cierre de prueba");
  await panel.getByLabel("Para todos").check();
  await panel.getByRole("button", { name: "Guardar esta vista" }).click();
  await expect(panel.getByRole("link", { name: "Abrir la vista Cierre de prueba" })).toBeVisible();
  await scanWidths(page);

  const { account } = await createAccount(request, app.url, "viewer");
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await signIn(app.url, account),
    locale: "es-CO",
  });
  const reader = await context.newPage();
  await reader.goto("/?range=today");
  await reader.getByRole("button", { name: "Vistas", exact: true }).click();
  await reader.getByRole("button", { name: "Abrir «Cierre de prueba» al entrar" }).click();
  await expect(reader.getByRole("button", { name: "No abrir «Cierre de prueba» al entrar" })).toBeVisible();
  await reader.goto("/");
  await expect(reader).toHaveURL(/from=2023-12-18&to=2023-12-19&unit=hms/);
  // Today's report has an address of its own.
  await reader.goto("/?range=today");
  await expect(reader).toHaveURL(/range=today$/);
  await reader.keyboard.press("Control+k");
  await reader.getByRole("combobox").fill("cierre de prueba");
  await expect(reader.getByRole("option", { selected: true })).toContainText("Cierre de prueba");
  await reader.keyboard.press("Enter");
  await expect(reader).toHaveURL(/2023-12-18/);

  const { views } = await (await request.get("/api/views")).json();
  const [view] = views.filter(({ name }: { name: string }) => name === "Cierre de prueba");
  expect(view).toMatchObject({
    link: `/?${range}&unit=hms&${narrow}`,
    isShared: true,
    isDefault: false,
    isOwn: true,
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openReport(page, `${range}&${narrow}`);
  await page.getByRole("button", { name: "Vistas", exact: true }).click();
  // Replaced by another link, it stays everybody's.
  await panel.getByLabel("Nombre").fill("Cierre de prueba");
  await expect(panel.getByLabel("Para todos")).toBeChecked();
  await panel.getByRole("button", { name: "Guardar esta vista" }).click();
  await expect(panel.getByLabel("Nombre")).toHaveValue("");
  expect((await (await request.get("/api/views")).json()).views).toEqual([
    expect.objectContaining({ link: `/?${range}&${narrow}`, isShared: true, isDefault: false }),
  ]);
  await page.getByRole("button", { name: "Eliminar la vista Cierre de prueba" }).click();
  await page.getByRole("button", { name: "Sí, eliminar la vista Cierre de prueba" }).click();
  await expect(panel).toContainText("Aún no hay vistas guardadas.");
  await reader.goto("/");
  await expect(reader.getByText("La vista «Cierre de prueba» se abría al entrar y ya no está")).toBeVisible();
  await scan(reader, "a view that is gone");
  await reader.getByRole("button", { name: "Entendido" }).click();
  await expect(reader.getByText("ya no está")).toHaveCount(0);
  await expect.poll(async () => (await (await context.request.get("/api/views")).json()).gone).toBeNull();
  await context.close();
});

test("views hold only links that their reader may open, and notes only days and agents in scope", async ({
  app,
  request,
}) => {
  const { agents } = await askReport(request, range);
  const [own, other] = agents;
  const team = await createTeam(request, app.url, "Equipo con notas", [own?.id ?? ""]);
  const supervisor = await createSupervisor(request, app.url);
  await limitToTeams(request, app.url, supervisor.id, [team]);
  const { caller } = supervisor;
  const save = (link: string, by = caller) =>
    postAsPage(by, app.url, "/api/views", { name: crypto.randomUUID(), link, isShared: true });
  for (const link of ["/settings/people", "/?range=never", "/?word=1", "https://x.example/s/1", "nonsense"])
    expect((await save(link)).status(), link).toBe(400);
  expect((await save(`/agents/${other?.id}`)).status()).toBe(404);
  const kept = await (await save("range=last-week&by=day")).json();
  expect(kept).toMatchObject({ link: "range=last-week&by=day", isShared: true });
  const ofOther = await (await save(`/agents/${other?.id}?range=last-week`, request)).json();
  const seen = await (await caller.get("/api/views")).json();
  expect(seen.views.map(({ id }: { id: string }) => id)).toContain(kept.id);
  expect(JSON.stringify(seen)).not.toContain(ofOther.id);
  // Somebody else's view may be their default, and is not theirs to change.
  const put = (data: object, by = request) =>
    by.put(`/api/views/${kept.id}`, { data, headers: { origin: app.url } });
  expect((await put({ name: "Otra", version: 9 })).status()).toBe(409);
  expect((await put({ isDefault: true })).status()).toBe(200);
  expect((await put({ isDefault: false })).status()).toBe(200);

  const write = (data: object, by = caller) => postAsPage(by, app.url, "/api/notes", data);
  const day = "2023-12-18";
  const made = await write({ day, agent: own?.id, text: "Corte <b>de luz</b>", leavesOut: true });
  expect(made.status()).toBe(200);
  const note = await made.json();
  expect(note).toEqual({
    ...{ id: expect.any(String), day, agent: own?.id, text: "Corte <b>de luz</b>", leavesOut: true },
    ...{ by: supervisor.email, at: expect.stringMatching(/Z$/), version: 1 },
  });
  expect((await write({ day, agent: other?.id, text: "x" })).status()).toBe(404);
  expect((await write({ day, agent: null, text: "x" })).status()).toBe(403);
  const hidden = await (await write({ day, agent: other?.id, text: "De otro equipo" }, request)).json();
  const list = async (words: string) => (await caller.get(`/api/notes?from=${day}&to=${day}${words}`)).json();
  const reversed = await caller.get(`/api/notes?from=${day}&to=2020-01-01`);
  expect([reversed.status(), (await reversed.json()).code]).toEqual([400, "invalid-parameter"]);
  expect((await list("")).notes.map(({ id }: { id: string }) => id)).toEqual([note.id]);
  expect((await list(`&agent=${other?.id}`)).code).toBe("not-found");
  const end = (id: string, by = caller) => by.delete(`/api/notes/${id}`, { headers: { origin: app.url } });
  expect((await end(hidden.id)).status()).toBe(404);
  // Who wrote a note changes it, and administrators; whoever has seen an older one is told.
  const change = (id: string, data: object, by = caller) =>
    by.put(`/api/notes/${id}`, { data, headers: { origin: app.url } });
  expect((await change(note.id, { text: "x" })).status()).toBe(400);
  expect((await change(hidden.id, { text: "x", version: 1 })).status()).toBe(404);
  const ofAll = await (await write({ day, agent: own?.id, text: "De quien administra" }, request)).json();
  expect((await change(ofAll.id, { text: "x", version: 1 })).status()).toBe(403);
  const mended = await change(note.id, { text: "Corte de luz y red", version: 1 }, request);
  expect(await mended.json()).toEqual({
    ...note,
    ...{ text: "Corte de luz y red", version: 2 },
    changed: { by: expect.stringContaining("@"), at: expect.stringMatching(/Z$/) },
  });
  const late = await change(note.id, { text: "Otra cosa", leavesOut: false, version: 1 });
  expect([late.status(), (await late.json()).code]).toEqual([409, "conflict"]);
  expect((await end(`${note.id}?version=1`)).status()).toBe(409);
  expect((await list(`&agent=${own?.id}`)).notes.map(({ text }: { text: string }) => text)).toEqual([
    "Corte de luz y red",
    "De quien administra",
  ]);
  expect((await end(`${note.id}?version=2`)).status()).toBe(200);
  expect((await end(ofAll.id, request)).status()).toBe(200);
  expect((await end(hidden.id, request)).status()).toBe(200);
  for (const { id } of [kept, ofOther])
    await request.delete(`/api/views/${id}`, { headers: { origin: app.url } });
});

test("a note on a day is written on the page, stands there and in files, and takes the day from averages until it is removed", async ({
  app,
  page,
  request,
}) => {
  const { agents } = await askReport(request, range);
  const [first] = agents;
  await openReport(page, `${range}&${narrow}`);
  await page.getByRole("button", { name: "Agregar una nota" }).click();
  const card = page.getByRole("region", { name: "Notas", exact: true });
  await card.getByLabel("Día", { exact: true }).selectOption("2023-12-18");
  await card.getByLabel("De quién", { exact: true }).selectOption(first?.id ?? "");
  await card.getByLabel("Nota", { exact: true }).fill("Corte de luz <b>en la sede</b>");
  await card.getByRole("checkbox").check();
  await scanWidths(page);
  await card.getByRole("button", { name: "Guardar la nota" }).click();
  await expect(card).toContainText("Corte de luz <b>en la sede</b>");
  await expect(card).toContainText("fuera de promedios, topes y días trabajados");
  await scanWidths(page);

  const ask = async () => {
    const { agents: told } = await (await request.get(`/api/report?${range}`)).json();
    return told.find(({ id }: { id: string }) => id === first?.id);
  };
  expect(await ask()).toMatchObject({ daysLeftOut: 1, daysWorked: 1, seconds: first?.seconds });
  const file = await (
    await request.get(`/api/export?format=json&${range}`, { headers: { "accept-language": "es-CO" } })
  ).text();
  expect(file).toContain("Corte de luz <b>en la sede</b> (fuera de promedios y días trabajados)");

  // The tooltip of a row says what was written, where the day counts in no average.
  await page.setViewportSize({ width: 1440, height: 900 });
  await openReport(page, range);
  await page
    .getByRole("row")
    .filter({ hasText: first?.id ?? "" })
    .locator("[data-cell$=':average']")
    .hover();
  await expect(page.getByRole("tooltip")).toContainText("lun 18: Corte de luz <b>en la sede</b>");
  // A day that is left out whole is not one that is still to be read.
  await openReport(page, `from=2023-12-18&to=2023-12-18&agent=${first?.id}`);
  await expect(page.getByRole("region", { name: "Resumen" })).toContainText("fuera por notas o supuestos");
  await page.goto(`/agents/${first?.id}?${range}`);
  await expect(card).toContainText("Corte de luz");

  // It is changed in its place. Of two people at once the second one is told, sees the other's words and keeps their own.
  const [{ id, version }] = (await (await request.get(`/api/notes?${range}`)).json()).notes;
  await card.getByRole("button", { name: /^Cambiar la nota: Corte/ }).click();
  const form = card.getByRole("form", { name: "Cambiar la nota" });
  await expect(form.getByLabel("Nota", { exact: true })).toBeFocused();
  await form.getByLabel("Nota", { exact: true }).fill("Corte de luz y de red");
  const elsewhere = { data: { text: "Sin luz", leavesOut: false, version }, headers: { origin: app.url } };
  expect((await request.put(`/api/notes/${id}`, elsewhere)).status()).toBe(200);
  await form.getByRole("button", { name: "Guardar la nota" }).click();
  await expect(card.getByRole("alert")).toContainText("alguien cambió esta nota mientras tanto");
  await expect(card.getByRole("listitem")).toContainText("Sin luz");
  await expect(form.getByLabel("Nota", { exact: true })).toHaveValue("Corte de luz y de red");
  await scanWidths(page);
  await form.getByRole("button", { name: "Guardar la nota" }).click();
  await expect(form).toHaveCount(0);
  await expect(card.getByRole("listitem")).toContainText(/Corte de luz y de red.*cambiada por/);
  expect(await ask()).toMatchObject({ daysLeftOut: 1, daysWorked: 1 });
  await card.getByRole("button", { name: /^Eliminar la nota/ }).click();
  await card.getByRole("button", { name: /^Sí, eliminar la nota/ }).click();
  await expect(card).toHaveCount(0);
  expect(await ask()).toMatchObject({ daysWorked: 2 });
});

test("saved views take turns on a screen on a wall, which goes on from the one it shows", async ({
  app,
  page,
  request,
}) => {
  const { agents } = await askReport(request, range);
  const save = async (name: string, link: string) =>
    (await (await postAsPage(request, app.url, "/api/views", { name, link })).json()).id as string;
  const ids = [
    await save("Turno A", `${range}&agent=${agents[0]?.id}`),
    await save("Turno B", `${range}&by=day&agent=${agents[1]?.id}`),
    await save("De una persona", `/agents/${agents[0]?.id}?${range}`),
  ];
  await openReport(page, `${range}&${narrow}`);
  await page.getByRole("button", { name: "Vistas", exact: true }).click();
  const panel = page.getByRole("region", { name: "Vistas guardadas" });
  const start = panel.getByRole("link", { name: /^Turnarlas en una pantalla/ });
  const address = (await start.getAttribute("href")) ?? "";
  await scan(page, "views that can take turns");
  await page.clock.install();
  await page.goto(address);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("Turno A");
  await expect(page.getByText("vista 1 de 2")).toBeVisible();
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(1);
  await page.clock.fastForward(15_000);
  await expect(heading).toContainText("Turno B");
  await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(2);
  await page.reload();
  await expect(heading).toContainText("Turno B");
  await expect(page.getByText("vista 2 de 2")).toBeVisible();
  await page.clock.fastForward(15_000);
  await expect(heading).toContainText("Turno A");
  await page.getByRole("link", { name: "Salir del modo TV" }).click();
  await expect(page).not.toHaveURL(/display|turn/);
  for (const id of ids) await request.delete(`/api/views/${id}`, { headers: { origin: app.url } });
});
