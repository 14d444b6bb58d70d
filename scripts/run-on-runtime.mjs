import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { serverGraceMs, startChild, stopOnSignals } from "./children.mjs";
import { report } from "./failure.mjs";
import { findRuntime, runtimeEnvironment } from "./runtime.mjs";

/** Returns at once on Node 24; on an older one runs the script again under the Node that npm brought, and ends with it. */
export async function runOnRuntime(url) {
  if (Number.parseInt(process.versions.node, 10) >= 24) return;
  try {
    const child = startChild(
      findRuntime(),
      [...process.execArgv, fileURLToPath(url), ...process.argv.slice(2)],
      { env: runtimeEnvironment() },
    );
    child.on("message", (message) => process.send?.(message));
    stopOnSignals(0, serverGraceMs);
    const [code] = await once(child, "exit");
    process.exit(code ?? 1);
  } catch (error) {
    report(error);
    process.exit(1);
  }
}
