import { expect } from "@playwright/test";
import { operationToday, rangeWords } from "./support/civil-days.ts";
import { test } from "./support/fixtures.ts";
import { acceptedQueries, refusedQueries } from "./support/nonsense-table.ts";
import { askJson, type Problem } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";

test("the API names what it cannot use, word for word, and asks wolkvox nothing", async ({
  request,
  standIn,
}) => {
  for (const [query, status, code, ...words] of refusedQueries) {
    const answer = await askJson<Problem>(request, `/api/report?${query}`);
    const what = query.slice(0, 80);
    expect([answer.status, answer.body.code], what).toEqual([status, code]);
    expect(answer.body.status, what).toBe(status);
    expect(answer.headers["content-type"], what).toContain("application/problem+json");
    for (const word of words) expect(answer.body.detail, what).toContain(word);
    expect(answer.body.detail.length, what).toBeLessThan(400);
  }
  expect((await standIn.calls()).total).toBe(0);
});

test("the API says which word of the question is meant", async ({ request }) => {
  for (const [word, query] of [
    ["from", "from=2026-02-31&to=2026-03-02"],
    ["to", "from=2026-03-10&to=2026-03-01"],
    ["range", "range=fortnight"],
    ["sort", "sort=__proto__"],
    ["unit", "unit=furlong"],
    ["hours", "hours=0800"],
    ["operation", "operation=evil.com"],
  ] as const) {
    const { body } = await askJson<Problem>(request, `/api/report?${query}`);
    expect.soft(body.detail, query).toMatch(new RegExp(`\\b${word}\\b`));
  }
});

test("the API takes odd texts as plain text", async ({ request, standIn }) => {
  for (const words of acceptedQueries) {
    const answer = await askJson(request, `/api/report?from=2023-10-10&to=2023-10-10&${words}`);
    expect(answer.status, words).toBe(200);
  }
  expect((await standIn.calls()).total).toBe(1);
});

test("an agent that no answer ever named is not found", async ({ request }) => {
  const answer = await askJson<Problem>(request, "/api/report?from=2023-10-10&to=2023-10-10&agent=99999");
  expect([answer.status, answer.body.code]).toEqual([404, "not-found"]);
});

test("the page names every bad value, says what it shows instead, and still shows figures", async ({
  page,
}) => {
  await page.goto("/?from=2026-02-31&to=2026-03-02&sort=__proto__&unit=furlong&range=last-week");
  await page.getByRole("table").waitFor();
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText(
    "El rango de este enlace no es válido: 2026-02-31 no existe en el calendario.",
  );
  await expect(notices).toContainText("Una opción de este enlace no se entiende y no se usa: sort");
  await expect(notices).toContainText("Una opción de este enlace no se entiende y no se usa: unit");
  await expect(notices).toContainText(/Se muestra: (lunes|domingo)/);
  await expect(page.getByRole("button", { name: "Rango de fechas: Semana pasada" })).toBeVisible();
});

test("a bad range falls back to today, by its days", async ({ page }) => {
  await page.goto("/?range=fortnight");
  const today = operationToday();
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("El rango de este enlace no es válido.");
  await expect(notices).toContainText(`Se muestra: ${rangeWords(today, today)}`);
});

test("words that nobody knows leave the address of an old bookmark, and it opens", async ({ page }) => {
  await openReport(page, "from=2026-02-11&to=2026-02-11&debug=1&utm_source=mail&unit=hms");
  await expect(page).toHaveURL((url) => url.search.slice(1) === "from=2026-02-11&to=2026-02-11&unit=hms");
  await expect(page.getByRole("region", { name: "Avisos" })).toBeHidden();
});

test("an operation that does not exist is named, not asked", async ({ page, standIn }) => {
  await page.goto("/?operation=evil.com%23&from=2026-02-18&to=2026-02-18");
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText(
    "la operación «evil.com#» no existe.",
  );
  const { calls } = await standIn.calls();
  expect(calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});
