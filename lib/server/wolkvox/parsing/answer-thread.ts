import { Worker } from "node:worker_threads";
import { codeOf } from "@/lib/server/store/error-code";
import { createLock, untilAborted } from "@/lib/server/store/lock";
import type { WireAnswer } from "@/lib/server/wolkvox/transport";
import type { ReadingRules } from "./answer";
import { type AnswerMessage, parseAnswer } from "./answer-message";
import type { AuxTimeAnswer } from "./aux-time";
import { type ProblemMessage, parseProblem } from "./problem-message";
import { createSpareThread } from "./spare-thread";
import { UpstreamMalformedError, UpstreamTruncatedError } from "./upstream-errors";

export type AnswerTask = { wire: Omit<WireAnswer, "body">; memory: ArrayBuffer; rules: ReadingRules };

export type AnswerReport = { answer: AnswerMessage } | { problem: ProblemMessage };

// Far above what the longest answer needs (json-weight.ts bounds it): V8 ends the whole process, not the thread, where
// a heap fills up within JSON.parse. The young generation is small for the reason that scripts/server-options.mjs gives.
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 8 };
const idleMs = 5000;
// A longer answer leaves a heap behind that is not kept for the next.
const mostKeptBytes = 8 * 1024 * 1024;

// A process reads one long answer at a time: memory for two is not planned.
const turns = createLock();
const spare = createSpareThread(idleMs, startThread);

/**
 * The same as readAnswer, in a thread, while the event loop goes on; the body is moved, not copied.
 * @throws what readAnswer throws, what the signal was aborted with, and a problem where the thread dies.
 */
export async function readInThread(
  wire: WireAnswer,
  rules: ReadingRules,
  signal: AbortSignal,
): Promise<AuxTimeAnswer> {
  const leave = await turns.acquire(signal);
  const thread = spare.take();
  const isKept = wire.body.length <= mostKeptBytes;
  let report: AnswerReport;
  try {
    report = await untilAborted(ask(thread, wire, rules), signal);
  } catch (error) {
    end(thread, leave);
    throw error;
  }
  if (isKept) spare.keep(thread);
  if (isKept) leave();
  else end(thread, leave);
  if ("problem" in report) throw parseProblem(report.problem);
  return await parseAnswer(report.answer);
}

// Turbopack bundles what a URL of this very form names, as a thread's own entry.
function startThread(): Worker {
  return new Worker(new URL("./answer-worker.ts", import.meta.url), { env: {}, resourceLimits });
}

// Within JSON.parse a thread cannot end: who asked does not wait for that, who comes next does.
function end(thread: Worker, leave: () => void): void {
  void thread.terminate().finally(leave);
}

async function ask(
  thread: Worker,
  { body, ...wire }: WireAnswer,
  rules: ReadingRules,
): Promise<AnswerReport> {
  const { promise, resolve, reject } = Promise.withResolvers<AnswerReport>();
  const fail = (error: unknown) => reject(describeDeath(error));
  const exit = () =>
    reject(new UpstreamMalformedError("content", "wolkvox's answer was not read to its end."));
  const memory = ownMemory(body);
  const task: AnswerTask = { wire, memory, rules };
  thread.on("message", resolve).on("error", fail).on("exit", exit).postMessage(task, [memory]);
  return await promise.finally(() => thread.off("message", resolve).off("error", fail).off("exit", exit));
}

function ownMemory({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isWhole ? buffer : new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
}

function describeDeath(error: unknown): unknown {
  const isFull = codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY";
  return isFull ? new UpstreamTruncatedError("size", "wolkvox's answer is too big to be read.") : error;
}
