import { type APIRequestContext, expect } from "@playwright/test";
import Database from "better-sqlite3";
import type { AppProcess } from "./support/app-process.ts";
import { scanBothSchemes } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { openMailSink } from "./support/mail-sink.ts";
import { createAccount } from "./support/people.ts";
import { askReport } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import type { StandInProcess } from "./support/stand-in-process.ts";

/** Has every alert look at the next round, at most 15 s later. */
function makeDue({ databaseFile }: AppProcess): void {
  const database = new Database(databaseFile);
  database.prepare("update alert set next_at = 1").run();
  database.close();
}

/** What wolkvox says of today from now on, and somebody who reads it. */
async function haveRead(caller: APIRequestContext, standIn: StandInProcess, breaks: string): Promise<void> {
  const row = { agent_dni: "1099887766", aux_state: "Break" };
  await standIn.arm({
    kind: "rows",
    rows: [
      { ...row, agent_id: "10001", agent_name: "Ana Ruiz", time: breaks },
      { ...row, agent_id: "10002", agent_name: "Luis Paz", time: "00:10:00" },
    ],
  });
  const [hours = 0, minutes = 0, seconds = 0] = breaks.split(":").map(Number);
  await expect
    .poll(
      async () => (await askReport(caller, "range=today")).agents.find(({ id }) => id === "10001")?.seconds,
      {
        timeout: 30_000,
      },
    )
    .toEqual([hours * 3600 + minutes * 60 + seconds]);
}

