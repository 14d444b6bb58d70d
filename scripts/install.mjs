import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runChild } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";

const groups = ["dependencies", "devDependencies", "optionalDependencies"];

/** Makes node_modules what package-lock.json says, by `npm ci`, only where it is not. */
export async function ensureInstalled() {
  const reason = staleReason(root);
  if (!reason) return;
  console.log(`Installing dependencies with npm ci: ${reason}.`);
  const code = await runNpm(["ci", "--include=dev", "--include=optional", "--loglevel=error"]);
  if (code !== 0)
    throw new Failure(
      "The dependencies could not be installed: npm says why above. Mend that (most often the network, or a " +
        "package.json that its lock file does not match), then start again.",
    );
}

/** Why node_modules is not what the lock file says; undefined where it is. */
export function staleReason(directory) {
  const installed = readJson(join(directory, "node_modules", ".package-lock.json"));
  if (!installed) return "node_modules is missing or incomplete";
  const lock = readJson(join(directory, "package-lock.json"));
  const manifest = readJson(join(directory, "package.json"));
  if (!groups.every((group) => isDeepStrictEqual(lock.packages[""][group], manifest[group])))
    return "package.json and package-lock.json differ";
  const stale = Object.entries(lock.packages).find(([path, entry]) =>
    isStale(entry, installed.packages[path], path),
  );
  return stale && `${stale[0].replace(/^.*node_modules\//, "")} is not at ${stale[1].version}`;
}

// npm writes node_modules/.package-lock.json last, so an install that was cut off leaves none.
// An optional package may be missing: it is one for another platform.
function isStale(wanted, installed, path) {
  if (path === "") return false;
  if (!installed) return !(wanted.optional || wanted.devOptional || wanted.peer);
  return wanted.version !== installed.version || wanted.integrity !== installed.integrity;
}

// npm's own Node and not ours: `npm ci` removes the node_modules that ours stands in.
function runNpm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const isNpm = script?.endsWith("npm-cli.js") && existsSync(script);
  const options = { cwd: root, env: { ...process.env, NODE_ENV: "" } };
  if (isNpm) return runChild(node ?? process.execPath, [script, ...args], options);
  return runChild("npm", args, { ...options, shell: process.platform === "win32" });
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}
