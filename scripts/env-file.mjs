import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { root } from "./root.mjs";
import { findRuntime } from "./runtime.mjs";

const secrets = /(TOKEN|PASSWORD|SECRET|KEY)$|^DATABASE_URL$/;
const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/**
 * Puts what .env says into the environment, read as Node's own `--env-file` reads it; a variable that is set already stays
 * as it is. Warns of secrets without quotes among those that it sets. Next does not read .env again.
 */
export function loadEnvFile(environment = process.env, folder = root) {
  // Next would fill in every `$` of .env, also within quotes and in variables that are set, and read .env.local too. It
  // leaves out all of that where this says that it was done, as in the processes that Next itself starts.
  environment.__NEXT_PROCESSED_ENV = "true";
  const path = join(folder, ".env");
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  const given = Object.entries(parseEnvText(text)).filter(([name]) => environment[name] === undefined);
  for (const warning of findUnquoted(text, new Set(given.map(([name]) => name)))) console.error(warning);
  Object.assign(environment, Object.fromEntries(given));
}

/** What a text in the form of .env says. The Node that starts the set-up may be too old to read it by itself. */
export function parseEnvText(text) {
  const read =
    "process.stdout.write(JSON.stringify(require('node:util').parseEnv(require('node:fs').readFileSync(0, 'utf8'))))";
  const { status, stdout } = spawnSync(findRuntime(), ["-e", read], { input: text, encoding: "utf8" });
  if (status !== 0) throw new Failure("The file .env cannot be read.");
  return JSON.parse(stdout);
}

/** A line for each secret of these names that is not in quotes and holds a sign that readers of .env take for their own. */
export function findUnquoted(text, names) {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = assignment.exec(line) ?? [];
    if (!names.has(name) || !secrets.test(name) || /^["'`]/.test(value)) return [];
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
