import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { stopServer } from "./stop.mjs";

const key = Symbol.for("auxboard.server");

afterEach(() => {
  delete globalThis[key];
});

async function stop(appServer, options = {}) {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const say = vi.fn();
  const close = vi.fn(async () => {});
  globalThis[key] = appServer;
  const begun = performance.now();
  const stopped = stopServer({ server, app: { close }, say, ...options });
  return { server, say, close, stopped, waitedMs: () => performance.now() - begun };
}

describe("stopping while a call runs", () => {
  test("takes no connection from the first moment, waits for the call, and says so once", async () => {
    const running = Promise.withResolvers();
    const drain = vi.fn(() => running.promise);
    const { server, say, close, stopped } = await stop(Promise.resolve({ drain }));
    await sleep(0);
    expect([server.listening, drain.mock.calls.length]).toEqual([false, 1]);
    await sleep(700);
    expect([say.mock.calls.length, close.mock.calls.length]).toEqual([1, 0]);
    running.resolve();
    await stopped;
    expect([say.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
  });

  test("waits no longer than its grace", async () => {
    const never = Promise.resolve({ drain: () => new Promise(() => {}) });
    const { close, stopped, waitedMs } = await stop(never, { graceMs: 200 });
    await stopped;
    expect(close).toHaveBeenCalledOnce();
    expect(waitedMs()).toBeGreaterThanOrEqual(190);
  });

  test("goes on where the wait fails", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const { close, stopped } = await stop(
      Promise.resolve({ drain: () => Promise.reject(new Error("store")) }),
    );
    await stopped;
    expect([close.mock.calls.length, printed.mock.calls.length]).toEqual([1, 1]);
    printed.mockRestore();
  });
});

describe("stopping with nothing to wait for", () => {
  const idle = { drain: async () => {} };

  test.each([
    ["no call runs", Promise.resolve(idle)],
    ["the app cannot be drained", Promise.resolve({})],
    ["the app was never asked", undefined],
  ])("is quick and without a word where %s", async (_title, appServer) => {
    const { say, close, stopped, waitedMs } = await stop(appServer);
    await stopped;
    expect([say.mock.calls.length, close.mock.calls.length]).toEqual([0, 1]);
    expect(waitedMs()).toBeLessThan(400);
  });

  test("is quick where the app never came up", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const failed = Promise.reject(new Error("no database"));
    failed.catch(() => {});
    const { close, stopped } = await stop(failed);
    await stopped;
    expect(close).toHaveBeenCalledOnce();
    printed.mockRestore();
  });

  test("does not wait for an app that never closes", async () => {
    const { stopped, waitedMs } = await stop(undefined, { app: { close: () => new Promise(() => {}) } });
    await stopped;
    expect(waitedMs()).toBeLessThan(3_000);
  });
});
