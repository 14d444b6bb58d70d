import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { root } from "../root.mjs";

const configuration = [
  ".gitignore",
  "biome.json",
  "knip.json",
  "package.json",
  "tsconfig.json",
  "scripts/lint",
];

/** A small project beside ours, with our lint's configuration and our node_modules; removed after the test. */
export function createTree(files) {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "auxboard-lint-")));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const path of configuration) {
    cpSync(join(root, path), join(directory, path), {
      recursive: true,
      filter: (from) => !from.endsWith(".mjs"),
    });
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

/** Runs a script by this Node inside the tree. */
export function runIn(directory, script, args = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
