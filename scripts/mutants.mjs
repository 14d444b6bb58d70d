import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { stopChildren, stopOnSignals } from "./children.mjs";
import { Failure, report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { root } from "./root.mjs";
import { runOnRuntime } from "./run-on-runtime.mjs";
import { hostileZone } from "./test-zones.mjs";
import { runTool } from "./tool.mjs";

const usage = "npm run mutants -- [--mutate lib/dates/zone.ts,lib/search/**/*.ts]";
const config = "scripts/mutants/stryker.json";

// Outside the project: no tool reads the changed copies as sources.
const work = mkdtempSync(join(tmpdir(), "auxboard-mutants-"));

process.once("exit", () => rmSync(work, { recursive: true, force: true }));
stopOnSignals(1);
try {
  const rooms = roomsOf(readSwitch());
  await ensureInstalled();
  await runOnRuntime(import.meta.url);
  for (const room of rooms) if ((await mutateRoom(room)) !== 0) process.exitCode = 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  await stopChildren();
}

/** One run a room: each is held to the threshold by its own tests. */
function mutateRoom({ folder, patterns, exclusions }) {
  console.log(`\n== ${folder}`);
  const switches = [
    ["--mutate", [...patterns, ...exclusions].join(",")],
    ["--testFiles", `${folder}/**/!(*.soak).test.ts`],
    ["--tempDirName", work],
  ];
  return runTool(["@stryker-mutator/core", "stryker"], ["run", config, ...switches.flat()], {
    TZ: hostileZone,
  });
}

/** The rooms of the configuration, each with the patterns asked for in it. */
function roomsOf(asked) {
  const { mutate } = JSON.parse(readFileSync(join(root, config), "utf8"));
  const exclusions = mutate.filter((pattern) => pattern.startsWith("!"));
  const rooms = mutate
    .filter((pattern) => !pattern.startsWith("!"))
    .map((pattern) => {
      const folder = pattern.replace("/**/*.ts", "");
      const patterns = asked ? asked.filter((one) => one.startsWith(`${folder}/`)) : [pattern];
      return { folder, patterns, exclusions };
    })
    .filter(({ patterns }) => patterns.length > 0);
  const found = rooms.flatMap(({ patterns }) => patterns);
  if (asked?.some((one) => !found.includes(one))) throw new Failure(usage);
  return rooms;
}

function readSwitch() {
  try {
    const { mutate } = parseArgs({ options: { mutate: { type: "string" } } }).values;
    return mutate?.split(",");
  } catch {
    throw new Failure(usage);
  }
}
