import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { type Browser, expect, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { type AppProcess, administrator } from "./support/app-process.ts";
import { scanBothSchemes } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { type MailSink, openMailSink } from "./support/mail-sink.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { reopenWorkbook, secondsOf } from "./support/reopened.ts";
import { askWhole } from "./support/report-api.ts";
import { signIn } from "./support/sign-in.ts";
import { sum } from "./support/truth.ts";

const unknown = "nadie@auxboard.example";

const rowOf = (page: Page, name: string) => page.getByRole("listitem", { name });

async function openPage(browser: Browser, { url }: AppProcess): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    storageState: await signIn(url),
    locale: "es-CO",
  });
  return context.newPage();
}

function listRecipients({ to }: MailSink["mails"][number]): (string | undefined)[] {
  return [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
}

/** Moves the next sending of an app's schedules so many days back, where it is due; its sender looks every 15 s. */
function makeDue({ databaseFile }: AppProcess, days: number): void {
  const database = new Database(databaseFile);
  database.prepare("update schedule set next_at = next_at - ?").run(days * 86_400_000);
  database.close();
}

test("a report is sent from its menu on: a test, what is due, and what a mail server refuses", async ({
  browser,
  startApp,
}) => {
  const sink = await openMailSink(unknown);
  const app = await startApp({ SMTP_URL: sink.url, MAIL_FROM: "Auxboard <informes@auxboard.example>" });
  const page = await openPage(browser, app);
  const row = rowOf(page, "Pausas de la semana");

  await page.goto("/?range=this-week&by=day&known=2020-01-01");
  await page.getByRole("button", { name: "Descargar" }).click();
  await page.getByRole("link", { name: "Programar un envío…" }).click();
  const form = page.getByRole("form", { name: "Nuevo envío" });
  await expect(form.getByLabel("Informe")).toHaveValue(`${app.url}/?range=this-week&by=day`);
  await form.getByLabel("Nombre").fill("Pausas de la semana");
  await expect(
    form.getByText(/^Cada lunes a las 07:00 \(hora de Colombia\)\. Se envía: Semana pasada, por día/),
  ).toBeVisible();
  await form.getByRole("button", { name: "Crear el envío" }).click();
  await expect(form.getByRole("alert")).toHaveText("Escriba al menos un correo.");
  await form.getByLabel("Correos").fill("gerencia@auxboard.example\nturno@auxboard.example");
  await form.getByRole("button", { name: "Crear el envío" }).click();
  await expect(form).toHaveCount(0);
  await expect(row).toContainText("Excel (XLSX) a gerencia@auxboard.example, turno@auxboard.example");
  await expect(row).toContainText("Aún no se ha enviado");

  await row.getByRole("button", { name: "Enviar prueba" }).click();
  await expect(row.getByRole("status")).toHaveText(`Prueba enviada a ${administrator.email}.`);
  const [mail] = sink.mails;
  expect(mail?.subject).toMatch(/^\[Prueba\] Pausas de la semana: /);
  const [address = ""] = /http\S+\?\S+/.exec(mail?.text ?? "") ?? [];
  expect(address).toMatch(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&by=day$/);
  const { agents } = await askWhole(page.request, address.slice(address.indexOf("?") + 1));
  const truth = sum(agents.flatMap(({ seconds }) => seconds));
  const book = reopenWorkbook(mail?.attachments[0]?.content ?? Buffer.alloc(0));
  const total = book
    .rows("Totales por día")
    .at(-1)
    ?.findLast((cell) => cell?.f !== undefined);
  expect(truth).toBeGreaterThan(0);
  expect(secondsOf(total)).toBe(truth);
  await row.getByRole("button", { name: "Enviar prueba" }).click();
  await expect(row.getByRole("alert")).toHaveText("Se acaba de enviar una prueba: espere medio minuto.");

  await row.getByRole("button", { name: "Editar" }).click();
  const edit = page.getByRole("form", { name: "Envío Pausas de la semana" });
  await edit.getByRole("button", { name: "Imagen (PNG)" }).click();
  await edit.getByRole("button", { name: "Guardar" }).click();
  await expect(row).toContainText("Imagen (PNG) a gerencia@auxboard.example, turno@auxboard.example");
  const words = { link: "/?range=today", format: "xlsx", every: "week", at: "07:00" };
  const refused = { ...words, name: "Para quien se fue", to: [unknown] };
  expect((await postAsPage(page.request, app.url, "/api/schedules", refused)).status()).toBe(200);
  makeDue(app, 7);
  await expect(row.getByText("Enviado", { exact: true })).toBeVisible();
  expect(sink.mails.map(listRecipients)).toEqual([
    [administrator.email],
    ["gerencia@auxboard.example", "turno@auxboard.example"],
  ]);
  const [picture] = sink.mails[1]?.attachments ?? [];
  expect(picture?.contentType).toBe("image/png");
  expect(sink.mails[1]?.text).toContain(`La imagen va adjunta: ${picture?.filename}`);
  // As wide as every picture.
  expect(picture?.content.readUInt32BE(16)).toBe(2400);
  const failed = rowOf(page, "Para quien se fue");
  await expect(failed.getByText("Falló", { exact: true })).toBeVisible();
  await expect(failed).toContainText("nuevo intento: ");
  await expect(failed).toContainText(/El servidor de correo rechazó el mensaje\. 550.* nobody here/);
  await failed.getByRole("button", { name: "Historial" }).click();
  await expect(failed.getByRole("table").getByRole("row").nth(1)).toContainText("Falló");

  await page.getByRole("button", { name: "Nuevo envío" }).click();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await scanBothSchemes(page, `schedules, ${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }

  await row.getByRole("button", { name: "Pausar" }).click();
  await expect(row.getByText("En pausa")).toBeVisible();
  await row.getByRole("button", { name: "Reanudar" }).click();
  await expect(row.getByText(/^Próximo: /)).toBeVisible();
  await row.getByRole("button", { name: "Quitar" }).click();
  await row.getByRole("button", { name: "Sí, quitar" }).click();
  await expect(row).toHaveCount(0);
  await page.goto("/settings/trail");
  const trail = page.getByRole("table");
  await expect(trail).toContainText("eliminó el envío Pausas de la semana");
  await expect(trail).toContainText(
    /envió «Pausas de la semana» de .+ a gerencia@auxboard.example, turno@auxboard.example/,
  );
  await page.context().close();
  await sink.close();
});

test("without a mail server the page says what is missing, and a webhook has a secret that is told once", async ({
  page,
  app,
}) => {
  const calls: { body: Buffer; timestamp: string; signature: string }[] = [];
  let status = 200;
  const receiver = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const [timestamp, signature] = ["timestamp", "signature"].map((name) =>
      String(request.headers[`x-auxboard-${name}`]),
    );
    calls.push({ body, timestamp: timestamp ?? "", signature: signature ?? "" });
    response.writeHead(status).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const place = receiver.address();
  if (typeof place !== "object" || place === null) throw new Error("The system gave no port.");

  await page.goto("/settings/schedules?range=last-month");
  await expect(page.getByText("SMTP_URL y MAIL_FROM")).toBeVisible();
  await page.getByRole("button", { name: "Nuevo envío" }).click();
  const form = page.getByRole("form", { name: "Nuevo envío" });
  await form.getByLabel("Nombre").fill("Para el tablero");
  await form.getByRole("button", { name: "CSV" }).click();
  await form.getByLabel("Informe").fill("/settings/teams?nothing=1");
  await form.getByLabel("Dirección del webhook").fill(`http://127.0.0.1:${place.port}/hook`);
  await form.getByRole("button", { name: "Crear el envío" }).click();
  await expect(form.getByRole("alert")).toContainText("nothing");
  await form.getByLabel("Informe").fill("/settings/teams");
  await form.getByRole("button", { name: "Crear el envío" }).click();
  await expect(form.getByRole("alert")).toContainText("Esta dirección no es la de un informe");
  await form.getByLabel("Informe").fill("/?range=last-month&sort=name");
  await form.getByRole("button", { name: "Correo" }).click();
  await form.getByLabel("Correos").fill("jefa@example.com");
  await form.getByRole("button", { name: "Crear el envío" }).click();
  await expect(form.getByRole("alert")).toContainText("le falta definir SMTP_URL y MAIL_FROM");
  const words = { name: "x", link: "/", format: "csv", every: "day", at: "07:00" };
  const refused = await postAsPage(page.request, app.url, "/api/schedules", {
    ...words,
    to: ["a@example.com"],
  });
  expect((await refused.json()).detail).toContain("SMTP_URL and MAIL_FROM are not set");
  await form.getByRole("button", { name: "Webhook" }).click();
  await form.getByRole("button", { name: "Crear el envío" }).click();
  const told = page.getByRole("region", { name: "Secreto de Para el tablero" });
  const secret = (await told.locator("pre").textContent()) ?? "";
  expect(secret.length).toBeGreaterThan(30);
  await told.getByRole("button", { name: "Ya lo guardé" }).click();
  const row = rowOf(page, "Para el tablero");
  await row.getByRole("button", { name: "Enviar prueba" }).click();
  await expect(row.getByRole("status")).toContainText("Prueba enviada a http://127.0.0.1");
  const [call] = calls;
  const signed = createHmac("sha256", secret)
    .update(`${call?.timestamp}.`)
    .update(call?.body ?? "")
    .digest("hex");
  expect(call?.signature).toBe(`v1=${signed}`);
  await page.reload();
  await expect(row).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const { caller } = await createSupervisor(page.request, app.url);
  const seen = await caller.get("/api/schedules");
  expect((await seen.json()).schedules).toEqual([]);
  await caller.dispose();
  status = 503;
  makeTestable(app);
  await row.getByRole("button", { name: "Enviar prueba" }).click();
  await expect(row.getByRole("alert")).toContainText("El webhook no lo aceptó. Respondió: 503");
  await row.getByRole("button", { name: "Quitar" }).click();
  await row.getByRole("button", { name: "Sí, quitar" }).click();
  await expect(page.getByText("Todavía no hay envíos.")).toBeVisible();
  receiver.close();
});

/** Lets another test be sent at once. */
function makeTestable({ databaseFile }: AppProcess): void {
  const database = new Database(databaseFile);
  database.prepare("update schedule set tested_at = 0").run();
  database.close();
}
