import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { openDialog, scan, scanBothSchemes } from "./support/axe.ts";
import { test } from "./support/fixtures.ts";
import { postAsPage } from "./support/people.ts";
import { askJson, askProblem, askReport, askWhole, type ReportAnswer } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

const days = ["2019-09-04", "2019-09-05", "2019-09-06"] as const;
const range = `from=${days[0]}&to=${days[2]}`;

type Told = Omit<ReportAnswer, "agents"> & {
  allowances: { id: string; seconds: number | null }[];
  agents: (ReportAnswer["agents"][number] & { overrun: (number | null)[]; daysWorked?: number })[];
  suppositions?: { word: string; was?: number | string }[];
  unknownSuppositions?: string[];
};

const ask = async (request: APIRequestContext, words = "") =>
  (await askReport(request, `${range}${words}`)) as unknown as Told;
const overOf = ({ agents }: Told) => agents.reduce((sum, { overrun }) => sum + (overrun[0] ?? 0), 0);
const workedOf = ({ agents }: Told) => agents.reduce((sum, { daysWorked }) => sum + (daysWorked ?? 0), 0);
const totalsOf = ({ agents }: Told) => agents.map(({ id, seconds }) => [id, seconds]);
const banner = (page: Page) => page.getByRole("region", { name: "Suponer", exact: true }).getByRole("status");

/** Gives the operation one allowance, of its first state, for as long as `work` takes. */
async function withAllowance(
  request: APIRequestContext,
  work: (state: string) => Promise<void>,
): Promise<void> {
  const { states } = await askWhole(request, range);
  const state = states[0] ?? "";
  const load = async () => (await request.get("/api/settings")).json();
  const save = async (part: object) =>
    expect((await request.put("/api/settings", { data: { ...(await load()), ...part } })).status()).toBe(200);
  const entry = {
    id: "breaks",
    name: "Pausas",
    states: [state],
    seconds: 1800,
    from: "2019-01-01",
    team: null,
  };
  await save({ allowances: [entry] });
  try {
    await work(state);
  } finally {
    await save({ allowances: [] });
  }
}

test("the API reads under what is supposed, names it, and refuses or names what there is not", async ({
  request,
}) => {
  await withAllowance(request, async (state) => {
    const plain = await ask(request);
    const supposed = await ask(request, `&suppose=limit:breaks:60&suppose=without:${days[1]}`);
    expect(totalsOf(supposed)).toEqual(totalsOf(plain));
    expect(overOf(supposed)).toBeGreaterThan(overOf(plain));
    expect(workedOf(supposed)).toBeLessThan(workedOf(plain));
    expect(supposed.allowances).toMatchObject([{ id: "breaks", seconds: 60 }]);
    expect(supposed.suppositions).toMatchObject([
      { word: "limit:breaks:60", was: 1800 },
      { word: `without:${days[1]}` },
    ]);
    expect(await ask(request)).toEqual(plain);

    const byClass = await ask(
      request,
      `&group=class&suppose=class:${encodeURIComponent(state)}:unproductive`,
    );
    expect(byClass.states).toContain("unproductive");
    const daily = await askJson<Told>(request, `/api/report/days?${range}&suppose=without:${days[1]}`);
    expect(daily.body.days[1]).toMatchObject({ agentsLeftOut: expect.any(Number) });

    const unknown = [
      "limit:nobody:60",
      "class:Nobody:personal",
      "limit:breaks:0",
      "without:2019-09-07",
      "limit:breaks:60&suppose=limit:breaks:61",
    ];
    for (const word of unknown) {
      const { status, body } = await askProblem(request, `${range}&suppose=${word}`);
      expect([status, body.code, body.detail.split(":")[0]], word).toEqual([
        400,
        "invalid-parameter",
        "suppose",
      ]);
    }
    const lenient = await request.get(`/api/report?${range}&suppose=limit:nobody:60`, {
      headers: { prefer: "handling=lenient" },
    });
    expect(await lenient.json()).toMatchObject({ unknownSuppositions: ["limit:nobody:60"] });
  });
});

