import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { startChild } from "../children.mjs";
import { startDemo } from "../demo.mjs";
import { waitForHealth } from "../health.mjs";
import { root } from "../root.mjs";
import { findRuntime, runtimeEnvironment } from "../runtime.mjs";

const port = 4390;

/** Weeks that are over, one for each size of operation: once warm, wolkvox is not asked again. */
export const operations = [
  { agents: 25, words: "from=2026-03-02&to=2026-03-08" },
  { agents: 120, words: "from=2026-03-09&to=2026-03-15" },
  { agents: 1000, words: "from=2026-03-16&to=2026-03-22" },
];

/** A stand-in and the built app beside it, signed in and warm for every size of operation. */
export async function startBenchmark() {
  const folder = await mkdtemp(join(tmpdir(), "auxboard-bench-"));
  const { environment } = await startDemo({
    DATABASE_URL: `file:${join(folder, "bench.db")}`,
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
  });
  const app = startChild(findRuntime(), [join(root, "scripts", "start.mjs")], {
    cwd: root,
    env: runtimeEnvironment(environment),
    output: "ignore",
  });
  const [{ url }] = await once(app, "message");
  await waitForHealth(url);
  const cookie = await signIn(url, environment);
  for (const operation of operations) await warm(operation, { url, cookie, environment });
  console.log(
    `Machine: ${cpus().length} x ${cpus()[0]?.model.trim()}, ${gigabytes()} GB, Node ${process.versions.node}`,
  );
  return { url, cookie, stop: () => rm(folder, { recursive: true, force: true }) };
}

async function signIn(url, { ADMIN_EMAIL: email, ADMIN_PASSWORD: password }) {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Sign-in answered ${response.status}.`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function warm({ agents, words }, { url, cookie, environment }) {
  const settings = `${environment.WOLKVOX_BASE_URL}/stand-in/settings`;
  await fetch(settings, { method: "PUT", body: JSON.stringify({ agents, states: 12 }) });
  const report = await (await fetch(`${url}/api/report?${words}`, { headers: { cookie } })).json();
  if (report.status !== "complete")
    throw new Error(`Warming ${agents} agents answered ${JSON.stringify(report)}.`);
}

function gigabytes() {
  return Math.round(totalmem() / 2 ** 30);
}
