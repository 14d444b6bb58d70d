import type { Page } from "@playwright/test";
import { waitUntilHeard } from "./heard.ts";

export type ShownRow = {
  name: string;
  id: string;
  total: string;
  /** What changed since the period compared with, where it has a column; else empty. */
  change: string;
  /** By the state's heading. */
  figures: Record<string, string>;
};

/** Of more than one day: what stands beside the states, in both languages. */
const workedColumns = ["Por día trabajado", "Días trab.", "Per day worked", "Days worked"];

const changeColumns = ["Cambio", "Change"];

/** Beside another period, of more than one day. */
const averageChangeColumns = ["Cambio por día trabajado", "Change per day worked"];

/** The days worked and the time per day worked, by the agent's id or `total`, of the rows that are drawn now. */
export async function readWorked(page: Page): Promise<Map<string, { average: string; worked: string }>> {
  const [head = [], ...rows] = await readCells(page);
  const names = head.map(headingOf);
  const [average, worked] = [0, 1].map((place) =>
    names.findIndex((name) => workedColumns.filter((_, index) => index % 2 === place).includes(name)),
  );
  return new Map(
    rows.map((cells) => [
      cells[0]?.startsWith("Total") ? "total" : buildRow(head, cells).id,
      { average: cells[average ?? -1] ?? "", worked: cells[worked ?? -1] ?? "" },
    ]),
  );
}

/** The report of a query string, once its figures can be read; known to the app before, so that none waits. */
export async function openReport(page: Page, query: string): Promise<void> {
  await page.request.get(`/api/report?${query}`);
  const answer = await page.goto(`/?${query}`);
  // A page that the server cannot draw is drawn by the browser all the same.
  if (!answer?.ok()) throw new Error(`the page answered ${answer?.status()}`);
  await waitUntilHeard(page.getByRole("table"));
}

/** The rows that are drawn now, from the top. */
export async function readRows(page: Page): Promise<ShownRow[]> {
  const [head = [], ...rows] = await readCells(page);
  return rows.filter((cells) => !isFoot(cells)).map((cells) => buildRow(head, cells));
}

/** Every row from the top, also those that are drawn only once the table is scrolled to them. */
export async function readAllRows(page: Page): Promise<ShownRow[]> {
  const table = page.getByRole("table");
  // Read in one breath: the foot grows by the averages once every day is known.
  const count = await table.evaluate(
    (element) => Number(element.ariaRowCount) - element.querySelectorAll("thead tr, tfoot tr").length,
  );
  const [head = []] = await readCells(page);
  const rows: ShownRow[] = [];
  for (const chunk of await table.locator("tbody").all()) {
    await chunk.evaluate((element) => element.scrollIntoView({ block: "center" }));
    // Rows are written as the page finds time.
    const drawn = chunk.locator("tr[data-row]");
    await drawn.first().waitFor();
    rows.push(...cellsOf(await drawn.allInnerTexts()).map((cells) => buildRow(head, cells)));
  }
  if (rows.length !== count) throw new Error(`${rows.length} of ${count} rows were shown`);
  return rows;
}

/** The row of totals at the foot. */
export async function readFoot(page: Page): Promise<ShownRow> {
  const cells = await readCells(page);
  return buildRow(cells[0] ?? [], cells.find(([heading = ""]) => heading.startsWith("Total")) ?? []);
}

// Of more than one day the averages per day worked stand under the totals.
function isFoot([heading = ""]: string[]): boolean {
  return heading.startsWith("Total") || workedColumns.includes(heading);
}

/** All rows of the table, head and foot too, as assistive technology is told. */
export async function countRows(page: Page): Promise<number> {
  return Number(await page.getByRole("table").getAttribute("aria-rowcount"));
}

// A chunk of rows far from the view is one empty cell.
async function readCells(page: Page): Promise<string[][]> {
  return cellsOf(await page.getByRole("table").getByRole("row").allInnerTexts()).filter(
    (row) => row.length > 1,
  );
}

function cellsOf(rows: readonly string[]): string[][] {
  return rows.map((row) => row.split("\t").map((cell) => cell.trim()));
}

function buildRow(head: readonly string[], cells: readonly string[]): ShownRow {
  const [heading = "", total = "", ...cellsOfRow] = cells;
  const [, name = "", id = ""] = /^(.*?)\s*(\S*)$/s.exec(heading) ?? [];
  const states = head
    .slice(2)
    .map((text, column): [string, string] => [headingOf(text), cellsOfRow[column] ?? ""])
    .filter(([state]) => !workedColumns.includes(state));
  const change = states.find(([heading]) => changeColumns.includes(heading))?.[1].split("\n")[0] ?? "";
  const changes = [...changeColumns, ...averageChangeColumns];
  const figures = Object.fromEntries(states.filter(([heading]) => !changes.includes(heading)));
  return { name, id, total, change, figures };
}

function headingOf(text: string): string {
  return text.split("\n")[0] ?? "";
}
