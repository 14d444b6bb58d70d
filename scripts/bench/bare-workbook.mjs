// A process of its own: the workbook library's bare loop over as many cells as a month of 1,000 agents has.
import "../stop-with-parent.mjs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { writeXlsx } from "hucre/xlsx";

const [agents, days, states] = process.argv.slice(2).map(Number);
const secondsADay = 86_400;
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
// Its first turn is not counted.
await new Promise((resolve) => setTimeout(resolve, 50));
const cpuBefore = process.cpuUsage();
const begun = performance.now();
const workbook = await writeXlsx({
  sheets: [buildSheet("agents", agents), buildSheet("days", agents * days)],
});
const seconds = (performance.now() - begun) / 1000;
await new Promise((resolve) => setTimeout(resolve, 20));
process.send({
  seconds,
  bytes: workbook.length,
  peakBytes: process.resourceUsage().maxRSS * 1024,
  cpuSeconds: cpuSecondsSince(cpuBefore),
  worstTurnMs: delay.max / 1e6,
});
process.disconnect();

function cpuSecondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function buildSheet(name, count) {
  const width = states + 1;
  const style = { numFmt: "[h]:mm:ss" };
  return {
    name,
    columns: [{}, {}, {}, {}, ...Array.from({ length: width }, () => ({ style }))],
    rows: Array.from({ length: count }, (_, at) => [
      `2026-01-${(at % days) + 1}`,
      "closed",
      String(10_001 + (at % agents)),
      `Agent ${at % agents}`,
      ...Array.from({ length: width }, (_, place) => ((at * 7919 + place * 104_729) % 7200) / secondsADay),
    ]),
    freezePane: { rows: 1, columns: 4 },
  };
}
