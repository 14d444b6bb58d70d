import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.mjs";
import { browserArguments } from "./scripts/browser-arguments.mjs";

const executablePath = findBrowser();
const listSpecs = (...names: string[]) => names.map((name) => `**/${name}.spec.ts`);
/** They wait for a minute: begun first, they wait beside the others. */
const minutes = listSpecs("soak", "timeout");
/** They have apps of another kind, or last: no worker is left alone with them in the end. */
const long = listSpecs(
  ...["belief", "failures-api", "failures-page", "stale", "stale-api"],
  ...["instances", "operations", "store-away"],
);
/** Pages live for seconds here: code that is made faster while it runs takes an eighth more of the processor's time. */
const quickToStart = ["--js-flags=--no-opt,--no-maglev"];

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "minutes", testMatch: minutes },
    { name: "long", testMatch: long },
    { name: "pages", testMatch: "**/*.spec.ts", testIgnore: [...minutes, ...long] },
  ],
  outputDir: "test-results",
  // Each worker has an app, a stand-in and a browser of its own, and waits a third of its time.
  workers: availableParallelism() >= 2 ? 3 : 1,
  // A busy CI machine may miss a passing state; the second try is listed as flaky, and there is none at a desk.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  // No test may fail because the machine has other work: whatever comes at all comes within these.
  timeout: 240_000,
  expect: { timeout: 45_000 },
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
      args: [...browserArguments, ...quickToStart],
    },
  },
});
