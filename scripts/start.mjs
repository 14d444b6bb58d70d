import "./stop-with-parent.mjs";
import { report } from "./failure.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";

await runOnRuntime(import.meta.url);
try {
  const { startProduction } = await import("./server/production.mjs");
  const { port, url, stop } = await startProduction();
  stopGracefully(stop);
  console.log(`Auxboard listens on ${url}`);
  process.send?.({ listening: port, url });
} catch (error) {
  report(error);
  process.exit(1);
}

// A second signal changes nothing: Ctrl-C in a terminal reaches this process and its parent, who passes it on.
function stopGracefully(stop) {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, async () => {
      if (isStopping) return;
      isStopping = true;
      await stop();
      process.exit(0);
    });
  }
}
