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
  const { startBenchmark } = await import("./bench/stage.mjs");
  const { measureApi } = await import("./bench/api.mjs");
  const { measurePage } = await import("./bench/page.mjs");
  const stage = await startBenchmark();
  try {
    await measureApi(stage);
    await measurePage(stage, browserPath);
  } finally {
    await stage.stop();
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  await stopChildren();
}
