import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt, isCurrent } from "./build.mjs";
import { Failure } from "./failure.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";
import { calendarRooms, hostileZone } from "./test-zones.mjs";
import { runScript, runTool } from "./tool.mjs";

const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };

/**
 * Every step before the end-to-end tests: its name, and what runs it and answers its counts. The two lists run beside each
 * other, because the unit tests wait a third of their time; the second one's steps tell what they print to `say`, in one
 * piece.
 */
export const stepLists = [
  [
    [`unit tests, TZ=${hostileZone}`, ({ reports }) => runUnit(reports, hostileZone)],
    ["unit tests of calendars, TZ=UTC", ({ reports }) => runUnit(reports, "UTC", calendarRooms)],
  ],
  [
    [
      "lint: code",
      ({ say }) =>
        check(runTool(["@biomejs/biome", "biome"], ["check", "--error-on-warnings", "."], {}, say)),
    ],
    ["lint: rooms", ({ say }) => check(runScript("rooms.mjs", [], {}, say))],
    ["lint: unused", ({ say }) => check(runTool(["knip"], ["--no-progress"], {}, say))],
    ["types", checkTypes],
    ["build", ({ say }) => ensureBuilt({ say }).then(() => passed)],
  ],
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
async function checkTypes({ say }) {
  const generated = await check(runTool(["next"], ["typegen"], {}, say));
  return generated === failed ? failed : check(runTool(["typescript", "tsc"], ["--noEmit"], {}, say));
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
