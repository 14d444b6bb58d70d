import { codeOf } from "./error-code";

/** The database cannot be used: the message says why and the exact next step, never a password. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

const repair = {
  damaged: (path: string) =>
    `The database file ${path} is damaged or is not a database. Nothing was changed. Move it away together with its -wal and -shm files, put the latest backup in its place, and start again.`,
  readOnly: (path: string) =>
    `The database file ${path} cannot be written. Give the user that runs Auxboard write access to the file and to its directory, then start again.`,
  unopened: (path: string) =>
    `The database file ${path} cannot be opened. Check that DATABASE_URL names a file (not a directory) in a directory that the user that runs Auxboard may write to, then start again.`,
  held: (path: string) =>
    `The database file ${path} is held by another program. Stop that program, then start again.`,
  full: (path: string) =>
    `There is no room left on the disk of the database file ${path}. Free some space, then start again.`,
};

const causes: [RegExp, keyof typeof repair][] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, "damaged"],
  [/^(SQLITE_READONLY|EACCES|EPERM|EROFS)/, "readOnly"],
  [/^(SQLITE_CANTOPEN|SQLITE_IOERR|ENOENT|ENOTDIR|EISDIR|EEXIST)/, "unopened"],
  [/^SQLITE_(BUSY|LOCKED)/, "held"],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, "full"],
];

/** Turns what SQLite or the file system said about `path` into the next step for whoever runs the server. */
export function databaseErrorOf(error: unknown, path: string): Error {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error);
  const kind = causes.find(([pattern]) => pattern.test(code))?.[1];
  if (kind === undefined) return error instanceof Error ? error : new Error(String(error));
  return new DatabaseError(repair[kind](path), { cause: error });
}