test("a supervisor supposes another limit, another class and a day less on the page, takes the file, and goes back", async ({
  page,
  request,
  context,
  baseURL,
}) => {
  await withAllowance(request, async (state) => {
    await openReport(page, range);
    await expect(banner(page)).toBeHidden();
    await page.getByRole("button", { name: "Suponer…" }).click();
    const sheet = page.getByRole("dialog", { name: "Suponer" });
    await sheet.getByRole("textbox", { name: "Minutos al día" }).fill("45");
    await sheet.getByRole("button", { name: "Suponer: Otro tope" }).click();
    await expect(sheet.getByRole("listitem")).toContainText("Pausas hasta 45m al día (la regla es 30m)");
    await sheet.getByRole("combobox", { name: "Estado" }).selectOption(state);
    await sheet.getByRole("combobox", { name: "Sería" }).selectOption("unproductive");
    await sheet.getByRole("button", { name: "Suponer: Otra clase para un estado" }).click();
    await sheet.getByRole("combobox", { name: "Día" }).selectOption(days[1]);
    await sheet.getByRole("button", { name: "Suponer: Un día fuera de los promedios" }).click();
    await expect(sheet.getByRole("listitem")).toHaveCount(3);
    await scan(page, "the sheet", openDialog);
    await sheet.getByRole("button", { name: "Listo" }).click();

    await expect(banner(page)).toContainText("Supongamos: Pausas hasta 45m al día (la regla es 30m) · ");
    await expect(banner(page)).toContainText("es Improductivo (la regla: ");
    await expect(banner(page)).toContainText("5 sept 2019 queda fuera de promedios, topes y días trabajados");
    await expect(page.getByRole("columnheader", { name: /^Exceso: Pausas/ })).toContainText(
      "hasta 45m al día",
    );
    const words = new URL(page.url()).search;
    expect(new URLSearchParams(words).getAll("suppose")).toEqual([
      "limit:breaks:2700",
      `class:${state}:unproductive`,
      `without:${days[1]}`,
    ]);
    await scanBothSchemes(page, "the page");
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(banner(page)).toContainText("Supongamos: ");
    await scan(page, "a phone");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByRole("button", { name: "Descargar" }).click();
    const arrives = page.waitForEvent("download");
    await page.getByRole("link", { name: /^CSV/ }).click();
    const file = await arrives;
    expect(file.suggestedFilename()).toContain("_suponiendo");
    expect(readFileSync(await file.path(), "utf8")).toContain("Pausas hasta 45m al día (la regla es 30m)");

    await context.addCookies([{ name: "auxboard-locale", value: "en", url: baseURL ?? "" }]);
    await page.reload();
    const english = page.getByRole("region", { name: "What if", exact: true }).getByRole("status");
    await expect(english).toContainText("Suppose: Pausas up to 45m a day (the rule is 30m) · ");
    await expect(english).toContainText("is left out of averages, allowances and days worked");
    await english.getByRole("button", { name: "Back to the real figures" }).click();
    await expect(english).toBeHidden();
    expect(new URL(page.url()).search).not.toContain("suppose");
    await expect(page.getByRole("columnheader", { name: /^Over: Pausas|Pausas/ }).first()).toContainText(
      "30m",
    );
  });
});

test("a word that cannot be supposed is named, leaves with one click, and the rest of the page stands", async ({
  page,
  request,
}) => {
  await withAllowance(request, async () => {
    await openReport(page, `${range}&suppose=limit:nobody:60&suppose=without:2019-09-09`);
    await expect(page.getByText("«limit:nobody:60» no se puede suponer aquí")).toBeVisible();
    await expect(page.getByText("«without:2019-09-09»: ese día no está en el rango")).toBeVisible();
    await expect(page.getByRole("table").getByRole("row").nth(3)).toBeVisible();
    await page.getByRole("button", { name: "Quitarlo del enlace" }).click();
    await expect(page).not.toHaveURL(/without/);
    await banner(page).getByRole("button", { name: "Volver a las cifras reales" }).click();
    await expect(page).not.toHaveURL(/suppose/);
  });
});

test("a page of those over an allowance that there is not names the word and shows everybody, by agent and over time", async ({
  page,
  request,
}) => {
  await withAllowance(request, async () => {
    const { agents } = await askReport(request, range);
    for (const words of ["over=nobody", "over=nobody&by=day"]) {
      await openReport(page, `${range}&${words}`);
      await expect(
        page.getByText("No hay ningún tope «nobody» en este rango: se muestran todos."),
      ).toBeVisible();
      if (words.includes("by")) await expect(page.locator("tr[data-row]")).toHaveCount(days.length);
      else
        await expect(page.getByRole("columnheader", { name: /^Agente/ })).toContainText(`${agents.length}`);
      await page.getByRole("button", { name: "Quitarlo del enlace" }).click();
      await expect(page).not.toHaveURL(/over=/);
      await expect(page.getByText("No hay ningún tope")).toBeHidden();
    }
  });
});

