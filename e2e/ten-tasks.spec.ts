import { expect, type Locator, type Page } from "@playwright/test";
import { test as base } from "./support/fixtures.ts";
import { postAsPage } from "./support/people.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport, readRows } from "./support/report-table.ts";
import { chooseRange, fillTimes } from "./support/toolbar.ts";
import { byTotal } from "./support/truth.ts";

/** One thing chosen, typed or pressed. Opening the list or sheet that it stands in belongs to it on a desk; a phone's sheet is a step. */
type Step = <Outcome>(what: string, act: () => Promise<Outcome>) => Promise<Outcome>;

type Device = {
  isPhone: boolean;
  most: number;
  use: NonNullable<Parameters<typeof base.use>[0]>;
};

const devices: Record<string, Device> = {
  "on a desk": { isPhone: false, most: 5, use: { viewport: { width: 1366, height: 768 } } },
  "on a phone": {
    isPhone: true,
    most: 6,
    use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
};

const thursday = "from=2026-01-15&to=2026-01-15";
const week = "from=2026-01-12&to=2026-01-18";
const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });

for (const [where, { isPhone, most, use }] of Object.entries(devices))
  base.describe(where, () => {
    base.use({ ...use, permissions: ["clipboard-read", "clipboard-write"] });
    /** Fails where a task took more steps than it may. */
    const test = base.extend<{ step: Step }>({
      // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
      step: async ({}, run) => {
        const taken: string[] = [];
        await run(async (what, act) => {
          taken.push(what);
          return await base.step(what, act);
        });
        expect(taken.length, taken.join(", ")).toBeGreaterThan(0);
        expect(taken.length, taken.join(", ")).toBeLessThanOrEqual(most);
      },
    });

    /** Where the filters are: on a phone in a sheet, which is opened first. */
    const openFilters = async (page: Page, step: Step): Promise<Locator> => {
      if (!isPhone) return page.getByRole("main");
      await step("the sheet of filters", () => page.getByRole("button", { name: /^Filtros/ }).click());
      return dialog(page, "Filtros");
    };
    const closeFilters = async (page: Page) => {
      if (isPhone) await page.getByRole("button", { name: "Cerrar los filtros" }).click();
    };
    const sortBy = (page: Page, state: string) =>
      isPhone
        ? page.getByRole("list", { name: "Ordenar por" }).getByRole("button", { name: state }).click()
        : page.getByRole("columnheader", { name: state }).getByRole("button").click();

    test("1: who was longest at lunch the day before", async ({ page, standIn, step }) => {
      const { agents } = await standIn.totals("2026-01-14T00:00:00", "2026-01-14T23:59:59");
      const longest = agents.toSorted((a, b) => (b.seconds.Almuerzo ?? 0) - (a.seconds.Almuerzo ?? 0))[0];
      await openReport(page, thursday);
      await step("the day before", () => page.getByRole("button", { name: /Rango anterior/ }).click());
      await step("ordered by lunch", () => sortBy(page, "Almuerzo"));
      await expect(page).toHaveURL(/from=2026-01-14.*sort=state:Almuerzo/);
      await expect.poll(async () => (await readRows(page))[0]?.id).toBe(longest?.id);
    });

    test("2: who had more than 60 minutes of break", async ({ page, standIn, step }) => {
      const { agents } = await standIn.totals("2026-01-15T00:00:00", "2026-01-15T23:59:59");
      const over = agents
        .filter(({ seconds }) => (seconds.Break ?? 0) > 3600)
        .toSorted((a, b) => (b.seconds.Break ?? 0) - (a.seconds.Break ?? 0));
      await openReport(page, thursday);
      await step("ordered by break", () => sortBy(page, "Break"));
      await expect
        .poll(async () => (await readRows(page)).slice(0, over.length).map(({ id }) => id))
        .toEqual(over.map(({ id }) => id));
    });

    test("3: a week beside the week before, for one team", async ({ app, page, standIn, step }) => {
      const people = byTotal(await standIn.totals("2026-01-12T00:00:00", "2026-01-18T23:59:59")).slice(0, 5);
      const agents = people.map(({ id }) => id);
      const made = await postAsPage(page.request, app.url, "/api/teams", { name: "Mesa de cinco", agents });
      const { id } = await made.json();
      try {
        await askWhole(page.request, "from=2026-01-05&to=2026-01-11");
        await openReport(page, week);
        const filters = await openFilters(page, step);
        await step("the team", async () => {
          await filters.getByRole("button", { name: /^Equipo/ }).click();
          await page.getByRole("link", { name: "Mesa de cinco" }).click();
        });
        await step("the week before", async () => {
          await filters.getByRole("button", { name: /^Comparar/ }).click();
          await page.getByRole("button", { name: "Período anterior" }).click();
        });
        await expect(page).toHaveURL(/team=.*compare=previous/);
        await closeFilters(page);
        await expect
          .poll(async () => new Set((await readRows(page)).map((row) => row.id)))
          .toEqual(new Set(agents));
        await expect(page.getByRole("region", { name: "Resumen" })).toContainText(/[▲▼]/);
      } finally {
        await page.request.delete(`/api/teams/${id}`, { headers: { origin: app.url } });
      }
    });

    test("4: a fixed link and a workbook of the last month", async ({ page, step }) => {
      await openReport(page, thursday);
      await step("the last month", () => chooseRange(page, "Mes pasado"));
      await page.getByRole("table").waitFor();
      const filters = await openFilters(page, step);
      await step("a link with fixed dates", async () => {
        await filters.getByRole("button", { name: "Copiar enlace" }).click();
        await page.getByRole("button", { name: /^Fechas fijas/ }).click();
      });
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toMatch(/[?&]from=\d{4}-\d\d-01&to=\d{4}-\d\d-\d\d/);
      const file = page.waitForEvent("download");
      await step("a workbook", async () => {
        await filters.getByRole("button", { name: "Descargar" }).click();
        await page.getByRole("link", { name: /^Excel/ }).click();
      });
      expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
    });

    test("5: the night shift of a week", async ({ page, step }) => {
      await openReport(page, week);
      const filters = await openFilters(page, step);
      await step("another shift", async () => {
        await filters.getByRole("button", { name: /^Turno/ }).click();
        await page.getByRole("button", { name: "Otro turno…" }).click();
      });
      await step("its hours", () => fillTimes(page, "2200", "0600"));
      await expect(page.getByText(/7 noches, de 22:00 a 06:00/)).toBeVisible();
      await step("read it", () => page.getByRole("button", { name: "Aplicar" }).click());
      await expect(page).toHaveURL(/hours=22:00-06:00/);
    });

    test("6: one person's last month day by day, beside the team", async ({ page, step }) => {
      await openReport(page, thursday);
      await step("the last month", () => chooseRange(page, "Mes pasado"));
      // The rows of the day before the choice stay until those of the month are here.
      await expect(page.getByRole("table")).not.toHaveAccessibleName(/15 de enero/);
      const first = page.locator('tr[data-row="0"]').getByRole("rowheader");
      if (isPhone) await step("the person", () => first.click());
      const name = (await first.locator("bdi").textContent()) ?? "";
      await step("their page", () => first.getByRole("link").click());
      await expect(page).toHaveURL(/\/agents\/.*range=last-month/);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
      await expect(page.getByRole("main")).toContainText(/mediana/i);
      await expect(page.locator("tr[data-row]").first()).toBeAttached();
    });

    test("7: personal states only, as 100 %", async ({ page, step }) => {
      await openReport(page, week);
      if (isPhone) {
        const filters = await openFilters(page, step);
        await step("personal states", async () => {
          await filters.getByRole("button", { name: /^Estados/ }).click();
          await page.getByRole("button", { name: "Solo Personal" }).click();
        });
        await page.keyboard.press("Escape");
        await closeFilters(page);
      } else
        await step("personal states", () =>
          page
            .getByRole("region", { name: /^Estados/ })
            .getByRole("button", { name: "Personal" })
            .click(),
        );
      await step("bars of one length", async () => {
        await page.getByRole("button", { name: "Opciones" }).click();
        await page.getByRole("group", { name: "Barras" }).getByRole("button", { name: "100 %" }).click();
      });
      await expect(page).toHaveURL(/state=Almuerzo.*bars=share/);
      const lengths = page.locator('.bars [data-cell^="0:"] rect');
      await expect.poll(() => lengths.count()).toBeGreaterThan(1);
    });

    test("8: a team of five, and its report", async ({ app, page, standIn, step }) => {
      const people = byTotal(await standIn.totals("2026-01-15T00:00:00", "2026-01-15T23:59:59")).slice(0, 5);
      const name = `Cinco ${where}`;
      await openReport(page, thursday);
      await step("settings", () => page.getByRole("banner").getByRole("link", { name: "Ajustes" }).click());
      await step("a new team and its name", async () => {
        await page.getByRole("button", { name: "Nuevo equipo" }).click();
        await page.getByRole("form").getByLabel("Nombre", { exact: true }).fill(name);
      });
      await step("five people", async () => {
        const search = page.getByRole("textbox", { name: "Buscar por nombre o id" });
        for (const { id } of people) {
          await search.fill(id);
          await page.getByRole("button", { name: /^Agregar a/ }).waitFor();
          await page.keyboard.press("Enter");
          await expect(search).toHaveValue("");
        }
      });
      await step("kept", () => page.getByRole("button", { name: "Guardar" }).click());
      await step("their report", () => page.getByRole("link", { name: `Ver el informe de ${name}` }).click());
      await expect(page).toHaveURL(/\/\?from=2026-01-15&to=2026-01-15&team=/);
      await expect
        .poll(async () => new Set((await readRows(page)).map(({ id }) => id)))
        .toEqual(new Set(people.map(({ id }) => id)));
      const id = new URL(page.url()).searchParams.get("team");
      await page.request.delete(`/api/teams/${id}`, { headers: { origin: app.url } });
    });

    test("9: a picture for a chat", async ({ page, step }) => {
      await openReport(page, week);
      const filters = await openFilters(page, step);
      const file = page.waitForEvent("download");
      await step("the picture", async () => {
        await filters.getByRole("button", { name: "Descargar" }).click();
        await page.getByRole("button", { name: /^Imagen/ }).click();
      });
      expect((await file).suggestedFilename()).toMatch(/\.png$/);
    });

    test("10: why a figure is what it is, and what was known the day before", async ({ page, step }) => {
      await openReport(page, week);
      if (isPhone) await step("the person", () => page.locator('tr[data-row="0"]').getByRole("cell").click());
      const figure = isPhone
        ? page
            .locator(".row-detail")
            .getByRole("listitem")
            .filter({ hasText: "Almuerzo" })
            .getByRole("button")
        : page.locator('td[data-cell="0:total"]');
      await step("the figure", () => figure.click());
      const origin = page.getByRole("dialog");
      await expect(origin).toContainText("Procedencia");
      await expect(origin.getByRole("row")).not.toHaveCount(0);
      await step("a day before", () => origin.getByRole("button", { name: "Ayer a esta hora" }).click());
      await expect(page).toHaveURL(/known=/);
      await expect(page.getByRole("heading", { name: "A esa hora aún no se sabía nada" })).toBeVisible();
    });
  });
