import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../failure.mjs";

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Has `write` fill a new file beside `file`, for its owner only, and gives it that name once it is whole and on the
 * disk. Whatever goes wrong before, `file` is as it was and nothing is left beside it.
 */
export async function writeBeside(file, write) {
  const partial = join(dirname(file), `.${basename(file)}.${randomUUID()}.partial`);
  const remove = () => removePartial(partial);
  const handlers = Object.entries(signals).map(([signal, code]) => [
    signal,
    () => {
      remove();
      process.exit(code);
    },
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    createEmpty(partial);
    const written = await write(partial);
    syncToDisk(partial);
    renameSync(partial, file);
    syncToDisk(dirname(file));
    return written;
  } catch (error) {
    throw failureOf(error, file);
  } finally {
    remove();
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}

/** @throws Failure where the file is there: no backup is written over another. */
export function refuseExisting(file) {
  if (existsSync(file)) throw new Failure(`${file} exists already: choose another name.`);
}

// SQLite's own companions of a file that it was opened as.
function removePartial(partial) {
  for (const ending of ["", "-journal", "-wal", "-shm"]) rmSync(`${partial}${ending}`, { force: true });
}

function createEmpty(path) {
  closeSync(openSync(path, "wx", 0o600));
}

function syncToDisk(path) {
  // Windows cannot open a folder, and needs not: the rename itself is on the disk.
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function failureOf(error, file) {
  if (["ENOSPC", "EDQUOT", "EFBIG", "SQLITE_FULL"].includes(error.code))
    return new Failure(`There is no room left for ${file}. Nothing was changed.`, { cause: error });
  if (["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR"].includes(error.code))
    return new Failure(`${file} cannot be written (${error.code}). Nothing was changed.`, { cause: error });
  return error;
}
