import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopOnSignals } from "./children.mjs";
import { Failure, report } from "./failure.mjs";
import { root } from "./root.mjs";
import { packFiles } from "./server/packed-files.mjs";
import { runTool } from "./tool.mjs";

const inputs = [
  ...["app", "components", "lib", "public"],
  ...["proxy.ts", "instrumentation.ts", "instrumentation-client.ts"],
  ...["next.config.js", "postcss.config.mjs", "tailwind.config.ts", "tsconfig.json"],
  ...["package.json", "package-lock.json"],
  ...["scripts/build.mjs", "scripts/server/packed-files.mjs"],
];
// No build depends on .env, which Next would read by rules of its own (env-file.mjs).
const buildEnvironment = { NODE_ENV: "production", __NEXT_PROCESSED_ENV: "true" };
const stamp = join(root, ".next", "auxboard-inputs");

/** Builds the app for production, and packs its scripts and styles, where a source changed since the last build, or always with `force`. */
export async function ensureBuilt({ force = false, say } = {}) {
  if (!force && isCurrent()) return;
  const digest = digestOf(root);
  if (!say) console.log("Building the app.");
  rmSync(stamp, { force: true });
  const code = await runTool(["next"], ["build"], buildEnvironment, say);
  if (code !== 0) throw new Failure("The build failed: its own words are above.");
  await packFiles(join(root, ".next", "static"));
  writeFileSync(stamp, digest);
}

/** True where .next holds a build. */
export function hasBuild() {
  return existsSync(join(root, ".next", "BUILD_ID"));
}

/** True where .next holds a build of the sources as they are. */
export function isCurrent() {
  return hasBuild() && existsSync(stamp) && readFileSync(stamp, "utf8") === digestOf(root);
}

/**
 * One digest over the name and the bytes of every source that the build reads: by content and not by time, because
 * a checkout or a copy may keep old times on new files.
 */
export function digestOf(directory) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap((input) => listFiles(directory, input))) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(directory, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

function listFiles(directory, path) {
  const stats = statSync(join(directory, path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return /[.]test[.]tsx?$/.test(path) ? [] : [path];
  const names = readdirSync(join(directory, path)).sort();
  return names.flatMap((name) => listFiles(directory, `${path}/${name}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  stopOnSignals();
  try {
    await ensureBuilt({ force: process.argv.includes("--force") });
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
