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

// A second signal changes nothing: Ctrl-C in a terminal reaches this process and its parent, who passes it on. Only a
// Ctrl-C that comes later than a second is another one: somebody does not want to wait.
function stopGracefully(stop) {
  let askedAtMs;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, async () => {
      const isImpatient = signal === "SIGINT" && performance.now() - askedAtMs > 1_000;
      if (isImpatient) process.exit(130);
      if (askedAtMs !== undefined) return;
      askedAtMs = performance.now();
      await stop(sayWaiting);
      process.exit(0);
    });
  }
}

function sayWaiting() {
  const remedy = process.stdout.isTTY ? "; Ctrl-C again to stop at once" : "";
  console.log(`Finishing the running call (at most 65 s)${remedy}.`);
}
