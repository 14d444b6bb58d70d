import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 100;

/** One `GET /api/report`. `prefer` as in the header of that name. */
export async function askReport({ url, cookie }, words, { prefer, path = "/api/report" } = {}) {
  const headers = { cookie, ...(prefer && { prefer }) };
  const response = await fetch(`${url}${path}?${words}`, { headers });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}?${words} answered ${JSON.stringify(answer)}.`);
  return answer;
}

/** Asks until every day of the range is known, for `mostMs` at most. */
export async function waitForWhole(stage, words, { mostMs = 120_000, ...options } = {}) {
  const end = performance.now() + mostMs;
  for (;;) {
    const answer = await askReport(stage, words, options);
    if (answer.status === "complete") return answer;
    if (performance.now() > end) throw new Error(`${words} is still ${answer.status}.`);
    await sleep(pollMs);
  }
}
