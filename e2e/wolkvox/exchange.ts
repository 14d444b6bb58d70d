import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export function sendJson(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": bytes.length,
  });
  response.end(bytes);
}

/** Aborts when the client leaves before the whole answer is written, or the server closes. */
export function departureOf(response: ServerResponse, closing: AbortSignal): AbortSignal {
  const left = new AbortController();
  if (response.destroyed) left.abort();
  response.once("close", () => {
    if (!response.writableFinished) left.abort();
  });
  return AbortSignal.any([left.signal, closing]);
}

/** Ends early, without an error, when the signal aborts. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return;
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
