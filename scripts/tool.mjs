import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runChild } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";
import { findRuntime, runtimeEnvironment } from "./runtime.mjs";

/** The script behind a package's command: started by our own Node, without a shell, on every system. */
function toolPath(packageName, command = packageName) {
  const directory = join(root, "node_modules", packageName);
  const manifest = join(directory, "package.json");
  if (!existsSync(manifest)) throw new Failure(`${packageName} is not installed: run \`npm ci\` first.`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(directory, typeof bin === "string" ? bin : bin[command]);
}

/** Runs a tool of node_modules to its end; resolves to its exit code. With `say` its output is told in the end. */
export function runTool([packageName, command], args, environment, say) {
  return run(toolPath(packageName, command), args, environment, say);
}

/** Runs a script of this folder to its end, by our own Node; resolves to its exit code. */
export function runScript(name, args = [], environment = {}, say = undefined) {
  return run(join(root, "scripts", name), args, environment, say);
}

function run(path, args, environment, say) {
  return runChild(findRuntime(), [path, ...args], { cwd: root, env: runtimeEnvironment(environment), say });
}
