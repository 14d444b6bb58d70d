import { ensureBuilt } from "./build.mjs";
import { stopChildren, stopOnSignals } from "./children.mjs";
import { report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";
import { parseOptions } from "./soak/options.mjs";

stopOnSignals(1);
try {
  const { engines, ...options } = parseOptions(process.argv.slice(2));
  await ensureInstalled();
  await runOnRuntime(import.meta.url);
  await ensureBuilt();
  const { soakEngine } = await import("./soak/run.mjs");
  for (const engine of engines) if ((await soakEngine(engine, options)) > 0) process.exitCode = 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  await stopChildren();
}
