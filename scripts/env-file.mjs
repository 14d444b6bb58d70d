import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";
import { findRuntime } from "./runtime.mjs";

const secrets =
  /^(WOLKVOX_TOKEN|ADMIN_PASSWORD|BETTER_AUTH_SECRET|AUXBOARD_METRICS_TOKEN|DATABASE_URL|\w*TOKEN)$/;
const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Puts what .env says into the environment, read as Node's own `--env-file` reads it; a variable that is set already stays
 * as it is. Next, which reads .env too, and in another way, finds everything set.
 */
export function loadEnvFile(environment = process.env, folder = root) {
  const path = join(folder, ".env");
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  for (const warning of findUnquoted(text)) console.error(warning);
  for (const [name, value] of Object.entries(parseEnvText(text))) environment[name] ??= value;
}

/** What a text in the form of .env says. The Node that starts the set-up may be too old to read it by itself. */
export function parseEnvText(text) {
  const read =
    "process.stdout.write(JSON.stringify(require('node:util').parseEnv(require('node:fs').readFileSync(0, 'utf8'))))";
  const { status, stdout } = spawnSync(findRuntime(), ["-e", read], { input: text, encoding: "utf8" });
  if (status !== 0) throw new Failure("The file .env cannot be read.");
  return JSON.parse(stdout);
}

/** A line for each secret that is not in quotes and holds a sign that other readers of .env take for their own. */
export function findUnquoted(text) {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = assignment.exec(line) ?? [];
    if (name === undefined || !secrets.test(name) || /^["'`]/.test(value)) return [];
    if (value.includes("#"))
      return [
        `.env: ${name} has a # outside quotes; what follows it is a comment. Put the value in single quotes.`,
      ];
    if (value.includes("$"))
      return [
        `.env: ${name} has a $ outside quotes; it is taken as it stands. Put the value in single quotes.`,
      ];
    return [];
  });
}
