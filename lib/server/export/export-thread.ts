import { Worker } from "node:worker_threads";
import { ProblemError } from "@/lib/report/answers/problem";
import { codeOf } from "@/lib/server/store/error-code";
import { createLock, untilAborted } from "@/lib/server/store/lock";
import type { LoadStyles } from "./export-document";
import type { ExportOrder, ExportReport, ExportTask } from "./export-task";

// What the longest file takes is a small part of this (scripts/bench/README.md).
const resourceLimits = { maxOldGenerationSizeMb: 1024 };
const mostWaiting = 8;
const retryAfterSeconds = 20;

// One file at a time: memory for two workbooks is not planned.
const turns = createLock();
let waiting = 0;

/**
 * The bytes of a file that a thread makes while the event loop goes on; who stops reading stops the thread.
 * @throws ProblemError `rate-limited` where too many wait, `too-large` where memory is not enough; what the signal says.
 */
export async function* streamExport(
  task: ExportTask,
  loadStyles: LoadStyles,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const leave = await takeTurn(signal);
  const thread = startThread();
  // A reader who neither reads nor leaves keeps nobody else waiting once the thread has given up.
  thread.on("exit", leave);
  try {
    yield* readThread(thread, task, loadStyles, signal);
  } finally {
    void thread.terminate();
  }
}

async function takeTurn(signal: AbortSignal): Promise<() => void> {
  if (waiting >= mostWaiting)
    throw new ProblemError("rate-limited", "Other files are being made; try again soon.", {
      retryAfterSeconds,
    });
  waiting += 1;
  try {
    return await turns.acquire(signal);
  } finally {
    waiting -= 1;
  }
}

// Turbopack bundles what a URL of this very form names, as a thread's own entry.
function startThread(): Worker {
  return new Worker(new URL("./export-worker.ts", import.meta.url), { env: {}, resourceLimits });
}

async function* readThread(
  thread: Worker,
  task: ExportTask,
  loadStyles: LoadStyles,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const order = (message: ExportOrder) => thread.postMessage(message);
  const reports: ExportReport[] = [];
  let wake = Promise.withResolvers<void>();
  const died = Promise.withResolvers<never>();
  died.promise.catch(() => {});
  thread.on("message", (report: ExportReport) => {
    reports.push(report);
    wake.resolve();
  });
  thread.on("error", (error) => died.reject(describeDeath(error)));
  thread.on("exit", () => died.reject(new Error("The thread that makes a file ended before the file.")));
  order({ task });
  for (;;) {
    const report = reports.shift();
    if (!report) {
      await untilAborted(Promise.race([wake.promise, died.promise]), signal);
      wake = Promise.withResolvers();
    } else if ("chunk" in report) {
      yield report.chunk;
      order({ isTaken: true });
    } else if ("states" in report) order({ styles: [...(await loadStyles(report.states))] });
    else return;
  }
}

function describeDeath(error: unknown): unknown {
  const isFull = codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY";
  if (!isFull) return error;
  return new ProblemError("too-large", "This range makes too large a file: shorten it or filter.");
}
