import { existsSync, readFileSync } from "node:fs";

/**
 * Counts what a vitest JSON report says was run. A runner that crashed, wrote nothing or ran nothing is one failure;
 * so is a suite that could not be loaded, and an exit code that no failed test explains.
 */
export function countVitest(path, exitCode) {
  return countReport(path, exitCode, ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    failed: numFailedTests + testResults.filter(isUnloaded).length,
  }));
}

/** The same for a Playwright JSON report; what passed only at its second try (CI alone has one) is listed as flaky. */
export function countPlaywright(path, exitCode) {
  return countReport(path, exitCode, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
}

function countReport(path, exitCode, count) {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1 };
  const { passed, failed } = count(report);
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

function isUnloaded({ status, assertionResults }) {
  return status === "failed" && !assertionResults.some((result) => result.status === "failed");
}

function readReport(path) {
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
