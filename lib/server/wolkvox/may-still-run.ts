import type { ProblemError } from "@/lib/report/answers/problem";

// By name and not by class, as `isProblem`: Next bundles start-up and routes apart.
const mark = Symbol.for("auxboard.may-still-run");

/** Marks the failure of a call that we ended ourselves, before the far end had answered it whole or closed it. */
export function markAsRunning(problem: ProblemError): ProblemError {
  return Object.defineProperty(problem, mark, { value: true });
}

/**
 * Whether wolkvox may still be at work on the call that failed so: after a time-out, or an answer cut at our cap. An
 * answer that came whole, a refusal, and a connection that the far end closed are over.
 */
export function mayStillRun(error: unknown): boolean {
  return error instanceof Error && mark in error;
}
