import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../root.mjs";
import { cleanTree, roomCases } from "./rooms.cases.mjs";
import { createTree, runIn } from "./temporary-tree.mjs";

const { forbidden } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

function cruise(files) {
  const { status, stdout, stderr } = runIn(createTree(files), join(root, "scripts", "rooms.mjs"));
  const fired = [...stdout.matchAll(/^([a-z0-9-]+): (\S.*?)(?: -> .*)?$/gm)].map(
    ([, rule, file]) => `${file} ${rule}`,
  );
  return { status, fired: [...new Set(fired)].sort(), stdout, stderr };
}

describe("who may import whom", () => {
  test("a tree in which every room imports all that it may passes", () => {
    const { status, fired, stderr } = cruise(cleanTree);
    expect(fired, stderr).toEqual([]);
    expect(status).toBe(0);
  });

  test("each deliberate violation fails by its own rule, and nothing else fails", () => {
    const files = Object.fromEntries(roomCases.map(([file, text]) => [file, text]));
    const expected = roomCases.flatMap(([file, , rules]) => rules.map((rule) => `${file} ${rule}`)).sort();
    const { status, fired } = cruise({ ...cleanTree, ...files });
    expect(fired).toEqual(expected);
    expect(status).toBe(1);
  });

  test("every rule has its deliberate violation", () => {
    const proved = new Set(roomCases.flatMap(([, , rules]) => rules));
    expect(forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  });

  test("a folder of more than thirty production files fails, whatever tests stand beside them", () => {
    const name = (place, kind = "") => [
      `lib/report/full/part-${place}${kind}.ts`,
      `export const part${place} = 1;\n`,
    ];
    const thirty = Array.from({ length: 30 }, (_, place) => name(place));
    const full = { ...cleanTree, ...Object.fromEntries([...thirty, name(0, ".test"), name(1, ".cases")]) };
    expect(cruise(full).status).toBe(0);
    const { status, stdout } = cruise({ ...full, ...Object.fromEntries([name(30)]) });
    expect([status, stdout.includes("crowded-folder: lib/report/full\n  31 production files")]).toEqual([
      1,
      true,
    ]);
  });

  test("a check that saw almost nothing fails", () => {
    const { status, stdout } = cruise({ "lib/report/subject.ts": "export const subject = 1;\n" });
    expect(stdout).toContain("Too few modules were seen");
    expect(status).toBe(1);
  });
});
