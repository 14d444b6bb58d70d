import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DatabaseError } from "./database-error";

/**
 * The file that a `file:` DATABASE_URL names, absolute; a relative one is resolved where the server runs.
 * @throws DatabaseError for every other address.
 */
export function parseDatabasePath(url: string): string {
  if (/^postgres(ql)?:/i.test(url))
    throw new DatabaseError(
      "PostgreSQL is not offered yet: set DATABASE_URL to file:./data/auxboard.db and start again.",
    );
  const name = url.startsWith("file:") ? url.slice("file:".length) : "";
  if (name === "" || /[?#\0]|^:memory:|^\/\/[^/]/.test(name))
    throw new DatabaseError(
      "DATABASE_URL must be file: and the path of a file, without options, such as file:./data/auxboard.db.",
    );
  return name.startsWith("///") ? fileURLToPath(url) : resolve(name);
}
