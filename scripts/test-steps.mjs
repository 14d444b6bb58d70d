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
 * Every step: its name, and what runs it and answers its counts. The two lists run beside each other, because both the
 * unit tests and the browser tests wait for a good part of their time. The browser tests begin as soon as there is a
 * build. The first list prints as it goes; the steps of the second one give what they print to `say`, in one piece.
 */
export const stepLists = [
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
    ["end-to-end tests", runEndToEnd],
  ],
  [
    [`unit tests, TZ=${hostileZone}`, ({ reports, say }) => runUnit(reports, hostileZone, [], say)],
    ["unit tests of calendars, TZ=UTC", ({ reports, say }) => runUnit(reports, "UTC", calendarRooms, say)],
  ],
];

/** Real Chromium against the built app and the stand-in. */
async function runEndToEnd({ reports, say }) {
  if (!isCurrent()) throw new Failure("Not run: there is no build of these sources.");
  const path = join(reports, "playwright.json");
  const environment = { CHROMIUM_PATH: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: path };
  const args = ["test", "--reporter=list,json", "--forbid-only"];
  return countPlaywright(path, await runTool(["@playwright/test", "playwright"], args, environment, say));
}

// Pages and layouts are typed by what Next generates from the routes.
async function checkTypes({ say }) {
  const generated = await check(runTool(["next"], ["typegen"], {}, say));
  return generated === failed ? failed : check(runTool(["typescript", "tsc"], ["--noEmit"], {}, say));
}

async function runUnit(reports, zone, more, say) {
  const path = join(reports, `vitest-${zone.replace("/", "-")}.json`);
  const args = [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${path}`,
    "--allowOnly=false",
    ...more,
  ];
  return countVitest(path, await runTool(["vitest"], args, { TZ: zone }, say));
}

async function check(exit) {
  return (await exit) === 0 ? passed : failed;
}
