import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { scanWidths } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { askJson, askWhole, type Problem } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";

const days = ["2020-09-14", "2020-09-15"];
const range = "from=2020-09-14&to=2020-09-15";

type HeldAnswer = {
  window: { from: string; to: string };
  isInForce: boolean;
  records: { seconds: number }[];
};
type Held = { names: string[]; teams: string[]; answers: HeldAnswer[]; trail: object[] };

test("everything held about a person is one file, and a removed one does not come back", async ({
  browser,
  standIn,
  startApp,
}) => {
  const app = await startApp();
  const storageState = await signIn(app.url);
  const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
  const page = await context.newPage();
  const caller = context.request;
  const before = await askWhole(caller, range);
  const person = before.agents[0];
  if (!person) throw new Error("Nobody is there.");
  const others = before.agents.filter(({ id }) => id !== person.id);
  await createTeam(caller, app.url, "De paso", [person.id, others[0]?.id ?? ""]);
  const settings = {
    version: 0,
    agents: [{ id: person.id, name: "", isHidden: false, from: null, to: null }],
  };
  expect((await caller.put("/api/settings", { data: settings })).status()).toBe(200);
  await page.goto(`/agents/${person.id}?${range}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(person.name);

  await page.goto("/settings/personal-data");
  await page.getByLabel("Id del agente").fill("nadie");
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  await expect(page.getByText("No hay nada guardado sobre el agente nadie.")).toBeVisible();
  await page.getByLabel("Id del agente").fill(person.id);
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  const about = page.getByRole("region", { name: `Sobre el agente ${person.id}` });
  await expect(about).toContainText(person.name);
  await expect(about).toContainText("De paso");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    about.getByRole("button", { name: "Descargar todo (JSON)" }).click(),
  ]);
  const held: Held = JSON.parse(readFileSync(await download.path(), "utf8"));
  // The range may have been asked as a whole, too.
  const ofDays = held.answers.filter(
    ({ window: { from, to }, isInForce }) =>
      isInForce && days.includes(from.slice(0, 10)) && from.slice(0, 10) === to.slice(0, 10),
  );
  const secondsOf = (answers: readonly HeldAnswer[]) =>
    answers.flatMap(({ records }) => records.map((record) => record.seconds));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  expect(sum(secondsOf(ofDays))).toBe(sum(person.seconds));
  const { length: records } = secondsOf(held.answers);
  expect([held.names, held.teams, held.trail.length > 0]).toEqual([[person.name], ["De paso"], true]);

  await about.getByRole("button", { name: "Borrar a esta persona…" }).click();
  await about.getByLabel(`Escriba ${person.id} para confirmar`).fill("10");
  await about.getByRole("button", { name: "Borrar para siempre" }).click();
  await expect(about.getByText(`No coincide con ${person.id}.`)).toBeVisible();
  await scanWidths(page);
  await about.getByLabel(`Escriba ${person.id} para confirmar`).fill(person.id);
  await about.getByRole("button", { name: "Borrar para siempre" }).click();
  await expect(page.getByText(`Se borraron ${records} registros`)).toBeVisible();

  const after = await askWhole(caller, range);
  expect(after.agents.map(({ id }) => id).sort()).toEqual(others.map(({ id }) => id).sort());
  expect(JSON.stringify(after)).not.toContain(person.name);
  expect(after.warnings).toContainEqual(
    expect.objectContaining({ kind: "erased", count: secondsOf(ofDays).length }),
  );
  expect((await caller.get(`/agents/${person.id}?${range}`)).status()).toBe(404);
  expect((await (await caller.get("/api/settings?version=1")).json()).agents).toEqual([]);
  const gone = await askJson<Problem>(caller, `/api/personal-data?agent=${person.id}`);
  expect([gone.status, gone.body.code]).toEqual([404, "not-found"]);
  // A day that was never asked: wolkvox names the person again, and nothing of it is kept.
  const later = await askWhole(caller, "from=2020-09-16&to=2020-09-16");
  expect(later.agents.length).toBeGreaterThan(1);
  expect(later.agents.map(({ id }) => id)).not.toContain(person.id);
  await page.goto(`/?${range}`);
  await expect(
    page.getByText(/No se cuentan? \d+ registros? de personas cuyos datos se borraron/),
  ).toBeVisible();
  await page.goto("/settings/trail");
  await expect(page.getByText(`borró los datos del agente ${person.id}`)).toBeVisible();

  await page.goto("/settings/personal-data");
  await page.getByRole("button", { name: /^Volver a admitir/ }).click();
  await page.getByRole("button", { name: /^Sí, volver a admitir/ }).click();
  await expect(page.getByText("No se ha borrado a nadie.")).toBeVisible();
  const readmitted = await askWhole(caller, "from=2020-09-17&to=2020-09-17");
  expect(readmitted.agents.map(({ id }) => id)).toContain(person.id);

  const nameless = {
    agent_id: "",
    agent_dni: "",
    agent_name: "Rosa Peña",
    aux_state: "Break",
    time: "00:10:00",
  };
  await standIn.arm({ kind: "rows", rows: [nameless, { ...nameless, agent_name: "Iván Gil" }] });
  const ofDay = "from=2020-09-18&to=2020-09-18";
  expect((await askWhole(caller, ofDay)).agents.map(({ name }) => name).sort()).toEqual([
    "Iván Gil",
    "Rosa Peña",
  ]);
  await page.getByRole("button", { name: "Nombre, sin id" }).click();
  await page.getByLabel("Nombre del agente").fill("rosa peña");
  await page.getByRole("button", { name: "Buscar", exact: true }).click();
  const aboutName = page.getByRole("region", { name: "Sobre el agente rosa peña" });
  await expect(aboutName).toContainText("Solo las filas que wolkvox dio sin id.");
  await scanWidths(page);
  await aboutName.getByRole("button", { name: "Borrar a esta persona…" }).click();
  await aboutName.getByLabel("Escriba rosa peña para confirmar").fill("rosa peña");
  await aboutName.getByRole("button", { name: "Borrar para siempre" }).click();
  await expect(page.getByText("Se borró 1 registro del agente rosa peña.")).toBeVisible();
  expect((await askWhole(caller, ofDay)).agents.map(({ name }) => name)).toEqual(["Iván Gil"]);
  await page.goto("/settings/trail");
  await expect(page.getByText("borró los datos del agente rosa peña")).toBeVisible();
  await context.close();
});
