import { expect, type Locator, type Page } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askWhole } from "./support/report-api.ts";
import { openReport } from "./support/report-table.ts";
import { byTotal } from "./support/truth.ts";

const range = "from=2023-08-08&to=2023-08-10";
const window = ["2023-08-08T00:00:00", "2023-08-10T23:59:59"] as const;

test("a click on a figure, or Enter, opens the answers it rests on; they add up to it, and Escape goes back", async ({
  page,
  request,
  standIn,
}) => {
  const [agent] = byTotal(await standIn.totals(...window));
  if (!agent) throw new Error("the stand-in has no agents in these days");
  const seconds = agent.seconds.Almuerzo ?? 0;
  await askWhole(request, range);
  await openReport(page, `${range}&unit=hms`);
  const cell = await figureCell(page, agent.id, "Almuerzo");
  await expect(cell).toHaveText(hms(seconds));

  // Pointed at, it says that it can be asked.
  await cell.hover();
  await expect(page.getByRole("tooltip")).toContainText("Clic o Enter: de dónde sale");
  await expect(cell).toHaveCSS("cursor", "pointer");
  await expect(cell).toHaveCSS("text-decoration-line", "underline");
  await cell.click();
  const dialog = page.getByRole("dialog", { name: "Procedencia" });
  await assertAnswers(dialog, seconds);
  await expect(dialog).toContainText(`${agent.name}, Almuerzo, `);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(cell).toBeFocused();

  await page.keyboard.press("Enter");
  await assertAnswers(dialog, seconds);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(cell).toBeFocused();
});

test("figures as they were known at a moment say so, and one click shows the latest", async ({
  page,
  request,
}) => {
  await askWhole(request, range);
  await page.goto(`/?${range}&unit=hms`);
  await page.getByRole("table").waitFor();
  await page.getByRole("button", { name: /^datos (de|del) / }).click();
  const dialog = page.getByRole("dialog", { name: "Procedencia" });
  // A minute of the operation's clock counts to its end: these figures were known by then.
  const moment = await page.evaluate(() =>
    new Intl.DateTimeFormat("sv-SE", {
      ...{ timeZone: "America/Bogota", dateStyle: "short", timeStyle: "short" },
    }).format(Date.now()),
  );
  const known = moment.replace(" ", "T");
  await dialog.getByLabel("Ver como se conocía el").fill(known);
  await dialog.getByRole("button", { name: "Ver", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL((url) => url.searchParams.get("known") === known);

  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText(`Así se conocían estas cifras hoy a las ${moment.slice(11)}`);
  await notices.getByRole("button", { name: "Ver lo último" }).click();
  await expect(page).toHaveURL((url) => url.search.slice(1) === `${range}&unit=hms`);
  await expect(page.getByText("Así se conocían estas cifras")).toHaveCount(0);
  await expect(page.getByRole("table")).toBeVisible();
});

/** One row for each day with its moment, its records and its digest; together they are the figure. */
async function assertAnswers(dialog: Locator, seconds: number): Promise<void> {
  const rows = dialog.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(5);
  const [head = [], ...lines] = (await rows.allInnerTexts()).map((row) =>
    row.split("\t").map((text) => text.trim()),
  );
  expect(head).toEqual(["Período", "Leído", "Respuesta", "Huella", "Aporta"]);
  const foot = lines.pop() ?? [];
  expect(lines.map(([day]) => day)).toEqual(["8 ago 2023", "9 ago 2023", "10 ago 2023"]);
  for (const [, askedAt, said, digest] of lines) {
    expect(askedAt).toMatch(/\d\d:\d\d$/);
    expect(said).toMatch(/^\d+ registros$/);
    expect(digest).toMatch(/^[0-9a-f]{10}$/);
  }
  expect(lines.reduce((sum, line) => sum + secondsOf(line.at(-1) ?? ""), 0)).toBe(seconds);
  expect(foot).toEqual(["Total de 3 respuestas", hms(seconds)]);
}

function secondsOf(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

async function figureCell(page: Page, agentId: string, state: string): Promise<Locator> {
  const table = page.getByRole("table");
  const heads = await table.getByRole("columnheader").allInnerTexts();
  const column = heads.findIndex((text) => text.startsWith(state));
  const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: agentId }) });
  // The first heading is the row's own.
  return row.getByRole("cell").nth(column - 1);
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`the figure asked for stays in view above its answers at ${size.width} px, from the age and from a figure`, async ({
    page,
    request,
    standIn,
  }) => {
    const long = "from=2023-08-08&to=2023-08-31";
    await askWhole(request, long);
    await page.setViewportSize(size);
    await openReport(page, `${long}&unit=hms`);
    const total = byTotal(await standIn.totals("2023-08-08T00:00:00", "2023-08-31T23:59:59"))
      .flatMap(({ seconds }) => Object.values(seconds))
      .reduce((sum, seconds) => sum + seconds, 0);
    await page.getByRole("button", { name: /^datos del? / }).click();
    const dialog = page.getByRole("dialog", { name: "Procedencia" });
    const last = dialog.getByRole("row").last();
    await last.scrollIntoViewIfNeeded();
    const figure = dialog.getByText(hms(total)).first();
    await expect(figure).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByText(/^martes 8 a jueves 31 de agosto/i)).toBeInViewport({
      ratio: 1,
    });
    await expect(dialog.getByRole("button", { name: "Ver", exact: true })).toBeInViewport({ ratio: 1 });
    await dialog.getByRole("button", { name: "Ayer a esta hora" }).click();
    await expect(page.getByRole("heading", { name: "A esa hora aún no se sabía nada" })).toBeVisible();
    // The figures from before are not there, nor is their age.
    await expect(page.getByRole("main")).toContainText("sin datos a esa hora");
    await expect(page.getByRole("main")).not.toContainText(/datos del? /);
    await page.getByRole("main").getByRole("button", { name: "Ver lo último" }).first().click();
    await expect(page.getByRole("table")).toBeVisible();
  });
}

test("a moment before anything was known says so, with a way back", async ({ page }) => {
  await openReport(page, range);
  await page.goto(`/?${range}&known=2025-01-01`);
  await expect(page.getByRole("heading", { name: "A esa hora aún no se sabía nada" })).toBeVisible();
  // Seen from then the range has not begun: that is no reason to wait for it.
  await expect(page.getByRole("main")).toContainText("sin datos a esa hora");
  await expect(page.getByRole("main")).not.toContainText(/Empieza|Así se conocían/);
  await page.getByRole("main").getByRole("button", { name: "Ver lo último" }).first().click();
  await expect(page.getByRole("table")).toBeVisible();
  expect(page.url()).not.toContain("known=");
});
