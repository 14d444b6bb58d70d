import { median, table } from "./figures.mjs";
import { operations } from "./operations.mjs";
import { launchBrowser, openPage } from "./page.mjs";

const rounds = 5;
const settleMs = 400;
const longTaskMs = 50;

/** What a reader does with the table, one after the other on one page; each leaves it as the next one expects it. */
const interactions = {
  "sort by name": (page) => page.locator(".matrix-head button").first().click(),
  "sort by total": (page) => page.locator(".matrix-head button").nth(1).click(),
  "type three letters": async (page) => {
    await page.getByRole("searchbox").first().click();
    await page.keyboard.type("mar", { delay: 120 });
  },
  "clear the search": (page) => page.getByRole("searchbox").first().fill(""),
  "solo a state": (page) => page.locator(".legend-entry").nth(1).click(),
  "show all states": (page) => page.locator(".legend-entry").nth(1).click(),
  "change the unit": (page) => page.locator('[data-value="hms"]').click(),
  "hover over 12 rows": async (page) => {
    for (let row = 0; row < 12; row += 1) await page.locator(`th[data-cell="${row}:head"]`).hover();
  },
  "12 steps with the arrows": async (page) => {
    await page.locator('td[data-cell="0:total"]').focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowDown");
  },
  "scroll by ten screens": async (page) => {
    await page.locator("[data-scroller]").hover();
    for (let step = 0; step < 20; step += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(30);
    }
    await page.locator("[data-scroller]").evaluate((element) => element.scrollTo(0, 0));
  },
};

/**
 * How long each interaction keeps the page from answering, for every size of operation: the longest task, as the
 * browser's own long-task observer sees it, and how many took over 50 ms. The median of the rounds.
 */
export async function measureInteractions(stage, browserPath) {
  const browser = await launchBrowser(browserPath);
  try {
    const runs = new Map(operations.map(({ agents }) => [agents, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { agents, words } of operations) {
        runs.get(agents).push(await timeInteractions(browser, stage, words));
      }
    }
    printInteractions(runs);
  } finally {
    await browser.close();
  }
}

async function timeInteractions(browser, stage, words) {
  const { context, page } = await openPage(browser, stage);
  await page.addInitScript(noteTasks);
  await page.goto(`${stage.url}/?${words}`);
  await page.waitForSelector(".bars [data-cell]");
  await page.waitForTimeout(4 * settleMs);
  const times = {};
  for (const [name, act] of Object.entries(interactions)) {
    await page.evaluate(() => globalThis.takeTasks());
    await act(page);
    await page.waitForTimeout(settleMs);
    times[name] = await page.evaluate(() => globalThis.takeTasks());
  }
  await context.close();
  return times;
}

// Runs in the page. A message to ourselves follows every 5 ms: the longest gap between two is the longest block, also
// where it stays below what a long-task observer reports.
function noteTasks() {
  let tasks = [];
  let longestGap = 0;
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
    { type: "longtask", buffered: true },
  );
  const channel = new MessageChannel();
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
    setTimeout(() => channel.port2.postMessage(0), 5);
  };
  channel.port1.onmessage = beat;
  beat();
  globalThis.takeTasks = () => {
    const taken = { longest: Math.max(longestGap, ...tasks), long: tasks.length };
    tasks = [];
    longestGap = 0;
    return taken;
  };
}

function printInteractions(runs) {
  console.log(
    `\nInteractions, warm week, 12 states, 1440 x 900: longest block in ms (tasks over ${longTaskMs} ms)`,
  );
  const sizes = [...runs.keys()];
  table([
    ["", ...sizes.map((agents) => `${agents} agents`)],
    ...Object.keys(interactions).map((name) => [
      name,
      ...sizes.map((agents) => describe(runs.get(agents).map((times) => times[name]))),
    ]),
  ]);
}

function describe(times) {
  const longest = median(times.map((time) => time.longest));
  const long = median(times.map((time) => time.long));
  return `${longest.toFixed(0)} (${long})`;
}
