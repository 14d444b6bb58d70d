import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";

/** Resolves once `/api/health` answers 200. */
export async function waitForHealth(url, timeoutMs = 60_000) {
  const end = performance.now() + timeoutMs;
  while ((await statusOf(`${url}/api/health`)) !== 200) {
    if (performance.now() > end)
      throw new Failure(`${url}/api/health did not become healthy: the log above says why.`);
    await sleep(200);
  }
}

function statusOf(url) {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}
