import { AsyncLocalStorage } from "node:async_hooks";
import type { LogEvent } from "kysely";
import { buildStorePage, type PageAnswer, type RequestHeaders } from "./store-page";
import { isStoreIntact, storeProblemOf } from "./store-problem";

const scope = new AsyncLocalStorage<unknown[]>();

type PageRequest = { buildAnswer?: (headers: RequestHeaders) => PageAnswer };

// scripts/server/substitute.mjs keeps it there: the server is not part of the bundle.
// biome-ignore lint/plugin: only globalThis is shared by the server and all bundles of the process
const registry: { [key: symbol]: AsyncLocalStorage<PageRequest> | undefined } = globalThis;
const key = Symbol.for("auxboard.page-request");

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

/** Where this failure of the store keeps the page under way from being rendered, what is answered instead. */
function leaveStorePage(error: unknown): void {
  const request = registry[key]?.getStore();
  const problem = request && storeProblemOf(error);
  if (!problem) return;
  const { code, retryAfterSeconds } = problem;
  const isIntact = isStoreIntact(error);
  request.buildAnswer ??= (headers) => buildStorePage({ code, retryAfterSeconds, isIntact }, headers);
}
