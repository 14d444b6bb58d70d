import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../children.mjs";
import { root } from "../root.mjs";
import { findRuntime } from "../runtime.mjs";
import { median, table } from "../stage/figures.mjs";
import { readFigure } from "../stage/server-figures.mjs";
import { month } from "./operations.mjs";
import { waitForWhole } from "./report.mjs";

export const exportStage = {
  variables: { WOLKVOX_PAUSE_MS: "0" },
  settings: { agents: month.agents, states: 12 },
};

const days = 31;
const rounds = 3;
const watchMs = 200;

/** A month of 1,000 agents as files, beside the workbook library's bare loop over as many cells, turn by turn. */
export async function measureExport(stage) {
  await waitForWhole(stage, month.words, { path: "/api/report/days", prefer: "wait=60" });
  const runs = { rest: [], bare: [], xlsx: [], csv: [], json: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.rest.push(await watch(stage, () => sleep(2000).then(() => 0)));
    runs.bare.push(await runBareLoop());
    for (const format of ["xlsx", "csv", "json"])
      runs[format].push(await watch(stage, () => download(stage, format)));
  }
  console.log(`\nA month of ${month.agents} agents x ${days} days x 12 states as a file, ${rounds} rounds`);
  table([
    ["", "seconds", "of processor", "MB", "peak MB", "worst turn ms"],
    line("bare library loop", runs.bare),
    line("auxboard xlsx", runs.xlsx),
    line("auxboard csv", runs.csv),
    line("auxboard json", runs.json),
    line("auxboard, no file", runs.rest),
  ]);
  const ratioOf = (key) => (medianOf(runs.xlsx, key) / medianOf(runs.bare, key)).toFixed(2);
  console.log(`  xlsx beside the bare loop: ${ratioOf("seconds")}, of processor ${ratioOf("cpuSeconds")}`);
}

async function download({ url, cookie }, format) {
  const response = await fetch(`${url}/api/export?format=${format}&${month.words}`, { headers: { cookie } });
  const bytes = (await response.arrayBuffer()).byteLength;
  if (!response.ok) throw new Error(`The ${format} answered ${response.status}.`);
  return bytes;
}

// The worst turn is the event loop's own measure, which starts anew with every reading.
async function watch(stage, work) {
  await readLag(stage);
  const cpuBefore = await readFigure(stage, "process_cpu_seconds_total");
  const begun = performance.now();
  const working = work().then((bytes) => ({ bytes, seconds: (performance.now() - begun) / 1000 }));
  let isDone = false;
  const end = working.finally(() => {
    isDone = true;
  });
  let [peakBytes, worstTurnMs] = [0, 0];
  do {
    await sleep(watchMs);
    peakBytes = Math.max(peakBytes, await readFigure(stage, "process_resident_memory_bytes"));
    worstTurnMs = Math.max(worstTurnMs, await readLag(stage));
  } while (!isDone);
  const cpuSeconds = (await readFigure(stage, "process_cpu_seconds_total")) - cpuBefore;
  return { ...(await end), cpuSeconds, peakBytes, worstTurnMs };
}

async function readLag(stage) {
  return (await readFigure(stage, "nodejs_eventloop_lag_max_seconds")) * 1000;
}

async function runBareLoop() {
  const script = join(root, "scripts", "bench", "bare-workbook.mjs");
  const child = startChild(findRuntime(), [script, String(month.agents), String(days), "12"]);
  const [figures] = await once(child, "message");
  await once(child, "exit");
  return figures;
}

function line(name, runs) {
  const megabytes = (key) => (medianOf(runs, key) / 1_000_000).toFixed(1);
  return [
    name,
    medianOf(runs, "seconds").toFixed(2),
    medianOf(runs, "cpuSeconds").toFixed(2),
    megabytes("bytes"),
    megabytes("peakBytes"),
    medianOf(runs, "worstTurnMs").toFixed(0),
  ];
}

function medianOf(runs, key) {
  return median(runs.map((run) => run[key]));
}
