import autocannon from "autocannon";
import { median, table } from "../stage/figures.mjs";
import { readFigure } from "../stage/server-figures.mjs";
import { month, operations } from "./operations.mjs";
import { startNextReference, startReference } from "./reference.mjs";

const connections = 16;
const seconds = 5;
const rounds = 3;

/** Warm reports, each beside a bare node:http server and a bare handler of Next's that send the same bytes, turn by turn. */
export async function measureApi(stage) {
  await measureReport(stage, { name: "120 agents, 7 days", words: operations[1].words });
  await measureReport(stage, { name: "1,000 agents x 12 states, 31 days", words: month.words });
}

async function measureReport(stage, { name, words }) {
  const { url, cookie } = stage;
  const path = `/api/report?${words}`;
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type");
  const bare = await startReference(body, type);
  const next = await startNextReference(body, type);
  const app = { url, readCpuSeconds: () => readFigure(stage, "process_cpu_seconds_total") };
  const runs = { report: [], next: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.report.push(await load(app, path, cookie));
    runs.next.push(await load(next, path, cookie));
    runs.bare.push(await load(bare, path, cookie));
  }
  await Promise.all([bare.stop(), next.stop()]);
  printRuns(`${name}, ${body.length} bytes`, {
    report: summarise(runs.report),
    next: summarise(runs.next),
    bare: summarise(runs.bare),
  });
}

function printRuns(title, { report, next, bare }) {
  const line = (name, { rate, p99, cpuMs }) => [name, rate.toFixed(0), p99.toFixed(1), cpuMs.toFixed(2)];
  const beside = (name, other) => [
    name,
    ...["rate", "p99", "cpuMs"].map((figure) => (report[figure] / other[figure]).toFixed(3)),
  ];
  console.log(`\nWarm GET /api/report, ${title}, ${connections} connections, ${rounds} x ${seconds} s`);
  table([
    ["", "requests/s", "p99 ms", "processor ms a request"],
    line("auxboard", report),
    line("a bare handler of Next's", next),
    line("bare node:http", bare),
    beside("beside the handler", next),
    beside("beside node:http", bare),
  ]);
}

// A busy machine makes everything slow; what a request takes of the processor stays.
async function load({ url, readCpuSeconds }, path, cookie) {
  const cpuBefore = await readCpuSeconds();
  const result = await autocannon({
    url: `${url}${path}`,
    connections,
    duration: seconds,
    headers: { cookie },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors.`);
  const cpuMs = (((await readCpuSeconds()) - cpuBefore) * 1000) / result.requests.total;
  return { rate: result.requests.average, p99: result.latency.p99, cpuMs };
}

function summarise(runs) {
  const medianOf = (name) => median(runs.map((run) => run[name]));
  return { rate: medianOf("rate"), p99: medianOf("p99"), cpuMs: medianOf("cpuMs") };
}
