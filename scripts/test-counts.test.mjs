import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { countPlaywright, countVitest } from "./test-counts.mjs";

function write(report) {
  const directory = mkdtempSync(join(tmpdir(), "auxboard-counts-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, "report.json");
  writeFileSync(path, typeof report === "string" ? report : JSON.stringify(report));
  return path;
}

const vitest = (numPassedTests, numFailedTests, testResults = []) => ({
  numPassedTests,
  numFailedTests,
  testResults,
});
const playwright = (expected, unexpected, flaky = 0) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
});
const unloaded = { status: "failed", assertionResults: [] };

describe("counting what was run", () => {
  test.each([
    ["all pass", vitest(5, 0), 0, { passed: 5, failed: 0 }],
    ["some fail", vitest(4, 2), 1, { passed: 4, failed: 2 }],
    ["a file that could not be loaded", vitest(4, 0, [unloaded]), 1, { passed: 4, failed: 1 }],
    ["nothing run", vitest(0, 0), 0, { passed: 0, failed: 1 }],
    ["an unhandled error beside passing tests", vitest(4, 0), 1, { passed: 4, failed: 1 }],
    ["a report cut short", '{"numPassed', 0, { passed: 0, failed: 1 }],
  ])("vitest: %s", (_name, report, exitCode, expected) => {
    expect(countVitest(write(report), exitCode)).toEqual(expected);
  });

  test.each([
    ["all pass", playwright(5, 0), 0, { passed: 5, failed: 0 }],
    ["one passed only when tried again", playwright(4, 0, 1), 0, { passed: 5, failed: 0 }],
    ["nothing run", playwright(0, 0), 0, { passed: 0, failed: 1 }],
    ["a global failure", playwright(3, 0), 1, { passed: 3, failed: 1 }],
  ])("playwright: %s", (_name, report, exitCode, expected) => {
    expect(countPlaywright(write(report), exitCode)).toEqual(expected);
  });

  test("a runner that wrote nothing is one failure, even where it says it is well", () => {
    expect(countVitest("/nowhere/report.json", 0)).toEqual({ passed: 0, failed: 1 });
  });
});
