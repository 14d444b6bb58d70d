import { get } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";

/** Resolves once `/api/health` answers that all is well, or that all is well but no source was entered yet. */
export async function waitForHealth(url, timeoutMs = 60_000) {
  const end = performance.now() + timeoutMs;
  while (!isUp(await askHealth(`${url}/api/health`))) {
    if (performance.now() > end)
      throw new Failure(`${url}/api/health did not become healthy: the log above says why.`);
    await sleep(200);
  }
}

/** What is not configured yet is set up in the application, which somebody must be able to reach. */
export function isUp(status) {
  return status === "ok" || status === "not-configured";
}

/** What the address says of itself; undefined where nothing answers. */
export function askHealth(url, timeoutMs = 5_000) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: timeoutMs }, async (response) => {
      const body = await text(response).catch(() => "");
      resolve(/"status":"([a-z-]+)"/.exec(body)?.[1]);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}