test("a shared link and an agent's page say what they suppose", async ({ page, request, baseURL }) => {
  await withAllowance(request, async () => {
    const supposed = `/?${range}&suppose=limit:breaks:2700`;
    expect((await request.put("/api/shares", { data: { isAllowed: true } })).status()).toBe(200);
    const asked = { link: supposed, days: 1, names: "shown" };
    const { url, id } = await (await postAsPage(request, baseURL ?? "", "/api/shares", asked)).json();
    await page.goto(new URL(url).pathname);
    await expect(banner(page)).toHaveText(/Supongamos: Pausas hasta 45m al día \(la regla es 30m\)/);
    await scan(page, "a shared link");
    expect((await request.delete(`/api/shares/${id}`)).status()).toBe(200);
    const { agents } = await askReport(request, range);
    await page.goto(`/agents/${agents[0]?.id}${supposed.slice(1)}`);
    await expect(banner(page)).toContainText("Pausas hasta 45m al día (la regla es 30m)");
  });
});

test("what something is supposed of offers it where it stands: a limit, a state and a day, by pointer, by keys and on a phone", async ({
  page,
  request,
}) => {
  await withAllowance(request, async (state) => {
    const sheet = page.getByRole("dialog", { name: "Suponer" });
    const minutes = sheet.getByRole("textbox", { name: "Minutos al día" });
    await openReport(page, range);
    const head = page.getByRole("columnheader", { name: /^Exceso: Pausas/ });
    // By keys alone: from the head that orders the rows to the limit below it, and back to it from the sheet.
    await head.getByRole("button").first().focus();
    await page.keyboard.press("Tab");
    const limit = head.getByRole("button", { name: "hasta 30m al día" });
    await expect(limit).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(minutes).toBeFocused();
    await expect(sheet.getByRole("combobox", { name: "Tope" })).toHaveValue("breaks");
    await page.keyboard.type("45");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect(banner(page)).toContainText("Pausas hasta 45m al día (la regla es 30m)");
    await expect(head).toContainText("hasta 45m al día");

    await page.getByRole("button", { name: "Opciones" }).click();
    await page.getByTitle(`Suponer otra clase: ${state}`).click();
    await expect(sheet.getByRole("combobox", { name: "Sería" })).toBeFocused();
    await expect(sheet.getByRole("combobox", { name: "Estado" })).toHaveValue(state);
    await page.keyboard.press("Escape");
    // What the sheet was opened about is over with it.
    await page.getByRole("button", { name: "Suponer…" }).click();
    await expect(sheet).toBeVisible();
    await expect(minutes).not.toBeFocused();
    await expect(sheet.getByRole("combobox", { name: "Sería" })).not.toBeFocused();
    await page.keyboard.press("Escape");

    await openReport(page, `${range}&by=day`);
    const row = page.locator('tr[data-row="1"]');
    await row.hover();
    await row.getByTitle("Suponer que no cuenta el 5 sept 2019").click();
    await expect(banner(page)).toContainText("el 5 sept 2019 queda fuera");
    await expect(row).toContainText("supuesto");
    await scan(page, "a day that is left out");
    await row.getByTitle("Volver a contar el 5 sept 2019").click();
    await expect(banner(page)).toBeHidden();
    // A figure's own dialogue offers both that it is of.
    await row.locator('[data-cell="1:0"]').click();
    const origin = page.getByRole("dialog", { name: "Procedencia" });
    await expect(origin.getByRole("button", { name: /^Suponer otra clase: / })).toBeVisible();
    await origin.getByRole("button", { name: "Suponer que no cuenta el 5 sept 2019" }).click();
    await expect(origin).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`suppose=without%3A${days[1]}|suppose=without:${days[1]}`));

    await page.setViewportSize({ width: 390, height: 844 });
    await openReport(page, `${range}&by=day`);
    await page.locator('tr[data-row="0"] a').click();
    const detail = page.getByRole("list", { name: /4 de septiembre/ });
    await detail.getByRole("button", { name: "hasta 30m al día" }).click();
    await expect(minutes).toBeFocused();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Suponer que no cuenta el 4 sept 2019" }).click();
    await expect(banner(page)).toContainText("el 4 sept 2019 queda fuera");
    await scan(page, "a phone with a row's figures");
  });
});
