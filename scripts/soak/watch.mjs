import { setTimeout as sleep } from "node:timers/promises";
import { readFigure } from "../stage/server-figures.mjs";

const healthEveryMs = 500;
const restMs = 3_000;
const megabyte = 1_000_000;

/** The longest that anybody may wait for the simplest answer, on a busy machine. */
const mostHealthMs = 5_000;
/** What an instance may keep more, after a rest and with its garbage collected, than before: its caches. */
export const mostHeapGrowth = 96 * megabyte;
/** What the system may leave it of what it once held: pages are given back late, or never. */
export const mostResidentGrowth = 800 * megabyte;

/** Asks an instance for its health until the soak stops: it must say yes, in time. Resolves to the slowest answer. */
export async function watchHealth({ url }, record, stopping) {
  let slowestMs = 0;
  while (!stopping.aborted) {
    const begunMs = performance.now();
    const response = await fetch(`${url}/api/health`).catch((error) => error);
    const tookMs = performance.now() - begunMs;
    slowestMs = Math.max(slowestMs, tookMs);
    if (response.status !== 200) record.violate("/api/health", `answered ${response.status ?? response}`);
    if (tookMs > mostHealthMs) record.violate("/api/health", `took ${Math.round(tookMs)} ms`);
    await response.text?.();
    await sleep(healthEveryMs, undefined, { signal: stopping }).catch(() => {});
  }
  return slowestMs;
}

/** The most that an instance holds at any moment, and the longest stop of its event loop. */
export async function watchFigures(instance, stopping) {
  const peaks = { resident: 0, lagMs: 0 };
  while (!stopping.aborted) {
    const { resident, lagMs } = await readFigures(instance);
    peaks.resident = Math.max(peaks.resident, resident);
    peaks.lagMs = Math.max(peaks.lagMs, lagMs);
    await sleep(2_000, undefined, { signal: stopping }).catch(() => {});
  }
  return peaks;
}

/** What an instance keeps at rest. */
export async function weighAtRest(instance) {
  await sleep(restMs);
  instance.app.kill("SIGUSR2");
  await sleep(restMs / 3);
  return readFigures(instance);
}

async function readFigures(instance) {
  return {
    resident: await readFigure(instance, "process_resident_memory_bytes"),
    heap: await readFigure(instance, "nodejs_heap_size_used_bytes"),
    lagMs: (await readFigure(instance, "nodejs_eventloop_lag_max_seconds")) * 1000,
  };
}

/** Whether an instance is still the process that was started. */
export function isAlive({ app }) {
  return app.exitCode === null && app.signalCode === null;
}
