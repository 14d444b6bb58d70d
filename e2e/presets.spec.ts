import { expect, type Page } from "@playwright/test";
import { addDays, listPresets, mondayOf, operationToday, rangeWords } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { askProblem, askReport } from "./support/report-api.ts";
import { chooseRange } from "./support/toolbar.ts";

const names: Record<string, string> = {
  today: "Hoy",
  yesterday: "Ayer",
  "this-week": "Esta semana",
  "last-week": "Semana pasada",
  "last-7-days": "Últimos 7 días",
  "last-30-days": "Últimos 30 días",
  "this-month": "Este mes",
  "last-month": "Mes pasado",
};

test("the API resolves every relative range in the operation's zone", async ({ request }) => {
  await onOneDay(async (today) => {
    for (const [preset, [first, last]] of Object.entries(listPresets(today))) {
      const { range } = await askReport(request, `range=${preset}`);
      expect(range, preset).toMatchObject({ from: `${first}T00:00:00`, to: `${last}T23:59:59` });
    }
    const { range } = await askReport(request, "");
    expect(range.from).toBe(`${today}T00:00:00`);
  });
});

test("every preset writes its word and says its days in words", async ({ page }) => {
  await page.goto("/?range=last-week");
  await page.locator(".bars [data-cell]").first().waitFor();
  await onOneDay(async (today) => {
    for (const [preset, [first, last]] of Object.entries(listPresets(today))) {
      const name = names[preset] ?? preset;
      await chooseRange(page, name);
      await expect(page.getByRole("button", { name: `Rango de fechas: ${name}` })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`\\?range=${preset}$`));
      await expect(rangeLine(page)).toContainText(new RegExp(`^${rangeWords(first, last)}`, "i"));
    }
  });
});

test("the arrows step by the range's own kind, keep its name where there is one, and end at today", async ({
  page,
}) => {
  await onOneDay(async (today) => {
    const monday = mondayOf(today);
    await follow(page, "range=last-week", [
      ["previous", `from=${addDays(monday, -14)}&to=${addDays(monday, -8)}`],
      ["next", `from=${addDays(monday, -7)}&to=${addDays(monday, -1)}`],
    ]);
    // The other steps, of months and of ranges to the minute, are told in shift-range.test.ts.
    await page.goto("/");
    await expect(arrow(page, "next")).toBeDisabled();
    await step(page, "previous", "range=yesterday");
  });
});

test("two quick clicks on an arrow step twice, and each is a step that Back undoes", async ({ page }) => {
  await page.goto("/?from=2024-05-14&to=2024-05-14");
  await arrow(page, "previous").dblclick();
  await expect(page).toHaveURL((url) => url.search === "?from=2024-05-12&to=2024-05-12");
  await expect(rangeLine(page)).toContainText("12 de mayo de 2024");
  await page.goBack();
  await expect(page).toHaveURL((url) => url.search === "?from=2024-05-13&to=2024-05-13");
  await arrow(page, "next").dblclick();
  await expect(page).toHaveURL((url) => url.search === "?from=2024-05-15&to=2024-05-15");
});

test("a range that starts in the future is refused; one that ends there is cut to today and says so", async ({
  page,
  request,
}) => {
  await onOneDay(async (today) => {
    const tomorrow = addDays(today, 1);
    const refused = await askProblem(request, `from=${tomorrow}&to=${addDays(today, 2)}`);
    expect([refused.status, refused.body.code]).toEqual([400, "invalid-range"]);
    expect(refused.body.detail).toContain(`${tomorrow} todavía no llega`);

    const week = `from=${addDays(today, -6)}&to=${tomorrow}`;
    expect((await askReport(request, week)).range.to).toBe(`${today}T23:59:59`);
    await page.goto(`/?${week}`);
    await expect(page.getByText("El rango se recortó hasta hoy")).toBeVisible();
    await expect(page.getByText("Hoy es parcial")).toBeVisible();
  });
});

type Step = [direction: "previous" | "next", query: string];

async function follow(page: Page, query: string, steps: readonly Step[]): Promise<void> {
  await page.goto(`/?${query}`);
  for (const [direction, expected] of steps) await step(page, direction, expected);
}

async function step(page: Page, ...[direction, expected]: Step): Promise<void> {
  const before = await rangeLine(page).allInnerTexts();
  await arrow(page, direction).click();
  await expect(page).toHaveURL((url) => url.search.slice(1) === expected);
  // The next step goes on from what is shown.
  await expect.poll(() => rangeLine(page).allInnerTexts()).not.toEqual(before);
}

function arrow(page: Page, direction: Step[0]) {
  return page.getByRole("button", { name: direction === "next" ? "Rango siguiente" : "Rango anterior" });
}

function rangeLine(page: Page) {
  return page.getByRole("main").getByRole("paragraph").first();
}

/** Runs again where the operation's midnight fell in between: half of it was about another today. */
async function onOneDay(run: (today: string) => Promise<void>): Promise<void> {
  const today = operationToday();
  try {
    await run(today);
  } catch (error) {
    if (operationToday() === today) throw error;
    await run(operationToday());
  }
}
