import { median, table } from "../stage/figures.mjs";
import { launchBrowser, timePaint } from "./page.mjs";
import { askReport, waitForWhole } from "./report.mjs";

const latencyMs = 500;
export const coldStage = { settings: { agents: 120, states: 12, latencyMs } };

const months = { api: "from=2026-03-01&to=2026-03-31", page: "from=2026-01-01&to=2026-01-31" };
const others = [
  { from: "2025-07-01", to: "2025-07-31" },
  { from: "2025-08-01", to: "2025-08-31" },
  { from: "2025-10-01", to: "2025-10-31" },
];

/** What the first look at a month costs that nobody has asked for, beside one call for it without Auxboard. */
export async function measureColdMonth(stage, browserPath) {
  const direct = { calls: 1, seconds: await timeDirect(stage) };
  const { first, whole } = await readMonth(stage);
  const { chart, warm } = await paintMonth(stage, browserPath);
  const line = (name, { calls, seconds }) => [
    name,
    String(calls),
    seconds.toFixed(2),
    (seconds / direct.seconds).toFixed(2),
  ];
  console.log(`\nA cold month: 31 days, 120 agents, a call takes ${latencyMs} ms`);
  table([
    ["", "calls", "seconds", "beside one call"],
    line("wolkvox directly, one call", direct),
    line("wolkvox directly, day by day without a pause", { calls: 31, seconds: 31 * direct.seconds }),
    line("GET /api/report, first figures", first),
    line("GET /api/report, every day known", whole),
    line("page, painted chart, cold", chart),
    line("page, painted chart, warm", warm),
  ]);
}

async function timeDirect({ standIn }) {
  const times = [];
  for (const { from, to } of others) times.push(await standIn.timeCall(from, to));
  return median(times) / 1000;
}

async function readMonth(stage) {
  const lap = await startLap(stage);
  const { agents } = await askReport(stage, months.api);
  if (agents.length === 0) throw new Error("The first answer for a cold month has no agents.");
  const first = await lap();
  await waitForWhole(stage, months.api);
  return { first, whole: await lap() };
}

async function paintMonth(stage, browserPath) {
  const browser = await launchBrowser(browserPath);
  try {
    await timePaint(browser, stage, { address: `/?${months.api}` });
    const warm = {
      calls: 0,
      seconds: (await timePaint(browser, stage, { address: `/?${months.api}` })).bars / 1000,
    };
    const lap = await startLap(stage);
    const { bars } = await timePaint(browser, stage, { address: `/?${months.page}` });
    return { chart: { ...(await lap()), seconds: bars / 1000 }, warm };
  } finally {
    await browser.close();
  }
}

/** Resolves to a function that tells the calls and seconds since. */
async function startLap({ standIn }) {
  await standIn.resetCalls();
  const begunMs = performance.now();
  return async () => {
    const seconds = (performance.now() - begunMs) / 1000;
    return { calls: await standIn.countCalls(), seconds };
  };
}
