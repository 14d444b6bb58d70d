import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";
import { browserArguments } from "./scripts/browser-arguments.mjs";

const executablePath = findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Each worker has an app, a stand-in and a browser of its own, and waits a third of its time.
  workers: availableParallelism() >= 2 ? 3 : 1,
  // A busy CI machine may miss a passing state; the second try is listed as flaky, and there is none at a desk.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "es-CO",
    // On purpose neither the operation's zone nor the server's.
    timezoneId: "Europe/Madrid",
    // A trace of every test took a third of the time; the second try, or `--trace on` at a desk, has one.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: browserArguments,
    },
  },
});
