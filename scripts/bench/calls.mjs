import { table } from "../stage/figures.mjs";
import { countDirect, countFewest } from "./fewest-calls.mjs";
import { askReport } from "./report.mjs";
import { dayMs, drawOpenings, openings, playReader, readers, refreshMs } from "./working-day.mjs";

/** Latency and pause in the same scale: 3 s and 1.5 s become 10 ms and 5 ms. */
export const callsStage = {
  variables: { WOLKVOX_REFRESH_SECONDS: String(refreshMs / 1000), WOLKVOX_PAUSE_MS: "5" },
  settings: { agents: 120, states: 12, latencyMs: 10 },
};

/** What one day of many readers costs in calls, from an empty ledger, beside the fewest that could have served it. */
export async function measureCalls(stage) {
  const today = (await askReport(stage, "range=today")).range.from.slice(0, 10);
  const plans = drawOpenings(today);
  const looks = [];
  const begunMs = performance.now();
  const clock = () => performance.now() - begunMs;
  await Promise.all(plans.map((plan) => playReader(stage, plan, clock, (look) => looks.push(look))));
  printCalls(await stage.standIn.countCalls(), looks, plans, today);
}

function printCalls(calls, looks, plans, today) {
  const { days, blocks, live } = countFewest(looks, plans, today);
  const fewest = days + blocks + live;
  const line = (name, count) => [name, String(count), (count / fewest).toFixed(2)];
  console.log(
    `\nCalls of a day of ${dayMs / refreshMs} refreshes, cold, ${readers} readers (one session), ` +
      `${openings} openings each, ${looks.length} looks`,
  );
  table([
    ["", "calls", "beside the fewest"],
    line(`fewest: ${days} days + ${blocks} blocks + ${live} refreshes`, fewest),
    line("auxboard", calls),
    line("wolkvox directly, once an opening", countDirect(looks, plans, today, false)),
    line("wolkvox directly, and at every refresh", countDirect(looks, plans, today, true)),
  ]);
}
