import { expect, type Page } from "@playwright/test";
import { scanBothSchemes } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { pasteIds } from "./support/paste.ts";
import { createAccount, limitToTeams } from "./support/people.ts";
import { openReport } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

const range = "from=2023-10-24&to=2023-10-25";

type Answer = { states: string[]; agents: { id: string; name: string }[] };

test("in one sitting an administrator says what states, limits, people and teams mean, and a supervisor reads it", async ({
  browser,
  startApp,
}) => {
  const app = await startApp();
  const admin = await browser.newContext({
    ...{ baseURL: app.url, storageState: await signIn(app.url), locale: "es-CO" },
    viewport: { width: 1440, height: 900 },
  });
  const page = await admin.newPage();
  const { states, agents }: Answer = await (
    await admin.request.get(`/api/report?${range}`, { headers: { prefer: "wait=30" } })
  ).json();
  const [first = "", second = "", third = ""] = states;
  const [hidden, ...others] = agents;
  const team = others.slice(0, 6);
  const save = page.getByRole("button", { name: "Guardar", exact: true });
  const saved = page.getByText("Guardado.");

  // What states mean: a name, what is paid, and two spellings that are one.
  await page.goto("/settings/states");
  await page.getByRole("textbox", { name: `Nombre de ${first}`, exact: true }).fill("Pausa acordada");
  await page
    .getByRole("combobox", { name: `Si se paga ${first}`, exact: true })
    .selectOption({ label: "No" });
  await page
    .getByRole("combobox", { name: `Dónde cuenta ${third}`, exact: true })
    .selectOption({ label: second });
  await save.click();
  await expect(saved).toBeVisible();

  // How long they may take.
  await page.goto("/settings/allowances");
  await page.getByRole("combobox", { name: "Añadir un tope para" }).selectOption({ label: "Pausa acordada" });
  await page
    .getByRole("region", { name: /^Tope: / })
    .getByRole("textbox", { name: "Nombre" })
    .fill("Descansos");
  await page.getByRole("spinbutton", { name: "Minutos de Descansos, límite 1" }).fill("1");
  await page.getByLabel("Desde cuándo vale el límite 1 de Descansos").fill("2023-01-01");
  await save.click();
  await expect(saved).toBeVisible();

  // Who should be there, and who is a test.
  await page.goto("/settings/roster");
  const roster = page.getByRole("region", { name: "Plantilla", exact: true });
  const list = async (id: string, name: string) => {
    await page.getByRole("textbox", { name: "Id en wolkvox" }).fill(id);
    if (name) await roster.getByRole("textbox", { name: "Nombre", exact: true }).fill(name);
    await page.getByRole("button", { name: "Agregar", exact: true }).click();
  };
  await list("99001", "Ausente Prueba");
  await list(hidden?.id ?? "", "");
  await page.getByRole("searchbox", { name: "Buscar por nombre o id" }).fill(hidden?.id ?? "");
  await roster.getByRole("combobox").first().selectOption({ label: "Nunca (oculto)" });
  await page.getByRole("searchbox", { name: "Buscar por nombre o id" }).fill("");
  await save.click();
  await expect(saved).toBeVisible();

  // A team by pasted ids, one of whom has never been seen.
  await page.goto("/settings/teams");
  await page.getByRole("button", { name: "Nuevo equipo" }).click();
  const form = page.getByRole("form");
  await form.getByLabel("Nombre", { exact: true }).fill("Turno A");
  const ids = [...team.map(({ id }) => id), hidden?.id ?? "", "99001"];
  await pasteIds(page, ids.join("\n"));
  await expect(form.getByText(`En el equipo: ${ids.length}`)).toBeVisible();
  await form.getByRole("button", { name: "Guardar" }).click();
  await expect(form).toBeHidden();
  const { teams } = await (await admin.request.get("/api/teams")).json();

  const { id, account } = await createAccount(admin.request, app.url);
  await limitToTeams(admin.request, app.url, id, [teams[0].id]);
  const storageState = await signIn(app.url, account);
  const words = {
    "es-CO": { over: /Descansos hasta 1m al día/, absent: "sin registros", paid: "Pagado", total: /^Total/ },
    "en-US": { over: /Descansos up to 1m a day/, absent: "no records", paid: "Paid", total: /^Total/ },
  } as const;
  for (const [locale, said] of Object.entries(words)) {
    const context = await browser.newContext({
      ...{ baseURL: app.url, storageState, locale, viewport: { width: 1440, height: 900 } },
    });
    const read = await context.newPage();
    await openReport(read, range);
    await expectReading(read, said);
    await scanBothSchemes(read, locale);
    await read.goto(`/?${range}&group=class`);
    await expect(read.getByRole("table")).toBeVisible();
    await context.close();
  }
  await admin.close();

  async function expectReading(read: Page, said: (typeof words)[keyof typeof words]): Promise<void> {
    const table = read.getByRole("table");
    await expect(table.getByRole("columnheader", { name: "Pausa acordada", exact: true })).toBeVisible();
    await expect(table.getByRole("columnheader", { name: said.over })).toBeVisible();
    await expect(table.getByRole("columnheader", { name: said.paid, exact: true })).toBeVisible();
    await expect(table.getByRole("columnheader", { name: third, exact: true })).toHaveCount(0);
    await expect(table.getByRole("row", { name: /Ausente Prueba/ })).toContainText(said.absent);
    for (const { name } of team) await expect(table).toContainText(name);
    // Nobody of another team, and nobody who is hidden.
    await expect(table).not.toContainText(hidden?.name ?? "");
    await expect(table).not.toContainText(others[6]?.name ?? "");
  }
});
