import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error";
import { parseDatabasePath } from "./database-path";

describe("parseDatabasePath", () => {
  test.each([
    ["file:./data/auxboard.db", join(process.cwd(), "data", "auxboard.db")],
    ["file:auxboard.db", join(process.cwd(), "auxboard.db")],
    ["file:../auxboard.db", join(process.cwd(), "..", "auxboard.db")],
    ["file:/var/lib/auxboard.db", "/var/lib/auxboard.db"],
    ["file:///var/lib/auxboard.db", "/var/lib/auxboard.db"],
    ["file:///var/lib/aux%20board.db", "/var/lib/aux board.db"],
    ["file:./año nuevo.db", join(process.cwd(), "año nuevo.db")],
  ])("reads %s as %s", (url, path) => {
    expect(parseDatabasePath(url)).toBe(path);
  });

  test.each([
    ["", "nothing"],
    ["file:", "no name"],
    ["./data/auxboard.db", "no scheme"],
    ["https://db.example/auxboard.db", "another scheme"],
    ["file::memory:", "a database that forgets"],
    ["file:./auxboard.db?mode=ro", "options"],
    ["file:./auxboard.db#x", "a fragment"],
    ["file:./aux\0board.db", "NUL"],
    ["file:///var/aux%00board.db", "NUL, encoded"],
    ["file:///var/aux%2Fboard.db", "an encoded slash"],
    ["file:///var/100%", "a lone percent sign"],
    ["file://server/share/auxboard.db", "another machine"],
  ])("refuses %j (%s) with an example of what it must be", (url) => {
    const parse = () => parseDatabasePath(url);
    expect(parse).toThrow(DatabaseError);
    expect(parse).toThrow(
      /^DATABASE_URL must be file: and the path of a file.* file:\.\/data\/auxboard\.db; or postgres:\/\/.*\.$/,
    );
  });
});
