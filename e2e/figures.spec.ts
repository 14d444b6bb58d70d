import { expect, type Locator } from "@playwright/test";
import { listWindows } from "./support/call-windows.ts";
import { hm, hms, share } from "./support/duration-words.ts";
import { test } from "./support/fixtures.ts";
import { askReport, askWhole, type ReportAnswer } from "./support/report-api.ts";
import { openReport, readAllRows, readFoot } from "./support/report-table.ts";
import type { StandInControl } from "./support/stand-in-control.ts";
import { biggestStates, byTotal, noCode, secondsByState, sum, totalOf } from "./support/truth.ts";
import type { Totals } from "./wolkvox/totals.ts";

test("every figure, row, column and tile on the page is the stand-in's own", async ({ page, standIn }) => {
  const truth = await standIn.totals("2026-01-12T00:00:00", "2026-01-18T23:59:59");
  await openReport(page, "from=2026-01-12&to=2026-01-18&unit=hms");

  const rows = await readAllRows(page);
  expect(rows).toEqual(byTotal(truth).map((agent) => buildExpectedRow(agent, truth)));

  const foot = await readFoot(page);
  expect(foot.total).toBe(hms(truth.total));
  expect(foot.figures).toEqual(formatFigures(truth.totals, truth));

  const summary = page.getByRole("region", { name: "Resumen" });
  const [[biggest, most] = ["", 0]] = biggestStates(truth);
  const days = await countDaysWorked(standIn, truth);
  expect(await readTiles(summary)).toEqual([
    ["Tiempo auxiliar", hm(truth.total), `${hm(truth.total / truth.agents.length)} por agente`],
    ["Auxiliar por día trabajado", hm(Math.round(truth.total / days)), `${days} días trabajados`],
    ["Estado principal", biggest, `${hm(most)} · ${share(most, truth.total, "comma")} del auxiliar`],
    ["Agentes", `${truth.agents.length}`, "con algún tiempo auxiliar"],
    ["Días con datos", "6 de 7 días", "sin datos: dom 18"],
  ]);
  // Each leads to the view that explains it.
  const leads = await summary
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(
    leads
      .map((search) => new URLSearchParams(search.slice(1)))
      .map((words) => [words.get("per"), words.get("state"), words.get("sort"), words.get("by")]),
  ).toEqual([
    [null, null, null, null],
    ["day", null, null, null],
    [null, biggest, null, null],
    [null, null, "name", null],
    [null, null, null, "day"],
  ]);

  const legend = page.getByRole("region", { name: "Estados y su tiempo total" });
  for (const [state, seconds] of Object.entries(secondsByState(truth.totals, noCode)))
    await expect(legend.getByRole("button", { name: `${state} ${hms(seconds)}`, exact: true })).toBeVisible();
});

type RangeCase = {
  title: string;
  query: string;
  stretches: [string, string][];
  /** What gives the totals. */
  calls: number;
  /** The single days that follow behind. */
  days: number;
};

const ranges: RangeCase[] = [
  {
    title: "31 days are one call, their days behind it",
    query: "from=2025-10-01&to=2025-10-31",
    stretches: [["2025-10-01T00:00:00", "2025-10-31T23:59:59"]],
    calls: 1,
    days: 31,
  },
  {
    title: "32 days are two calls, and sum to the second",
    query: "from=2025-08-01&to=2025-09-01",
    stretches: [["2025-08-01T00:00:00", "2025-09-01T23:59:59"]],
    calls: 2,
    days: 31,
  },
  {
    title: "a range to the minute ends with its last minute",
    query: "from=2026-01-05T08:15&to=2026-01-06T13:44",
    stretches: [["2026-01-05T08:15:00", "2026-01-06T13:44:59"]],
    calls: 1,
    days: 2,
  },
  {
    title: "a range to the second ends with that second",
    query: "from=2026-01-07T11:59:30&to=2026-01-07T12:00:00",
    stretches: [["2026-01-07T11:59:30", "2026-01-07T12:00:00"]],
    calls: 1,
    days: 0,
  },
  {
    title: "a nightly window crosses midnight, one call a night",
    query: "from=2026-01-19&to=2026-01-20&hours=22:00-06:00",
    stretches: [
      ["2026-01-19T22:00:00", "2026-01-20T05:59:59"],
      ["2026-01-20T22:00:00", "2026-01-21T05:59:59"],
    ],
    calls: 2,
    days: 0,
  },
];

