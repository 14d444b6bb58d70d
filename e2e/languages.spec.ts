import { expect } from "@playwright/test";
import { decimalHours } from "./support/duration-words.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { askProblem } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { noCode } from "./support/truth.ts";

const query = "from=2026-07-06&to=2026-07-12&unit=decimal";
const rangeOf = { es: "lunes 6 a domingo 12 de julio de 2026", en: "Monday 6 to Sunday 12 July 2026" };

test("Spanish: words, weekdays and decimal commas", async ({ page, standIn }) => {
  const truth = await standIn.totals("2026-07-06T00:00:00", "2026-07-12T23:59:59");
  await openReport(page, query);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por agente");
  await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(rangeOf.es, {
    ignoreCase: true,
  });
  await expect(page.getByRole("main")).toContainText("hora de Colombia");
  await expect(page.getByRole("button", { name: "Horas decimales" })).toHaveText("41,10");
  await expect(page.getByRole("columnheader", { name: noCode })).toBeVisible();
  expect((await readFoot(page)).total).toBe(decimalHours(truth.total, "comma"));
});

test.describe("for a browser that speaks English", () => {
  test.use({ locale: "en-GB" });

  test("English: words, weekdays and decimal points; switched by hand, it stays Spanish", async ({
    page,
    standIn,
  }) => {
    const truth = await standIn.totals("2026-07-06T00:00:00", "2026-07-12T23:59:59");
    await openReport(page, query);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Auxiliary time per agent");
    await expect(page.getByRole("main").getByRole("paragraph").first()).toContainText(rangeOf.en);
    await expect(page.getByRole("button", { name: "Decimal hours" })).toHaveText("41.10");
    await expect(page.getByRole("columnheader", { name: "No code" })).toBeVisible();
    expect((await readFoot(page)).total).toBe(decimalHours(truth.total, "point"));

    await page.getByRole("group", { name: "Language" }).getByRole("button", { name: "es" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tiempo auxiliar por agente");
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    // The words change; the region of the browser still says how numbers are written.
    await expect.poll(async () => (await readFoot(page)).total).toBe(decimalHours(truth.total, "point"));
    await expect(page).toHaveURL((url) => url.search.slice(1) === query);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    const problem = await askProblem(page.request, "from=2026-02-31&to=2026-03-01");
    expect(problem.body.detail).toContain("no existe");
  });

  test.describe("without a session", () => {
    test.use({ storageState: signedOut });

    test("the door speaks it too", async ({ page }) => {
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to Auxboard");
      await page.getByLabel("Email").fill("nobody@auxboard.example");
      await page.getByLabel("Password").fill("wrong-password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toHaveText("Wrong email or password.");
    });
  });
});

test("of the browser's languages the first that is spoken is chosen, else Spanish", async ({ request }) => {
  for (const [accepted, lang] of [
    ["fr-FR,fr;q=0.9", "es"],
    ["pt-BR,en;q=0.8,es;q=0.5", "en"],
    ["en;q=0.1,es-MX;q=0.9", "es"],
    ["*", "es"],
  ] as const) {
    const page = await request.get("/?from=2026-07-06&to=2026-07-12", {
      headers: { "accept-language": accepted },
    });
    expect(await page.text(), accepted).toMatch(new RegExp(`<html [^>]*lang="${lang}"`));
  }
});
