import { setTimeout as sleep } from "node:timers/promises";
import { median, table } from "../stage/figures.mjs";
import { readFigure } from "../stage/server-figures.mjs";
import { timeBarePass } from "./bare-pass.mjs";
import { askReport, waitForWhole } from "./report.mjs";

export const yearStage = {
  variables: { WOLKVOX_PAUSE_MS: "0" },
  settings: { agents: 1_000, states: 11 },
};

const rounds = 3;
// The thread that reads answers ends after five seconds without one.
const settleMs = 8_000;
const mostMs = 1_800_000;
const path = "/api/report/days";
const range = (from, to = "2025-12-31") => `from=${from}&to=${to}`;
const whole = range("2025-01-01");

// A question that was not asked before is another range: a day less than the year.
const questions = {
  "a year by day": (round) => ({ path, words: `${range(`2025-01-0${2 + round}`)}&by=day` }),
  "a year by month": (round) => ({ path, words: `${range(`2025-01-0${5 + round}`)}&by=month` }),
  "a year of one agent by day": (round, agent) => ({ path, words: `${whole}&by=day&agent=${agent(round)}` }),
  "a matrix of 31 days": (round) => ({ words: range(`2025-0${3 + round}-05`, `2025-0${4 + round}-04`) }),
  "a matrix of a year": (round) => ({ words: range(`2025-01-0${2 + round}`) }),
};

/** What new questions about a year cost that is known, beside one bare pass over as many rows as typed columns. */
export async function measureYear(stage) {
  await waitForWhole(stage, whole, { path, prefer: "wait=60", mostMs });
  await askReport(stage, whole);
  await sleep(settleMs);
  const residentBytes = await readFigure(stage, "process_resident_memory_bytes");
  const { agents } = await askReport(stage, range("2025-01-01", "2025-01-31"));
  const agentOf = (round) => agents[round]?.id;
  const lines = [];
  for (const [name, question] of Object.entries(questions)) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await time(stage, question(round, agentOf)));
    lines.push([name, runs]);
  }
  const first = await timeFirst(stage);
  const bareMs = timeBarePass();
  console.log(`\nA year of 1,000 agents x 11 states, each question new, ${rounds} rounds`);
  table([
    ["", "seconds", "of processor, ms", "beside bare"],
    ["one bare pass over typed columns", (bareMs / 1000).toFixed(3), bareMs.toFixed(1), "1.0"],
    ...[...lines, ["by day, the first after a restart", first]].map(([name, runs]) => {
      const cpuMs = median(runs.map((run) => run.cpuMs));
      return [
        name,
        median(runs.map(({ seconds }) => seconds)).toFixed(3),
        cpuMs.toFixed(0),
        (cpuMs / bareMs).toFixed(1),
      ];
    }),
  ]);
  console.log(
    `  Memory after the year was read by day and opened: ${(residentBytes / 1_000_000).toFixed(0)} MB`,
  );
}

async function time(stage, { words, ...options }) {
  const cpuSeconds = await readFigure(stage, "process_cpu_seconds_total");
  const begunMs = performance.now();
  await askReport(stage, words, options);
  const seconds = (performance.now() - begunMs) / 1000;
  const cpuMs = ((await readFigure(stage, "process_cpu_seconds_total")) - cpuSeconds) * 1000;
  return { seconds, cpuMs };
}

// Its code is warm where somebody has looked at today: what is new are the answers.
async function timeFirst(stage) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const restarted = { ...stage, url: await stage.restart() };
    await askReport(restarted, "range=today");
    await sleep(settleMs);
    runs.push(await time(restarted, { path, words: `${whole}&by=day` }));
  }
  return runs;
}