for (const { title, query, stretches, calls, days } of ranges) {
  test(`the API's figures equal the stand-in's: ${title}`, async ({ request, standIn }) => {
    const truths = await Promise.all(stretches.map(([from, to]) => standIn.totals(from, to)));
    expect(listCells(await askReport(request, query))).toEqual(addCells(truths));
    const whole = await askWhole(request, query);
    expect(whole.status).toBe("complete");
    expect(listCells(whole)).toEqual(addCells(truths));
    const windows = listWindows(await standIn.calls());
    expect(new Set(windows).size).toBe(windows.length);
    expect(windows).toHaveLength(calls + days);
  });
}

test("the API lists states and agents by total time, and says which days had no data", async ({
  request,
  standIn,
}) => {
  const truth = await standIn.totals("2026-01-24T00:00:00", "2026-01-26T23:59:59");
  const report = await askWhole(request, "from=2026-01-24&to=2026-01-26");
  expect(report.states).toEqual(biggestStates(truth).map(([state]) => state.trim()));
  expect(report.agents.map(({ id }) => id)).toEqual(byTotal(truth).map(({ id }) => id));
  expect(report.range).toMatchObject({
    from: "2026-01-24T00:00:00",
    to: "2026-01-26T23:59:59",
    timeZone: "America/Bogota",
  });
  expect(report.asOf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(report.days.map(({ day, status }) => [day, status])).toEqual([
    ["2026-01-24", "final"],
    ["2026-01-25", "no-data"],
    ["2026-01-26", "final"],
  ]);
});

function buildExpectedRow(agent: Totals["agents"][number], truth: Totals) {
  const { name, id } = agent;
  const figures = formatFigures(agent.seconds, truth);
  // Nothing is compared.
  return { name, id, total: hms(totalOf(agent)), change: "", figures };
}

async function readTiles(summary: Locator): Promise<string[][]> {
  const tiles = await summary.locator("> *").all();
  return Promise.all(
    tiles.map(async (tile) => (await tile.locator("> span").allInnerTexts()).map((text) => text.trim())),
  );
}

/** The days of all agents on which they have any row, a week from its Monday. */
async function countDaysWorked(standIn: StandInControl, { agents }: Totals): Promise<number> {
  const days = await Promise.all(
    Array.from({ length: 7 }, (_, day) =>
      standIn.totals(`2026-01-${12 + day}T00:00:00`, `2026-01-${12 + day}T23:59:59`),
    ),
  );
  const ids = new Set(agents.map(({ id }) => id));
  return sum(days.map((day) => day.agents.filter(({ id }) => ids.has(id)).length));
}

/** Every state of the range, a zero where the agent was never in it. */
function formatFigures(seconds: Record<string, number>, truth: Totals): Record<string, string> {
  const given = secondsByState(seconds, noCode);
  const states = Object.keys(secondsByState(truth.totals, noCode));
  return Object.fromEntries(states.map((state) => [state, given[state] ? hms(given[state]) : "0"]));
}

/** `agent/state: seconds`, without zeros. */
function listCells({ agents, states }: ReportAnswer): Record<string, number> {
  const cells = agents.flatMap(({ id, seconds }) =>
    states.map((state, column): [string, number] => [`${id}/${state}`, seconds[column] ?? Number.NaN]),
  );
  return Object.fromEntries(cells.filter(([, seconds]) => seconds !== 0));
}

function addCells(truths: readonly Totals[]): Record<string, number> {
  const cells = truths.flatMap(({ agents }) =>
    agents.flatMap(({ id, seconds }) =>
      Object.entries(seconds).map(([state, value]): [string, number] => [`${id}/${state.trim()}`, value]),
    ),
  );
  const keys = [...new Set(cells.map(([key]) => key))];
  return Object.fromEntries(
    keys.map((key) => [key, sum(cells.filter(([other]) => other === key).map(([, value]) => value))]),
  );
}
