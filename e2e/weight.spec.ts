import { expect, type Response } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { createTeam } from "./support/people.ts";
import { askWhole } from "./support/report-api.ts";

type Script = { path: string; bytes: number; packing: string | undefined };

// In thousands of bytes, as they come over the wire: packed as brotli when the app was built (scripts/server/packed-files.mjs), heads
// not counted. `all` leaves out what is fetched later for buttons that nobody has touched. As gzip they are 208 and 312.
const most = { beforeFigures: 180.5, all: 268.5 };

// When the page fetches what its buttons will need (components/ui/on-approach.ts). On a slow machine it would count.
const laterMs = 2_500;

test("the page's code weighs what it may: before the figures can be read, and in all", async ({
  app,
  page,
}) => {
  const day = "from=2026-01-08&to=2026-01-08";
  const { agents } = await askWhole(page.request, day);
  // The menu of teams comes where there are any, also those that other specs have left.
  await createTeam(page.request, app.url, "Pesaje", [agents[0]?.id ?? ""]);
  await page.addInitScript(leaveOutLaterCode, laterMs);
  const coming: Promise<Script>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") coming.push(weigh(response));
  });
  const answer = await page.goto(`/?${day}`);
  const html = (await answer?.text()) ?? "";
  await page.locator(".bars [data-cell]").first().waitFor();
  await page.waitForLoadState("networkidle");
  const scripts = await Promise.all(coming);
  const first = scripts.filter(({ path }) => html.includes(`src="${path}"`));
  expect(first.length).toBeGreaterThan(2);
  expect(scripts.length).toBeGreaterThan(first.length);
  expect(new Set(scripts.map(({ packing }) => packing))).toEqual(new Set(["br"]));
  expect.soft(sum(first)).toBeLessThanOrEqual(most.beforeFigures);
  expect.soft(sum(scripts)).toBeLessThanOrEqual(most.all);
});

function leaveOutLaterCode(fromMs: number): void {
  const begin = window.setTimeout.bind(window);
  const beginSoon = (work: TimerHandler, ms?: number, ...rest: unknown[]) =>
    ms !== undefined && ms >= fromMs ? 0 : begin(work, ms, ...rest);
  Object.assign(window, { setTimeout: beginSoon });
}

async function weigh(response: Response): Promise<Script> {
  const { responseBodySize } = await response.request().sizes();
  const packing = response.headers()["content-encoding"];
  return { path: new URL(response.url()).pathname, bytes: responseBodySize, packing };
}

function sum(scripts: readonly Script[]): number {
  return scripts.reduce((total, { bytes }) => total + bytes, 0) / 1000;
}
