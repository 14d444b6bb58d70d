import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { table } from "../stage/figures.mjs";
import { readFigure } from "../stage/server-figures.mjs";
import { startReference } from "./reference.mjs";
import { askReport, waitForWhole } from "./report.mjs";

export const memoryStage = {
  variables: { WOLKVOX_PAUSE_MS: "0" },
  settings: { agents: 120, states: 12 },
};

const year = "from=2025-01-01&to=2025-12-31";
const settleMs = 3_000;
const mostMs = 240_000;

/** What the server takes at rest, and with a year in its ledger that has been looked at, beside a bare node:http server. */
export async function measureMemory(stage) {
  const reference = await startReference(Buffer.alloc(0), "text/plain");
  await reference.stop();
  const rest = await weigh(stage);
  await waitForWhole(stage, year, { path: "/api/report/days", prefer: "wait=60", mostMs });
  await askReport(stage, year);
  const full = await weigh(stage);
  const line = (name, { resident, heap, store }) => [
    ...[name, megabytes(resident), (resident / reference.memoryBytes).toFixed(1)],
    ...[heap === undefined ? "" : megabytes(heap), store === undefined ? "" : megabytes(store)],
  ];
  console.log("\nMemory (MB), 120 agents x 12 states");
  table([
    ["", "resident", "beside bare", "heap used", "SQLite"],
    line("bare node:http", { resident: reference.memoryBytes }),
    line("auxboard at rest", rest),
    line("after 365 days, opened by day and as totals", full),
  ]);
}

async function weigh(stage) {
  await sleep(settleMs);
  return {
    resident: await readFigure(stage, "process_resident_memory_bytes"),
    heap: await readFigure(stage, "nodejs_heap_size_used_bytes"),
    store: await weighFiles(stage.folder),
  };
}

async function weighFiles(folder) {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function megabytes(bytes) {
  return (bytes / 1_000_000).toFixed(1);
}
