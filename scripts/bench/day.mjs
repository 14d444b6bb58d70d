import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "../root.mjs";
import { runtimeEnvironment } from "../runtime.mjs";
import { median, table } from "../stage/figures.mjs";
import { readFigure } from "../stage/server-figures.mjs";
import { launchBrowser, timePaint } from "./page.mjs";
import { askReport } from "./report.mjs";
import { shiftDay } from "./working-day.mjs";

export const dayStage = {
  variables: { WOLKVOX_PAUSE_MS: "0" },
  settings: { agents: 1_000, states: 12 },
};

const rounds = 5;
// 180 looks from one midnight to the next.
const everyMinutes = 8;

/** The inside of a day of many looks, from the store to its painted picture, each beside the report of the same day. */
export async function measureDay(stage, browserPath) {
  const today = (await askReport(stage, "range=today")).range.from.slice(0, 10);
  // Nobody works on Sundays.
  const day = [-1, -2].map((days) => shiftDay(today, days)).find((one) => new Date(one).getUTCDay() !== 0);
  await seedLooks(stage, day);
  const words = `from=${day}&to=${day}`;
  const timeline = { path: "/api/report/timeline", words: `day=${day}` };
  const first = [];
  for (let round = 0; round < rounds; round += 1) {
    const restarted = { ...stage, url: await stage.restart() };
    await askReport(restarted, words);
    first.push(await time(restarted, timeline));
  }
  const running = { ...stage, url: await stage.restart() };
  const answer = await askReport(running, timeline.words, timeline);
  const again = [];
  const report = [];
  for (let round = 0; round < rounds; round += 1) {
    again.push(await time(running, timeline));
    report.push(await time(running, { path: "/api/report", words }));
  }
  const gains = answer.agents.reduce((sum, agent) => sum + agent.gains.length, 0);
  console.log(
    `\nThe inside of a day of ${answer.agents.length} agents, ${answer.looks.length} looks, ${gains} gains, median of ${rounds}`,
  );
  const line = (name, runs) => [
    name,
    median(runs.map(({ seconds }) => seconds)).toFixed(3),
    median(runs.map(({ cpuMs }) => cpuMs)).toFixed(0),
  ];
  table([
    ["", "seconds", "of processor, ms"],
    line("timeline, the first after a restart", first),
    line("timeline, again", again),
    line("report of the same day, again", report),
  ]);
  await measurePictures(running, browserPath, { day, words });
  await weighDay(stage, day);
}

async function seedLooks({ folder, standIn }, day) {
  const order = {
    ...{ databaseUrl: `file:${join(folder, "stage.db")}`, wolkvox: standIn.door },
    ...{ days: [day], timeZone: standIn.zone, everyMinutes, untilMs: Date.now() },
  };
  await runStage("seed-looks.stage.ts", order);
}

/** Our own TypeScript as a process of its own; resolves to what it wrote. */
async function runStage(name, order) {
  const script = join(root, "lib", "server", "ledger", name);
  const paths = join(root, "scripts", "typescript-paths.mjs");
  const args = ["--conditions=react-server", "--import", paths, script, JSON.stringify(order)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: runtimeEnvironment(),
  });
  return stdout;
}

async function time(stage, { path, words }) {
  const cpuSeconds = await readFigure(stage, "process_cpu_seconds_total");
  const begunMs = performance.now();
  await askReport(stage, words, { path });
  const seconds = (performance.now() - begunMs) / 1000;
  const cpuMs = ((await readFigure(stage, "process_cpu_seconds_total")) - cpuSeconds) * 1000;
  return { seconds, cpuMs };
}

const pages = {
  report: (words) => ({ address: `/?${words}` }),
  "inside the day, 15 minutes": (words) => ({ address: `/day?${words}`, ...cells }),
  "inside the day, 5 minutes": (words) => ({ address: `/day?${words}&step=5`, ...cells }),
};
const cells = { figures: "[data-strip]", bars: "[data-strip] [data-tone]" };

async function measurePictures(stage, browserPath, { words }) {
  const browser = await launchBrowser(browserPath);
  try {
    const times = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
    for (let round = 0; round <= rounds; round += 1)
      for (const [name, pageOf] of Object.entries(pages)) {
        const { bars } = await timePaint(browser, stage, pageOf(words));
        if (round > 0) times[name].push(bars);
      }
    const base = median(times.report);
    console.log(`\nNavigation to painted picture, warm, 1440 x 900, median of ${rounds}`);
    table([
      ["", "ms", "beside the report"],
      ...Object.entries(times).map(([name, runs]) => [
        name,
        median(runs).toFixed(0),
        (median(runs) / base).toFixed(2),
      ]),
    ]);
  } finally {
    await browser.close();
  }
}

async function weighDay({ folder }, day) {
  const order = { databaseUrl: `file:${join(folder, "stage.db")}`, day };
  const { looks, kept, answer } = JSON.parse(await runStage("day-bytes.stage.ts", order));
  const kilobytes = (bytes) => (bytes / 1000).toFixed(0);
  console.log("\nWhat is kept of that day, packed");
  table([
    ["", "kB", "beside the answer"],
    ["the day's last answer alone", kilobytes(answer), "1.0"],
    ["all its looks (for a week)", kilobytes(looks), (looks / answer).toFixed(1)],
    ["its gains (for 13 months)", kilobytes(kept), (kept / answer).toFixed(1)],
  ]);
}

/** One second stands for the five minutes of a refresh. */
export const watchStage = {
  variables: { WOLKVOX_REFRESH_SECONDS: "1", WOLKVOX_PAUSE_MS: "5" },
  settings: { agents: 120, states: 12, latencyMs: 10 },
  instances: 2,
};

const watchedSeconds = 60;

/** The calls of a day that is watched by two instances while people read it, beside the fewest: one a refresh. */
export async function measureWatch(stage) {
  const { watch: _, ...settings } = await askReport(stage, "", { path: "/api/settings" });
  await changeSettings(stage, {
    ...settings,
    watch: { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" },
  });
  // The other instance sees it within five seconds.
  await sleep(6_000);
  await stage.standIn.resetCalls();
  const end = performance.now() + watchedSeconds * 1000;
  await Promise.all(stage.apps.map(({ url }) => readUntil({ ...stage, url }, end)));
  const calls = await stage.standIn.countCalls();
  console.log(
    `\nCalls of a watched day of ${watchedSeconds} refreshes, 2 instances, read all the while on both`,
  );
  table([
    ["", "calls", "beside the fewest"],
    ["fewest: one a refresh", String(watchedSeconds), "1.00"],
    ["auxboard", String(calls), (calls / watchedSeconds).toFixed(2)],
  ]);
}

async function readUntil(stage, end) {
  while (performance.now() < end) {
    await askReport(stage, "range=today");
    await askReport(stage, "", { path: "/api/report/timeline" });
    await sleep(500);
  }
}

async function changeSettings({ url, cookie }, settings) {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const response = await fetch(`${url}/api/settings`, {
    method: "PUT",
    headers,
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`Settings answered ${response.status}: ${await response.text()}`);
}
