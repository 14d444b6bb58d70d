import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadEnvFile } from "../env-file.mjs";
import { Failure } from "../failure.mjs";
import { root } from "../root.mjs";

/** Which database the server would use: `{engine: "sqlite", path}` or `{engine: "postgres", url}`; .env read as it does. */
export function loadDatabaseAddress() {
  loadEnvFile();
  return parseDatabaseAddress(process.env.DATABASE_URL || "file:./data/auxboard.db");
}

// What is refused is not repeated: an address may hold a password.
function parseDatabaseAddress(url) {
  if (/^postgres(ql)?:\/\//i.test(url)) return { engine: "postgres", url };
  const name = url.startsWith("file:") ? url.slice("file:".length) : "";
  if (name === "" || /[?#\0]|^:memory:|^\/\/[^/]/.test(name))
    throw new Failure("DATABASE_URL must be file: and the path of a file, or postgres://….");
  return { engine: "sqlite", path: name.startsWith("///") ? fileURLToPath(url) : resolve(root, name) };
}

/** A file that somebody names on the command line: npm changes the folder before it starts us. */
export function resolveFile(name) {
  return resolve(process.env.INIT_CWD ?? ".", name);
}
