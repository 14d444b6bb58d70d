import { Failure } from "../failure.mjs";
import { startStage } from "../stage/stage.mjs";
import { measureApi } from "./api.mjs";
import { callsStage, measureCalls } from "./calls.mjs";
import { coldStage, measureColdMonth } from "./cold-month.mjs";
import { dayStage, measureDay, measureWatch, watchStage } from "./day.mjs";
import { exportStage, measureExport } from "./export.mjs";
import { measureInteractions } from "./interactions.mjs";
import { printMachine } from "./machine.mjs";
import { measureMemory, memoryStage } from "./memory.mjs";
import { warmOperations } from "./operations.mjs";
import { measurePage } from "./page.mjs";
import { measureYear, yearStage } from "./year.mjs";

const benchmarks = {
  warm: (browserPath) =>
    onStage({ variables: { WOLKVOX_PAUSE_MS: "0" } }, async (stage) => {
      await warmOperations(stage);
      await measureApi(stage);
      await measurePage(stage, browserPath);
    }),
  interactions: (browserPath) =>
    onStage({ variables: { WOLKVOX_PAUSE_MS: "0" } }, async (stage) => {
      await warmOperations(stage);
      await measureInteractions(stage, browserPath);
    }),
  cold: (browserPath) => onStage(coldStage, (stage) => measureColdMonth(stage, browserPath)),
  calls: () => onStage(callsStage, measureCalls),
  export: () => onStage(exportStage, measureExport),
  memory: () => onStage(memoryStage, measureMemory),
  day: async (browserPath) => {
    await onStage(dayStage, (stage) => measureDay(stage, browserPath));
    await onStage(watchStage, measureWatch);
  },
  year: () => onStage(yearStage, measureYear),
};

/** Every measurement, or those that are named, each on a stage of its own. */
export async function runBenchmarks(browserPath, chosen) {
  const names = Object.keys(benchmarks);
  const stranger = chosen.find((name) => !names.includes(name));
  if (stranger) throw new Failure(`There is no measurement "${stranger}"; these are: ${names.join(", ")}.`);
  printMachine();
  for (const name of chosen.length > 0 ? chosen : names) await benchmarks[name](browserPath);
}

async function onStage(options, measure) {
  const stage = await startStage(options);
  try {
    await measure(stage);
  } finally {
    await stage.stop();
  }
}
