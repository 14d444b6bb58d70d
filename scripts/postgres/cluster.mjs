import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../failure.mjs";
import { findBinaries } from "./binaries.mjs";

const nobody = 65_534;
const isRoot = process.geteuid?.() === 0;
const identity = isRoot ? { uid: nobody, gid: nobody } : {};
// Its data lives as long as one test run: nothing need survive a power cut.
const flags = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"];

/** A new cluster on a free port: `stop` lets clients finish nothing (fast), `kill` is a crash, `start` brings it back. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "auxboard-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  chmodSync(folder, 0o755);
  if (isRoot) chownSync(data, nobody, nobody);
  const binaries = findBinaries(folder, isRoot);
  // Not every user may enter the folder that we were started in.
  const options = { ...identity, cwd: folder };
  initialise(binaries, data, options);
  const port = await findFreePort();
  let server;

  async function start() {
    server = spawn(join(binaries, "postgres"), ["-D", data, "-p", String(port), "-k", data, ...flags], {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await untilReady(server);
  }

  async function end(signal) {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, "exit");
  }

  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop: () => end("SIGINT"),
    kill: () => end("SIGQUIT"),
    async remove() {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function initialise(binaries, data, options) {
  const args = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
  const { status, stderr, error } = spawnSync(join(binaries, "initdb"), args, {
    ...options,
    encoding: "utf8",
  });
  if (status !== 0) throw new Failure(`PostgreSQL could not be set up: ${error?.message ?? stderr}`);
}

async function untilReady(server) {
  let said = "";
  const isReady = Promise.withResolvers();
  server.stderr.setEncoding("utf8").on("data", (text) => {
    if (said.length < 10_000) said += text;
    if (said.includes("ready to accept connections")) isReady.resolve();
  });
  server.once("exit", () => isReady.reject(new Failure(`PostgreSQL did not start: ${said}`)));
  await isReady.promise;
}

async function findFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
