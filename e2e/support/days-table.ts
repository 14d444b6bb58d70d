import type { APIRequestContext, Page } from "@playwright/test";
import { waitUntilHeard } from "./heard.ts";
import { askJson, type ReportAnswer } from "./report-api.ts";

/** The parts of `GET /api/report/days` that specs look at. */
export type DaysAnswer = Omit<ReportAnswer, "agents" | "days"> & {
  by: string;
  days: {
    day: string;
    status: string;
    isClosed?: boolean;
    asOf?: string;
    agents: number;
    seconds: number[];
  }[];
  periods?: {
    from: string;
    to: string;
    days: number;
    daysWithData: number;
    status: string;
    seconds: number[];
  }[];
};

/** The days of a query string; fails where the answer is not 200. */
export async function askDays(request: APIRequestContext, query: string): Promise<DaysAnswer> {
  const answer = await askJson<DaysAnswer>(request, `/api/report/days?${query}`);
  if (answer.status !== 200) throw new Error(`${query}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The report over time of a query string, known to the app before. */
export async function openDays(page: Page, query: string): Promise<void> {
  await page.request.get(`/api/report/days?${query}`);
  await page.goto(`/?${query}`);
  await waitUntilHeard(page.getByRole("table"));
}

/** Every row's cells, head and foot too. */
export async function readCells(page: Page): Promise<string[][]> {
  const rows = await page.getByRole("table").getByRole("row").allInnerTexts();
  return rows.map((row) => row.split("\t").map((cell) => cell.trim()));
}
