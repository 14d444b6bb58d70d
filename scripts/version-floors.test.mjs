import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./root.mjs";

/** The oldest version of each that has this year's security fixes (dependencies are pinned by the lock file). */
const floors = {
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "better-auth": "1.7.0",
  undici: "7.0.0",
  kysely: "0.29.0",
  pg: "8.16.0",
};

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

test.each(Object.entries(floors))("every %s in the lock file is at least %s", (name, floor) => {
  const installed = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(installed.length).toBeGreaterThan(0);
  for (const [path, { version }] of installed)
    expect(isAtLeast(version, floor), `${path} is ${version}`).toBe(true);
});

test("a release before its floor is below it, also a preview of the floor itself", () => {
  expect([isAtLeast("16.4.5", "16.4.6"), isAtLeast("16.4.6-canary.1", "16.4.6")]).toEqual([false, false]);
  expect([isAtLeast("16.4.6", "16.4.6"), isAtLeast("16.10.0", "16.4.6")]).toEqual([true, true]);
});

function isAtLeast(version, floor) {
  const [plain, preview] = version.split("-", 2);
  const [given, asked] = [plain, floor].map((text) => text.split(".").map(Number));
  const at = asked.findIndex((number, place) => number !== given[place]);
  return at < 0 ? preview === undefined : given[at] > asked[at];
}
