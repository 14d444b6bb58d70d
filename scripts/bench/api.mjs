import autocannon from "autocannon";
import { median, table } from "./figures.mjs";
import { month, operations } from "./operations.mjs";
import { startReference } from "./reference.mjs";

const connections = 16;
const seconds = 5;
const rounds = 3;

/** Warm reports, each beside a bare node:http server that sends the same bytes, turn by turn. */
export async function measureApi(stage) {
  await measureReport(stage, { name: "120 agents, 7 days", words: operations[1].words });
  await measureReport(stage, { name: "1,000 agents x 12 states, 31 days", words: month.words });
}

async function measureReport({ url, cookie }, { name, words }) {
  const path = `/api/report?${words}`;
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  const reference = await startReference(body, answer.headers.get("content-type"));
  const runs = { report: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.report.push(await load(`${url}${path}`, cookie));
    runs.bare.push(await load(`${reference.url}${path}`, cookie));
  }
  await reference.stop();
  printRuns(`${name}, ${body.length} bytes`, summarise(runs.report), summarise(runs.bare));
}

function printRuns(title, report, bare) {
  console.log(`\nWarm GET /api/report, ${title}, ${connections} connections, ${rounds} x ${seconds} s`);
  table([
    ["", "requests/s", "p99 ms"],
    ["auxboard", report.rate.toFixed(0), report.p99.toFixed(1)],
    ["bare node:http", bare.rate.toFixed(0), bare.p99.toFixed(1)],
    ["ratio", (report.rate / bare.rate).toFixed(3), (report.p99 / bare.p99).toFixed(1)],
  ]);
}

async function load(url, cookie) {
  const result = await autocannon({ url, connections, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors.`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

function summarise(runs) {
  return { rate: median(runs.map(({ rate }) => rate)), p99: median(runs.map(({ p99 }) => p99)) };
}
