import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadEnsureRegistered, waitForRegister } from "./register.mjs";

test("the installed Next keeps the promise of register() where we look for it", () => {
  // Where this fails after an upgrade, its message says what to do.
  expect(loadEnsureRegistered).not.toThrow();
});

test.each(["next/dist/server/elsewhere.js", "next/dist/server/next.js"])(
  "a Next that moved it is named in a sentence: %s",
  (file) => {
    expect(() => loadEnsureRegistered(file)).toThrow(
      /Next \d+\.\d+\.\d+ has no .* in next\/dist.*register\.mjs/,
    );
  },
);

test("a register() that fails ends the start with its message", async () => {
  const folder = mkdtempSync(join(tmpdir(), "auxboard-register-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "build/server"), { recursive: true });
  writeFileSync(
    join(folder, "build/server/instrumentation.js"),
    'exports.register = async () => { throw new Error("no token"); };',
  );
  await expect(waitForRegister(folder, "build")).rejects.toThrow(/^Auxboard cannot start: .*no token$/);
});
