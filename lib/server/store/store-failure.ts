import { AsyncLocalStorage } from "node:async_hooks";
import type { LogEvent } from "kysely";
import { leaveStorePage } from "./leave-store-page";
import { storeProblemOf } from "./store-problem";

const scope = new AsyncLocalStorage<unknown[]>();

/** Kysely's logger: of everything it tells, the failures count here. */
export function noteFailedStatement(event: LogEvent): void {
  if (event.level === "error") noteStoreFailure(event.error);
}

/** Tells whoever listens with `revealStoreFailure` of what failed, and the page under way, if it is one. */
export function noteStoreFailure(error: unknown): void {
  scope.getStore()?.push(error);
  leaveStorePage(error);
}

/**
 * Does `work` and throws what the store failed in meanwhile, even where the work hid it: better-auth answers a
 * sign-out that was not written with 200, and a list of people that could not be read with an empty one.
 */
export async function revealStoreFailure<T>(work: () => Promise<T>): Promise<T> {
  const noted: unknown[] = [];
  const [outcome] = await Promise.allSettled([scope.run(noted, work)]);
  const failure = noted.find((error) => storeProblemOf(error));
  if (failure !== undefined) throw failure;
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}
