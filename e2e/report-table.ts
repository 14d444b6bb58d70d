import type { Page } from "@playwright/test";

export type ShownRow = {
  name: string;
  id: string;
  total: string;
  /** By the state's heading. */
  figures: Record<string, string>;
};

/** The report of a query string, once its figures can be read; known to the app before, so that none waits. */
export async function openReport(page: Page, query: string): Promise<void> {
  await page.request.get(`/api/report?${query}`);
  await page.goto(`/?${query}`);
  await page.getByRole("table").waitFor();
}

/** The rows that are drawn now, from the top. */
export async function readRows(page: Page): Promise<ShownRow[]> {
  const [head = [], ...rows] = await readCells(page);
  return rows.filter((cells) => !isFoot(cells)).map((cells) => buildRow(head, cells));
}

/** Every row, also those that are drawn only once the table is scrolled to them. */
export async function readAllRows(page: Page): Promise<ShownRow[]> {
  const table = page.getByRole("table");
  const footRows = await table.locator("tfoot tr").count();
  const count = (await countRows(page)) - 1 - footRows;
  await table.evaluate((element) => element.parentElement?.scrollTo({ top: 0 }));
  const rows = new Map<string, ShownRow>();
  for (let step = 0; step < 200 && rows.size < count; step += 1) {
    for (const row of await readRows(page)) rows.set(`${row.name}/${row.id}`, row);
    // The last one before the foot's.
    await table
      .getByRole("rowheader")
      .nth(-1 - footRows)
      .scrollIntoViewIfNeeded();
  }
  if (rows.size !== count) throw new Error(`${rows.size} of ${count} rows were shown`);
  return [...rows.values()];
}

/** The row of totals at the foot. */
export async function readFoot(page: Page): Promise<ShownRow> {
  const cells = await readCells(page);
  return buildRow(cells[0] ?? [], cells.find(([heading = ""]) => heading.startsWith("Total")) ?? []);
}

// Of more than one day the averages per day worked stand under the totals.
function isFoot([heading = ""]: string[]): boolean {
  return heading.startsWith("Total") || heading === "Por día trabajado" || heading === "Per day worked";
}

/** All rows of the table, head and foot too, as assistive technology is told. */
export async function countRows(page: Page): Promise<number> {
  return Number(await page.getByRole("table").getAttribute("aria-rowcount"));
}

// A chunk of rows far from the view is one empty cell.
async function readCells(page: Page): Promise<string[][]> {
  const rows = await page.getByRole("table").getByRole("row").allInnerTexts();
  return rows.map((row) => row.split("\t").map((cell) => cell.trim())).filter((row) => row.length > 1);
}

function buildRow(head: readonly string[], cells: readonly string[]): ShownRow {
  const [heading = "", total = "", ...figures] = cells;
  const [, name = "", id = ""] = /^(.*?)\s*(\S*)$/s.exec(heading) ?? [];
  const states = head.slice(2).map((text) => text.split("\n")[0] ?? "");
  return {
    name,
    id,
    total,
    figures: Object.fromEntries(states.map((state, column) => [state, figures[column] ?? ""])),
  };
}
