import { setTimeout as sleep } from "node:timers/promises";
import { closeServer } from "./server.mjs";

const requestGraceMs = 9_500;
const closeGraceMs = 2_000;
// A call to wolkvox ends after 65 s at the latest; then its answer is stored.
const drainGraceMs = 75_000;
const silenceMs = 500;

/**
 * Stops the server: no new connection and no new call at once; requests in flight are cut after 9.5 s, the running
 * call has 75 s. `say` is told once where a call keeps us waiting.
 */
export async function stopServer({ server, app, say, loadApp = findApp, graceMs = drainGraceMs }) {
  const draining = drain(loadApp, graceMs);
  const talking = setTimeout(say, silenceMs);
  const closing = closeServer(server, requestGraceMs);
  await draining;
  clearTimeout(talking);
  await closing;
  await Promise.race([app.close(), sleep(closeGraceMs, undefined, { ref: false })]);
}

// lib/server/container.ts keeps the process's one server there, because Next bundles what it serves apart from us.
async function findApp() {
  return globalThis[Symbol.for("auxboard.server")];
}

/** Resolves when the app has nothing running, has failed to say so, or `graceMs` are over. */
async function drain(loadApp, graceMs) {
  const drained = loadApp()
    .then((server) => server?.drain?.())
    .catch((error) => console.error("The running call could not be waited for.", error));
  await Promise.race([drained, sleep(graceMs, undefined, { ref: false })]);
}
