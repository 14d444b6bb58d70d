import { closeSync, openSync, readSync } from "node:fs";
import { Failure } from "../failure.mjs";

const marks = [
  ["sqlite", Buffer.from("SQLite format 3\0", "latin1")],
  ["postgres", Buffer.from([0x1f, 0x8b])],
];
const names = { sqlite: "the embedded database (SQLite)", postgres: "PostgreSQL" };

/** @throws Failure where the file cannot be read, is no backup of ours, or is one of the other engine. */
export function refuseOtherKind(file, engine) {
  const start = readStart(file);
  const [kind] = marks.find(([, mark]) => start.subarray(0, mark.length).equals(mark)) ?? [];
  if (kind === undefined) throw damaged(file);
  if (kind !== engine)
    throw new Failure(
      `This is a backup of ${names[kind]}, and DATABASE_URL names ${names[engine]}: it goes back only where it came from.`,
    );
}

/**
 * `isDemo`: whether it is the demonstration's; null = nobody's yet.
 * @throws Failure where invented figures would take the place of real ones, or the reverse.
 */
export function refuseOtherSide({ backupIsDemo, databaseIsDemo }) {
  if (backupIsDemo === null || databaseIsDemo === null || backupIsDemo === databaseIsDemo) return;
  const whose = (isDemo) => (isDemo ? "the demonstration" : "a real operation");
  throw new Failure(
    `This is a backup of ${whose(backupIsDemo)}, and the database holds ${whose(databaseIsDemo)}: give DATABASE_URL another file or database. Nothing was changed.`,
  );
}

/** What every damaged backup is refused with. */
export function damaged(file, cause) {
  return new Failure(`${file} is damaged or is no backup of Auxboard. Nothing was changed.`, { cause });
}

function readStart(file) {
  try {
    const descriptor = openSync(file, "r");
    const bytes = Buffer.alloc(16);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    closeSync(descriptor);
    return bytes;
  } catch (error) {
    throw new Failure(`${file} cannot be read (${error.code}).`, { cause: error });
  }
}
