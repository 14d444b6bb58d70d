import { parseArgs } from "node:util";
import { stopChildren, stopOnSignals } from "./children.mjs";
import { Failure, report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";
import { runTool } from "./tool.mjs";

const usage = "npm run kills -- [--kills 200]";
const soaks = [
  ...["trail/kill", "grants/kill", "sending/kill", "ledger/kill", "ledger/fill-kill"],
  "ledger/lease/token-gate-schedules",
];

stopOnSignals(1);
try {
  const kills = readSwitch();
  await ensureInstalled();
  await runOnRuntime(import.meta.url);
  const files = soaks.map((name) => `lib/server/${name}.soak.test.ts`);
  const switches = ["run", "--project", "soak", "--no-file-parallelism", ...files];
  process.exitCode = await runTool(["vitest", "vitest"], switches, { AUXBOARD_KILLS: String(kills) });
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  await stopChildren();
}

function readSwitch() {
  try {
    const { kills = "200" } = parseArgs({ options: { kills: { type: "string" } } }).values;
    if (/^[1-9]\d{0,3}$/.test(kills)) return Number(kills);
  } catch {}
  throw new Failure(usage);
}
