import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt, isCurrent } from "./build.mjs";
import { Failure } from "./failure.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";
import { runScript, runTool } from "./tool.mjs";

const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };

// What kills processes, restarts databases, plays schedules, lets people in or runs our commands depends on no zone.
const zoneless = ["--project=shared"];

/** Every step before the end-to-end tests: its name, and what runs it and answers its counts. */
export const steps = [
  ["lint: code", () => check(runTool(["@biomejs/biome", "biome"], ["check", "--error-on-warnings", "."]))],
  ["lint: rooms", () => check(runScript("rooms.mjs"))],
  ["lint: unused", () => check(runTool(["knip"], ["--no-progress"]))],
  ["types", checkTypes],
  ["unit tests, TZ=UTC", (reports) => runUnit(reports, "UTC")],
  ["unit tests, TZ=America/Santiago", (reports) => runUnit(reports, "America/Santiago", zoneless)],
  ["build", () => ensureBuilt().then(() => passed)],
];

/** Real Chromium against the built app and the stand-in. */
export async function runEndToEnd(reports) {
  if (!isCurrent()) throw new Failure("Not run: there is no build of these sources.");
  const path = join(reports, "playwright.json");
  const environment = { CHROMIUM_PATH: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: path };
  const args = ["test", "--reporter=list,json", "--forbid-only"];
  return countPlaywright(path, await runTool(["@playwright/test", "playwright"], args, environment));
}

// Pages and layouts are typed by what Next generates from the routes.
async function checkTypes() {
  const generated = await check(runTool(["next"], ["typegen"]));
  return generated === failed ? failed : check(runTool(["typescript", "tsc"], ["--noEmit"]));
}

async function runUnit(reports, zone, more = []) {
  const path = join(reports, `vitest-${zone.replace("/", "-")}.json`);
  const args = [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${path}`,
    "--allowOnly=false",
    ...more,
  ];
  return countVitest(path, await runTool(["vitest"], args, { TZ: zone }));
}

async function check(exit) {
  return (await exit) === 0 ? passed : failed;
}
