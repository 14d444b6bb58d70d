import { chromium } from "@playwright/test";
import { browserArguments } from "../browser-arguments.mjs";
import { median, table } from "../stage/figures.mjs";
import { month, operations } from "./operations.mjs";

const rounds = 9;
const settleMs = 1_500;

/** From navigation to painted bars for every size of operation, in turn, and the script it takes. */
export async function measurePage(stage, browserPath) {
  const browser = await launchBrowser(browserPath);
  try {
    const times = new Map(operations.map(({ agents }) => [agents, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { agents, words } of operations) {
        const paint = await timePaint(browser, stage, { address: `/?${words}` });
        if (round > 0) times.get(agents)?.push(paint);
      }
    }
    printTimes(times);
    await measureBlocking(browser, stage);
    printScripts(await weighScripts(browser, stage, operations[1].words));
  } finally {
    await browser.close();
  }
}

// As on a phone of the middle class.
const slowdown = 4;

/** How long the page over time keeps the main thread of a slow processor from answering, beside that of a small one. */
async function measureBlocking(browser, stage) {
  const pages = { "a week of 25 agents": operations[0].words, "a month of 1,000 agents": month.words };
  const lines = [];
  for (const [name, words] of Object.entries(pages)) {
    const runs = [];
    for (let round = 0; round <= rounds; round += 1)
      runs.push(await timeBlocking(browser, stage, `${words}&by=day`));
    lines.push([name, median(runs.slice(1))]);
  }
  const [[, least]] = lines;
  console.log(
    `\nBlocking time of the page by day, ${slowdown} times slower, ms (what each task takes beyond 50)`,
  );
  table([
    ["", "ms", "beside the small one"],
    ...lines.map(([name, ms]) => [name, ms.toFixed(0), (ms / least).toFixed(2)]),
  ]);
}

async function timeBlocking(browser, stage, words) {
  const { context, page } = await openPage(browser, stage);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(() => {
    globalThis.blockedMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.blockedMs += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(`${stage.url}/?${words}`);
  await page.waitForLoadState("networkidle");
  const ms = await page.evaluate(() => globalThis.blockedMs);
  await context.close();
  return ms;
}

export function launchBrowser(browserPath) {
  return chromium.launch({ executablePath: browserPath, args: browserArguments });
}

export async function openPage(browser, { url, cookie }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const pairs = cookie.split("; ").map((pair) => pair.split(/=(.*)/s));
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url })));
  return { context, page: await context.newPage() };
}

/** Milliseconds from navigation to painted bars and to painted figures: the first of what these selectors find. */
export async function timePaint(
  browser,
  stage,
  { address, figures = "td.figure-cell", bars = ".bars [data-cell]" },
) {
  const { context, page } = await openPage(browser, stage);
  await page.addInitScript(noteFirstBars, { figures, bars });
  await page.goto(`${stage.url}${address}`);
  await page.waitForFunction(() => globalThis.paintedBarsMs !== undefined);
  const times = await page.evaluate(() => ({
    bars: globalThis.paintedBarsMs,
    figures: globalThis.paintedFiguresMs,
  }));
  await context.close();
  return times;
}

// Runs in the page: bars are painted in the second frame after the first segment stands in the document.
function noteFirstBars({ figures, bars }) {
  const afterPaint = (note) =>
    requestAnimationFrame(() => requestAnimationFrame(() => note(performance.now())));
  let hasFigures = false;
  const observer = new MutationObserver(() => {
    if (!hasFigures && document.querySelector(figures)) {
      hasFigures = true;
      afterPaint((ms) => {
        globalThis.paintedFiguresMs = ms;
      });
    }
    if (!document.querySelector(bars)) return;
    observer.disconnect();
    afterPaint((ms) => {
      globalThis.paintedBarsMs = ms;
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function weighScripts(browser, stage, words) {
  const { context, page } = await openPage(browser, stage);
  const scripts = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(weigh(response));
  });
  const html = await (await page.goto(`${stage.url}/?${words}`)).text();
  await page.waitForTimeout(settleMs);
  const weights = await Promise.all(scripts);
  await context.close();
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  return { first: sum(weights.filter(({ path }) => html.includes(`src="${path}"`))), all: sum(weights) };
}

async function weigh(response) {
  const { responseBodySize } = await response.request().sizes();
  return { path: new URL(response.url()).pathname, bytes: responseBodySize };
}

function printTimes(times) {
  const [small] = operations;
  const base = median(times.get(small.agents).map(({ bars }) => bars));
  console.log(`\nNavigation to painted chart, warm, 12 states, 1440 x 900, median of ${rounds}`);
  table([
    ["agents", "figures ms", "bars ms", `beside ${small.agents}`],
    ...[...times].map(([agents, runs]) => {
      const bars = median(runs.map((run) => run.bars));
      const figures = median(runs.map((run) => run.figures));
      return [String(agents), figures.toFixed(0), bars.toFixed(0), (bars / base).toFixed(2)];
    }),
  ]);
}

function printScripts({ first, all }) {
  console.log("\nJavaScript of the page, compressed");
  table([
    ["", "kB", "aim"],
    ["before the figures can be read", (first / 1000).toFixed(0), "200"],
    ["all", (all / 1000).toFixed(0), "300"],
  ]);
}
