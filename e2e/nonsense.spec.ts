import { expect } from "@playwright/test";
import { operationToday, rangeWords } from "./civil-days.ts";
import { askJson, type Problem } from "./report-api.ts";
import { openReport } from "./report-table.ts";
import { test } from "./support/fixtures.ts";

type Row = [query: string, status: number, code: string, ...words: string[]];

const february = "to=2026-02-03";

/** hostile-inputs.md, "Query parameters": what the API says to each. */
const refused: Row[] = [
  ["from=2026-02-31&to=2026-03-02", 400, "invalid-range", "2026-02-31 no existe"],
  ["from=2026-02-29&to=2026-03-01", 400, "invalid-range", "2026-02-29 no existe"],
  ["from=2026-01-01&to=2026-13-01", 400, "invalid-range", "2026-13-01 no existe"],
  [`from=2026-2-1&${february}`, 400, "invalid-range", "2026-2-1", "AAAA-MM-DD"],
  [`from=01/02/2026&${february}`, 400, "invalid-range", "AAAA-MM-DD"],
  [`from=20260201&${february}`, 400, "invalid-range", "AAAA-MM-DD"],
  [`from=2026-02-01T00:00Z&${february}`, 400, "invalid-range", "AAAA-MM-DD"],
  [`from=2026-02-01%00&${february}`, 400, "invalid-range"],
  [`from=٢٠٢٦-٠٢-٠١&${february}`, 400, "invalid-range"],
  [`from=&${february}`, 400, "invalid-range"],
  [`from=2026-02-01T24:00&${february}`, 400, "invalid-range", "2026-02-01T24:00"],
  ["from=2026-03-10&to=2026-03-01", 400, "invalid-range", "2026-03-01", "antes"],
  ["from=2026-03-10", 400, "invalid-range", "to"],
  ["to=2026-03-10", 400, "invalid-range", "from"],
  ["from=0000-01-01&to=2026-03-01", 400, "invalid-range"],
  ["from=1899-12-31&to=2026-03-01", 400, "invalid-range"],
  ["from=2026-03-01&to=9999-12-31", 400, "invalid-range"],
  ["from=%2B012026-01-01&to=2026-03-01", 400, "invalid-range"],
  ["from=-000001-01-01&to=2026-03-01", 400, "invalid-range"],
  ["from=2010-01-01&to=2026-03-01", 400, "invalid-range", "cinco años"],
  ["range=fortnight", 400, "invalid-range", "fortnight", "last-7-days"],
  ["range=__proto__", 400, "invalid-range"],
  ["from=2026-03-01&from=2026-03-02&to=2026-03-05", 400, "invalid-parameter", "from"],
  ["from[]=2026-03-01", 400, "invalid-parameter", "from[]"],
  ["from[a]=2026-03-01", 400, "invalid-parameter", "from[a]"],
  ["debug=1", 400, "invalid-parameter", "debug"],
  ["constructor=1", 400, "invalid-parameter", "constructor"],
  ["server=evil.com%23", 400, "invalid-parameter", "server"],
  ["operation=evil.com%23", 404, "not-found"],
  ["operation=0025@evil", 404, "not-found"],
  ["operation=../", 404, "not-found"],
  ["operation=0025.evil.com", 404, "not-found"],
  ["operation=[::1]", 404, "not-found"],
  ["operation=xn--wvolkvox-q2a.com", 404, "not-found"],
  [`operation=${"x".repeat(5000)}`, 404, "not-found"],
  ["operation=__proto__", 404, "not-found"],
  ["sort=__proto__", 400, "invalid-parameter", "__proto__"],
  ["sort=constructor", 400, "invalid-parameter"],
  ["sort=toString", 400, "invalid-parameter"],
  ["sort=total.down", 400, "invalid-parameter"],
  ["unit=valueOf", 400, "invalid-parameter"],
  ["hours=0800", 400, "invalid-parameter", "HH:mm-HH:mm"],
  ["hours=08:00-24:00", 400, "invalid-parameter"],
  ["dni=yes", 400, "invalid-parameter", "dni"],
  [`q=${"x".repeat(201)}`, 400, "invalid-parameter", "q"],
  [Array.from({ length: 501 }, (_, n) => `agent=${n}`).join("&"), 413, "too-large", "guarde la vista"],
];

const accepted = [
  "q=(a%2B)%2B$",
  "q=%",
  "q='; DROP TABLE user; --",
  "q=<script>alert(1)</script>",
  "q=%00%E2%80%AE",
  "q=%ff%fe",
  "state=__proto__&state=constructor",
  "state=",
  "sort=state:__proto__",
  "&&&",
  // Next loses a word of this name before any handler can see it.
  "__proto__=1",
  "operation=default",
];

test("the API names what it cannot use, word for word, and asks wolkvox nothing", async ({
  request,
  standIn,
}) => {
  for (const [query, status, code, ...words] of refused) {
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
  for (const words of accepted) {
    const answer = await askJson(request, `/api/report?from=2026-02-10&to=2026-02-10&${words}`);
    expect(answer.status, words).toBe(200);
  }
  expect((await standIn.calls()).total).toBe(1);
});

test("an agent that no answer ever named is not found", async ({ request }) => {
  const answer = await askJson<Problem>(request, "/api/report?from=2026-02-10&to=2026-02-10&agent=99999");
  expect([answer.status, answer.body.code]).toEqual([404, "not-found"]);
});

test("the page names every bad value, says what it shows instead, and still shows figures", async ({
  page,
}) => {
  await page.goto("/?from=2026-02-31&to=2026-03-02&sort=__proto__&unit=furlong&range=last-week");
  await page.getByRole("table").waitFor();
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("from: 2026-02-31 no existe en el calendario.");
  await expect(notices).toContainText("sort: «__proto__» no es un orden");
  await expect(notices).toContainText("unit: «furlong» no es una unidad");
  await expect(notices).toContainText(/Se muestra: (lunes|domingo)/);
  await expect(page.getByRole("button", { name: "Semana pasada" })).toHaveAttribute("aria-pressed", "true");
});

test("a bad range falls back to today, by its days", async ({ page }) => {
  await page.goto("/?range=fortnight");
  const today = operationToday();
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("range: «fortnight» no es un rango");
  await expect(notices).toContainText(`Se muestra: ${rangeWords(today, today)}`);
});

test("words that nobody knows leave the address of an old bookmark, and it opens", async ({ page }) => {
  await openReport(page, "from=2026-02-11&to=2026-02-11&debug=1&utm_source=mail&unit=hms");
  await expect(page).toHaveURL((url) => url.search.slice(1) === "from=2026-02-11&to=2026-02-11&unit=hms");
  await expect(page.getByRole("region", { name: "Avisos" })).toBeHidden();
});

test("an operation that does not exist is named, not asked", async ({ page, standIn }) => {
  await page.goto("/?operation=evil.com%23&from=2026-02-11&to=2026-02-11");
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText(
    "operation: la operación «evil.com#» no existe.",
  );
  const { calls } = await standIn.calls();
  expect(calls.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
});
