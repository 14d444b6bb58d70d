import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { stopChildren, stopOnSignals } from "./children.mjs";
import { report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

stopOnSignals(1);
try {
  await ensureInstalled();
  await runOnRuntime(import.meta.url);
  await ensureBuilt();
  const browserPath = await ensureBrowser();
  const { runBenchmarks } = await import("./bench/run.mjs");
  await runBenchmarks(browserPath, process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  await stopChildren();
}
