import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "./children.mjs";
import { root } from "./root.mjs";
import { findRuntime, runtimeEnvironment } from "./runtime.mjs";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * Node's options for the process that serves, as `npm start` has them. With a young generation of three times 4 MB, what
 * reading an answer leaves behind is collected soon; with the default of three times 16 MB much of it counts as old first,
 * and the process takes 200 MB more.
 */
export const serverOptions = scripts.start.split(" ").filter((word) => word.startsWith("--"));

/** Starts the built app as `npm start` does; the child's first message is its port and its address. */
export function startServer(environment, options = {}) {
  return startChild(findRuntime(), [...serverOptions, join(root, "scripts", "start.mjs")], {
    cwd: root,
    env: runtimeEnvironment(environment),
    ...options,
  });
}
