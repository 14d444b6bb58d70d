import { describe, expect, test } from "vitest";
import { DatabaseError, databaseErrorOf } from "./database-error";

const path = "/srv/auxboard.db";

function failure(code: string): Error {
  return Object.assign(new Error(`what was said: ${code}`), { code });
}

const cases: [code: string, message: RegExp][] = [
  ["SQLITE_NOTADB", /is damaged or is not a database/],
  ["SQLITE_CORRUPT", /is damaged or is not a database/],
  ["SQLITE_CORRUPT_INDEX", /is damaged or is not a database/],
  ["SQLITE_READONLY", /cannot be written/],
  ["SQLITE_READONLY_DIRECTORY", /cannot be written/],
  ["EACCES", /cannot be written/],
  ["EROFS", /cannot be written/],
  ["SQLITE_CANTOPEN", /cannot be opened/],
  ["SQLITE_IOERR_SHORT_READ", /cannot be opened/],
  ["ENOTDIR", /cannot be opened/],
  ["SQLITE_BUSY", /is held by another program/],
  ["SQLITE_LOCKED", /is held by another program/],
  ["SQLITE_FULL", /no room left on the disk/],
  ["ENOSPC", /no room left on the disk/],
];

describe("databaseErrorOf", () => {
  test.each(cases)("turns %s into a next step that names the file", (code, message) => {
    const cause = failure(code);
    const error = databaseErrorOf(cause, path);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({ name: "DatabaseError", cause });
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path);
    expect(error.message).toMatch(/start again\.$/);
  });

  test("leaves an error that already has its next step alone", () => {
    const error = new DatabaseError("Do this.");
    expect(databaseErrorOf(error, path)).toBe(error);
  });

  test.each([failure("SQLITE_CONSTRAINT_UNIQUE"), failure("ERR_X"), new TypeError("no code")])(
    "does not claim to understand %s",
    (error) => {
      expect(databaseErrorOf(error, path)).toBe(error);
    },
  );

  test("makes an Error of what is none", () => {
    expect(databaseErrorOf("text", path)).toEqual(new Error("text"));
  });
});