test("a supervisor is told once who is over a limit today, by e-mail, and reads what was sent to whom", async ({
  browser,
  startApp,
  startStandIn,
}) => {
  test.setTimeout(240_000);
  const sink = await openMailSink("nadie@auxboard.example");
  const standIn = await startStandIn();
  const variables = {
    ...{ SMTP_URL: sink.url, MAIL_FROM: "Auxboard <avisos@auxboard.example>" },
    WOLKVOX_REFRESH_SECONDS: "1",
  };
  const app = await startApp(variables, standIn);
  const admin = await browser.newContext({
    baseURL: app.url,
    storageState: await signIn(app.url),
    locale: "es-CO",
  });
  const { account } = await createAccount(admin.request, app.url);
  const context = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url, account), locale: "es-CO" },
  });
  const page = await context.newPage();

  await page.goto("/settings/alerts");
  await expect(page.getByText("Todavía no hay avisos.")).toBeVisible();
  await expect(page.getByText("Todavía no hay topes de los que avisar.")).toBeVisible();
  await expect(page.getByText("Auxboard no consulta el día por su cuenta.")).toBeVisible();
  const settings = await (await admin.request.get("/api/settings")).json();
  const breaks = {
    id: "breaks",
    name: "Pausas",
    states: ["Break"],
    seconds: 1800,
    from: "2026-01-01",
    team: null,
  };
  const saved = await admin.request.put("/api/settings", { data: { ...settings, allowances: [breaks] } });
  expect(saved.status()).toBe(200);
  await haveRead(context.request, standIn, "00:20:00");

  await page.reload();
  await page.getByRole("button", { name: "Nuevo aviso" }).click();
  const form = page.getByRole("form", { name: "Nuevo aviso" });
  await form.getByRole("button", { name: "Crear el aviso" }).click();
  await expect(form.getByRole("alert")).toHaveText("Escriba un nombre para el aviso.");
  await form.getByLabel("Nombre").fill("Pausas largas");
  await form.getByRole("combobox", { name: "Tope" }).selectOption({ label: "Pausas" });
  await expect(
    form.getByText(/^Quien pase el tope «Pausas»\. Un resumen por hora \(hora de Colombia\)\.$/),
  ).toBeVisible();
  await form.getByRole("button", { name: "En cuanto se sepa" }).click();
  await form.getByLabel("Horas de silencio").check();
  await expect(form.getByText(/salvo de 20:00 a 07:00/)).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `the form of an alert, ${width} px`);
  }
  await form.getByLabel("Horas de silencio").uncheck();
  await form.getByLabel("Correos").fill("turno@auxboard.example");
  await form.getByRole("button", { name: "Crear el aviso" }).click();
  const row = page.getByRole("listitem", { name: "Pausas largas" });
  await expect(row).toContainText("Quien pase el tope «Pausas»");
  await expect(row).toContainText("A turno@auxboard.example");
  await expect(row).toContainText("Aún no se ha enviado");
  await row.getByRole("button", { name: "Enviar prueba" }).click();
  await expect(row.getByRole("status")).toHaveText(
    `Prueba enviada a ${account.email}: ahora nadie pasa el tope.`,
  );
  expect(sink.mails.splice(0)[0]?.subject).toBe("[Prueba] Pausas largas: nadie pasa un tope");

  makeDue(app);
  await expect(row).toContainText(/Miró .*, con datos de/, { timeout: 40_000 });
  expect(sink.mails).toEqual([]);

  await haveRead(context.request, standIn, "00:45:10");
  makeDue(app);
  await expect(row.getByText("Enviado", { exact: true })).toBeVisible({ timeout: 40_000 });
  expect(sink.mails).toHaveLength(1);
  const [letter] = sink.mails;
  expect(letter?.subject).toBe("Pausas largas: 1 persona pasa un tope");
  expect(letter?.text).toContain("- Ana Ruiz (10001): Pausas, 15m de más (el tope es 30m)");
  expect(letter?.text).not.toContain("Luis");
  const [address = ""] = /http\S+over=breaks\S*/.exec(letter?.text ?? "") ?? [];
  expect(new URL(address).port).toBe(new URL(app.url).port);
  const shown = await askReport(context.request, new URL(address).search.slice(1));
  expect(shown.agents.map(({ name }) => name)).toEqual(["Ana Ruiz"]);

  // Corrected down, up again and further: it was told.
  const { calls } = standIn;
  for (const time of ["00:29:00", "00:50:00"]) {
    await haveRead(context.request, standIn, time);
    const before = await lookedAt();
    makeDue(app);
    const { total } = await calls();
    await expect.poll(lookedAt, { timeout: 40_000 }).not.toBe(before);
    // Alerts ask wolkvox for nothing.
    expect((await calls()).total).toBe(total);
  }
  expect(sink.mails).toHaveLength(1);

  await row.getByRole("button", { name: "Historial" }).click();
  const log = row.getByRole("table");
  await expect(log).toContainText("Ana Ruiz Pausas, 15m de más");
  await expect(log).toContainText("turno@auxboard.example");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `alerts, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await row.getByRole("button", { name: "Pausar" }).click();
  await expect(row.getByText("En pausa")).toBeVisible();
  await row.getByRole("button", { name: "Editar" }).click();
  const edit = page.getByRole("form", { name: "Aviso Pausas largas" });
  await edit.getByRole("combobox", { name: "Tope" }).selectOption({ label: "Cualquiera" });
  await edit.getByRole("button", { name: "Guardar" }).click();
  await expect(row).toContainText("Quien pase cualquier tope");
  await expect(row.getByText("En pausa")).toBeVisible();
  await row.getByRole("button", { name: "Quitar" }).click();
  await row.getByRole("button", { name: "Sí, quitar" }).click();
  await expect(page.getByText("Todavía no hay avisos.")).toBeVisible();

  const office = await admin.newPage();
  await office.goto("/settings/trail");
  await expect(office.getByRole("table")).toContainText(
    "avisó con «Pausas largas» de 1 exceso a turno@auxboard.example",
  );
  await office.goto("/settings/allowances");
  await office.getByRole("link", { name: "Avisar cuando alguien pase un tope" }).click();
  await expect(office.getByRole("heading", { name: "Avisos de exceso" })).toBeVisible();
  await Promise.all([context.close(), admin.close(), sink.close()]);

  async function lookedAt(): Promise<string> {
    const { alerts } = await (await context.request.get("/api/alerts")).json();
    return alerts[0].lookedAt;
  }
});
