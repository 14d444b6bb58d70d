import type { AsyncLocalStorage } from "node:async_hooks";
import { buildStorePage, type PageAnswer, type RequestHeaders } from "./store-page";
import { isStoreIntact, storeProblemOf } from "./store-problem";

type PageRequest = { buildAnswer?: (headers: RequestHeaders) => PageAnswer };

// scripts/server/substitute.mjs keeps it there: the server is not part of the bundle.
// biome-ignore lint/plugin: only globalThis is shared by the server and all bundles of the process
const registry: { [key: symbol]: AsyncLocalStorage<PageRequest> | undefined } = globalThis;
const key = Symbol.for("auxboard.page-request");

/** Where this failure of the store keeps the page under way from being rendered, what is answered instead. */
export function leaveStorePage(error: unknown): void {
  const request = registry[key]?.getStore();
  const problem = request && storeProblemOf(error);
  if (!problem) return;
  const { code, retryAfterSeconds } = problem;
  const isIntact = isStoreIntact(error);
  request.buildAnswer ??= (headers) => buildStorePage({ code, retryAfterSeconds, isIntact }, headers);
}
