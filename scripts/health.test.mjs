import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { askHealth, isUp, waitForHealth } from "./health.mjs";

let server;

afterEach(() => server?.close());

/** A server that answers these statuses one after the other, and then the last one. */
async function answer(...statuses) {
  server = createServer((_, response) => {
    const status = statuses.length > 1 ? statuses.shift() : statuses[0];
    response.writeHead(status === "ok" ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify({ status, build: "b" }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
}

test.each([
  ["ok", true],
  ["not-configured", true],
  ["unavailable", false],
])("a server that says %s can be reached by people: %s", async (status, expected) => {
  expect(isUp(await askHealth(await answer(status)))).toBe(expected);
});

test("a start is waited for until all is well, and nobody waits for the source to be entered", async () => {
  await waitForHealth(await answer("unavailable", "not-configured"), 5_000);
  const url = await answer("unavailable");
  await expect(waitForHealth(url, 50)).rejects.toThrow("did not become healthy");
  expect(isUp(await askHealth("http://127.0.0.1:1"))).toBe(false);
});
