import { closeSync, openSync, readSync, statSync } from "node:fs";

/** The database file is not the one that was opened. The message is the next step for whoever runs the server. */
export class DatabaseMovedError extends Error {
  override readonly name = "DatabaseMovedError";
  /** Told by this and not by its class: Next bundles start-up and routes apart. */
  readonly code = "STORE_MOVED";
}

export type SqlitePlaceOptions = {
  /** The database's `user_version`, as the connection that writes knows it; null where it cannot be read. */
  readMark(): number | null;
  /** Writes what stands only in the log into the database and empties the log; false where it could not. */
  foldLog(): boolean;
};

// The database header (sqlite.org/fileformat2.html), and `user_version` in it, where we keep the mark.
const headerBytes = 100;
const markAt = 60;
const signature = Buffer.from("SQLite format 3\0", "latin1");
// Reading the header takes a fifth of what a question for one row takes.
const wholeForMs = 100;

/**
 * Tells whether the files that were opened are still those that stand at the path. It remembers the three files of an open
 * database in write-ahead mode by device and inode: SQLite goes on writing into a file that was deleted or replaced, and
 * never says so. A file that was overwritten keeps its inode, but not its mark, which every start makes anew. A copy that
 * was made since the last start has the same: it is not told apart.
 */
export function createSqlitePlace(path: string, { readMark, foldLog }: SqlitePlaceOptions) {
  const files = ["", "-wal", "-shm"].map((ending) => ({
    path: `${path}${ending}`,
    id: identify(path + ending),
  }));
  // It stays open: closing any descriptor of a file ends the locks that the process has on it (fcntl(2)).
  const descriptor = openSync(path, "r");
  const header = Buffer.alloc(headerBytes);
  let mark = readMark();
  let isMarked = false;
  let isFolded = false;
  let isClosed = false;
  let lookAgainMs = 0;

  function findOverwritten(): DatabaseMovedError | null {
    const fault = compareMarks();
    lookAgainMs = fault ? 0 : performance.now() + wholeForMs;
    return fault;
  }

  function compareMarks(): DatabaseMovedError | null {
    const length = readSync(descriptor, header, 0, headerBytes, 0);
    const isWhole = length === headerBytes && header.subarray(0, signature.length).equals(signature);
    const found = header.readUInt32BE(markAt);
    if (isWhole && found === mark) {
      // The mark is in the log first, and in the file with the next checkpoint.
      isMarked = true;
      return null;
    }
    if (!isMarked) return null;
    const known = isWhole ? readMark() : null;
    if (known === null || known === mark) return overwritten(path);
    // Another process that has started since has made it anew.
    mark = known;
    isMarked = found === mark;
    return null;
  }

  function findMoved(): DatabaseMovedError | null {
    const moved = files.find((file) => identify(file.path) !== file.id);
    if (!moved) {
      isFolded = false;
      return null;
    }
    const stands = identify(moved.path);
    fold(moved.path, stands);
    if (moved.path !== path) return logMoved(moved.path);
    return stands === null ? gone(path) : replaced(path);
  }

  // What stands only in the log goes into the database that it belongs to, and the log becomes empty: whoever starts
  // next reads no old log into another file, and loses nothing that was written.
  function fold(moved: string, stands: string | null): void {
    if (isFolded || (moved !== path && stands !== null)) return;
    isFolded = foldLog();
  }

  return {
    /** Why nothing may be written; null where everything is in its place. */
    findFault: () => findOverwritten() ?? findMoved(),
    /**
     * Why nothing may be read: the file holds another's bytes. What was moved or deleted can still be read. A file that was
     * whole is looked at again after 100 ms.
     */
    findReadFault: () => (performance.now() < lookAgainMs ? null : findOverwritten()),
    close(): void {
      if (!isClosed) closeSync(descriptor);
      isClosed = true;
    },
  };
}

/** Null where nothing stands there, or nothing that we may see. */
function identify(path: string): string | null {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat ? `${stat.dev}:${stat.ino}` : null;
  } catch {
    return null;
  }
}

const reads = "Auxboard goes on showing what it knows and writes nothing.";

function gone(path: string): DatabaseMovedError {
  return new DatabaseMovedError(
    `The database file ${path} is gone. ${reads} Put it back, or stop Auxboard, restore a backup, then start again.`,
  );
}

function replaced(path: string): DatabaseMovedError {
  return new DatabaseMovedError(
    `Another file stands in the place of the database file ${path}. ${reads} Restart Auxboard to use that file, or put the old one back.`,
  );
}

function logMoved(path: string): DatabaseMovedError {
  return new DatabaseMovedError(
    `${path}, a part of the database, is gone or another's. ${reads} Restart Auxboard.`,
  );
}

function overwritten(path: string): DatabaseMovedError {
  return new DatabaseMovedError(
    `The database file ${path} was overwritten while Auxboard had it open. Nothing is read or written. Stop Auxboard, move the file away together with its -wal and -shm files, put the latest backup in its place, then start again.`,
  );
}
