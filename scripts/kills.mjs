import { parseArgs } from "node:util";
import { stopChildren, stopOnSignals } from "./children.mjs";
import { Failure, report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";
import { runTool } from "./tool.mjs";

const usage = "npm run kills -- [--kills 200]";
const rooms = ["trail", "grants", "sending"];

stopOnSignals(1);
try {
  const kills = readSwitch();
  await ensureInstalled();
  await runOnRuntime(import.meta.url);
  const files = [
    ...rooms.map((room) => `lib/server/${room}/kill.soak.test.ts`),
    "lib/server/ledger/fill-kill.soak.test.ts",
  ];
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
