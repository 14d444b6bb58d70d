import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseError } from "./database-error";

/**
 * The file that a `file:` DATABASE_URL names, absolute; a relative one is resolved where the server runs.
 * @throws DatabaseError for every other address.
 */
export function parseDatabasePath(url: string): string {
  const name = url.startsWith("file:") ? url.slice("file:".length) : "";
  const path = /[?#]|^:memory:|^\/\/[^/]/.test(name) ? "" : parsePath(url, name);
  if (path !== "" && !path.includes("\0")) return path;
  throw new DatabaseError(
    "DATABASE_URL must be file: and the path of a file, without options, such as file:./data/auxboard.db; or postgres://user:password@host:5432/database.",
  );
}

/** Empty where there is no path, or where the address is encoded in a way that names none. */
function parsePath(url: string, name: string): string {
  try {
    if (name.startsWith("///")) return fileURLToPath(url);
    return name === "" ? "" : resolve(name);
  } catch {
    return "";
  }
}
