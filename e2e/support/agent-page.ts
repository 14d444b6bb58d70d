import type { Page } from "@playwright/test";
import type { Totals } from "../wolkvox/totals.ts";
import { addDays } from "./civil-days.ts";
import { waitUntilHeard } from "./heard.ts";
import { askWhole } from "./report-api.ts";
import type { StandInProcess } from "./stand-in-process.ts";
import { sum } from "./truth.ts";

/** An agent's page, once every single day of its range is known to the app. */
export async function openAgent(page: Page, id: string, query: string): Promise<void> {
  await askWhole(page.request, query);
  await page.goto(`/agents/${encodeURIComponent(id)}?${query}`);
  await waitUntilHeard(daysTable(page));
}

/** One row per day, week or month. */
export function daysTable(page: Page) {
  return page.getByRole("table", { name: /^Tiempo por (día|semana|mes)/ });
}

/** Per day worked, state by state: the agent's, the team's median, and what was before. */
export function perDayTable(page: Page) {
  return page.getByRole("table", { name: "Por día trabajado", exact: true });
}

/** Every row's cells, head and foot too. */
export async function readTable(table: ReturnType<typeof daysTable>): Promise<string[][]> {
  const rows = await table.getByRole("row").allInnerTexts();
  return rows.map((row) => row.split("\t").map((cell) => cell.trim()));
}

/** What the stand-in says of each day of a range. */
export async function truthByDay(
  standIn: StandInProcess,
  first: string,
  count: number,
): Promise<{ day: string; truth: Totals }[]> {
  const days = Array.from({ length: count }, (_, place) => addDays(first, place));
  return Promise.all(
    days.map(async (day) => ({ day, truth: await standIn.totals(`${day}T00:00:00`, `${day}T23:59:59`) })),
  );
}

/** Each agent's seconds per day worked, of one state or of all. */
export function perDayWorked(days: readonly { truth: Totals }[], state?: string): Map<string, number> {
  const times = new Map<string, number[]>();
  for (const { id, seconds } of days.flatMap(({ truth }) => truth.agents)) {
    const time = state === undefined ? sum(Object.values(seconds)) : (seconds[state] ?? 0);
    times.set(id, [...(times.get(id) ?? []), time]);
  }
  return new Map([...times].map(([id, values]) => [id, sum(values) / values.length]));
}

export function medianOf(values: Iterable<number>): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}
