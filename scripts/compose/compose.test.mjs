import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../root.mjs";

const compose = readFileSync(join(root, "compose.yaml"), "utf8");

// Tried with Docker 26 and Compose 2.26: the start ends with "container rootfs is marked read-only".
test("no config is written into compose.yaml: containers with a read-only root cannot have it", () => {
  expect(compose).toMatch(/^ {2}read_only: true$/m);
  expect(compose).not.toMatch(/^[^#]*\bcontent:/m);
});

test("the files that it mounts are there", () => {
  const files = [...compose.matchAll(/(?<![\w-])file: (\S+)/g)].map(([, file]) => file);
  expect(files).not.toEqual([]);
  for (const file of files) expect(existsSync(join(root, file)), file).toBe(true);
});
