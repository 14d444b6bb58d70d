import { median, table } from "../stage/figures.mjs";
import { traceTasks } from "./main-thread.mjs";
import { operations } from "./operations.mjs";
import { launchBrowser, openPage } from "./page.mjs";

const rounds = 3;
const settleMs = 700;
const longTaskMs = 50;

/** What a reader does with the table, one after the other on one page; each leaves it as the next one expects it. */
const interactions = {
  "sort by name": (page) => page.locator(".matrix-head button").first().click(),
  "sort by total": (page) => page.locator(".matrix-head button").nth(1).click(),
  "sort by a state": (page) => page.locator(".matrix-head button").nth(4).click(),
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
    await page.locator(".matrix").hover();
    for (let step = 0; step < 20; step += 1) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(30);
    }
  },
  "jump back to the top": (page) => page.evaluate(() => scrollTo(0, 0)),
};

/**
 * The longest task that each interaction gives the page's main thread, for every size of operation: in processor time,
 * which other work on the machine does not lengthen, and as it passed; then how many took over 50 ms. Medians.
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
  await page.goto(`${stage.url}/?${words}`);
  await page.waitForSelector(".bars [data-cell]");
  await page.waitForTimeout(4 * settleMs);
  const times = {};
  for (const [name, act] of Object.entries(interactions)) {
    times[name] = await traceTasks(browser, async () => {
      await act(page);
      await page.waitForTimeout(settleMs);
    });
  }
  await context.close();
  return times;
}

function printInteractions(runs) {
  console.log(
    `\nInteractions, warm week, 12 states, 1440 x 900: longest task in processor ms / as it passed (tasks over ${longTaskMs} ms)`,
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

function describe(runs) {
  const longest = (key) =>
    median(runs.map((tasks) => Math.max(0, ...tasks.map((task) => task[key])))).toFixed(0);
  const long = median(runs.map((tasks) => tasks.filter(({ wallMs }) => wallMs > longTaskMs).length));
  return `${longest("processorMs")} / ${longest("wallMs")} (${long})`;
}
