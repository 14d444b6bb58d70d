import { once } from "node:events";
import { createServer } from "node:http";
import autocannon from "autocannon";
import { median, table } from "./figures.mjs";
import { operations } from "./stage.mjs";

const connections = 16;
const seconds = 5;
const rounds = 3;

/** The warm report of 120 agents beside a bare node:http server that sends the same bytes, turn by turn. */
export async function measureApi({ url, cookie }) {
  const path = `/api/report?${operations[1].words}`;
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  const body = Buffer.from(await answer.arrayBuffer());
  const reference = await startReference(body, answer.headers.get("content-type"));
  const runs = { report: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.report.push(await load(`${url}${path}`, cookie));
    runs.bare.push(await load(`${reference.url}${path}`, cookie));
  }
  reference.close();
  const [report, bare] = [summarise(runs.report), summarise(runs.bare)];
  console.log(
    `\nWarm GET /api/report, 120 agents, ${body.length} bytes, ${connections} connections, ${rounds} x ${seconds} s`,
  );
  table([
    ["", "requests/s", "p99 ms"],
    ["auxboard", report.rate.toFixed(0), report.p99.toFixed(1)],
    ["bare node:http", bare.rate.toFixed(0), bare.p99.toFixed(1)],
    ["ratio", (report.rate / bare.rate).toFixed(3), (report.p99 / bare.p99).toFixed(1)],
  ]);
}

async function startReference(body, type) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": type, "content-length": body.length }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
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
