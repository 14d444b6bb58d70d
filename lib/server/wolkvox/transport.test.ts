import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { untilAborted } from "@/lib/server/store/lock";
import { createWolkvoxClient } from "./client";
import { closeServed, type Handler, serve } from "./transport.stage";
import { buildTransportProblem } from "./transport-problem";

afterEach(closeServed);

describe("an encrypted call", () => {
  test("to a server that speaks no TLS is one call, and told as no matter of a moment", async () => {
    const { transport, url } = await serve((response) => response.end("{}"));
    const problem = transport.get(new URL(url.href.replace("http:", "https:")), {}, async () => null);
    await expect(problem).rejects.toMatchObject({
      code: "upstream-unreachable",
      isMomentary: false,
      message: expect.stringContaining("certificate or encryption"),
    });
  });

  test.each([40, 49, 80])(
    "that is refused within the handshake (alert %i) is one call too",
    async (alert) => {
      let calls = 0;
      const server = createServer((socket) => {
        calls += 1;
        socket.on("error", () => {}).once("data", () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, alert])));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const baseUrl = `https://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
      const client = createWolkvoxClient({ baseUrl, token: "t", now: Date.now });
      const asked = client.loadAuxTime({ from: "2026-11-16T00:00:00", to: "2026-11-16T23:59:59" });
      await expect(asked).rejects.toMatchObject({
        code: "upstream-unreachable",
        isMomentary: false,
        message: expect.stringContaining("certificate or encryption"),
      });
      expect(calls).toBe(1);
      await client.close();
      server.close();
    },
  );

  test.each([
    "CERT_HAS_EXPIRED",
    "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE",
    "CRL_HAS_EXPIRED",
    "ERR_OSSL_UNSUPPORTED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "EPROTO",
  ])("%s is not tried again; a refused connection is", (code) => {
    const stage = { sawInterim: false, sawHead: false, wasCut: false };
    const told = (given: string) =>
      buildTransportProblem(Object.assign(new Error("x"), { code: given }), stage, null);
    expect([told(code), told("ECONNREFUSED")]).toMatchObject([{ isMomentary: false }, { isMomentary: true }]);
  });
});

describe("one deadline lies over a call", () => {
  test("a body that drips is read while there is time", async () => {
    const { get } = await serve(async (response) => {
      for (const letter of "dripping") {
        response.write(letter);
        await pause(20);
      }
      response.end();
    });
    expect((await get()).body.toString()).toBe("dripping");
  });

  test("a body that drips for ever ends", async () => {
    const { get } = await serve(
      async (response) => {
        while (!response.destroyed) {
          response.write(".");
          await pause(20);
        }
      },
      { timeoutMs: 150 },
    );
    await expect(get()).rejects.toMatchObject({
      code: "upstream-timeout",
      message: expect.stringContaining("within 0.2 s"),
    });
  });

  test("reading an answer that has come is given up in time, too", async () => {
    const { transport, url } = await serve((response) => response.end("{}"), { timeoutMs: 150 });
    const read = (_: unknown, signal: AbortSignal) => untilAborted(new Promise<never>(() => {}), signal);
    await expect(transport.get(url, {}, read)).rejects.toMatchObject({
      code: "upstream-timeout",
      message: expect.stringContaining("within 0.2 s"),
    });
  });

  test.each<[string, Handler]>([
    ["before the answer", () => {}],
    ["within the body", (response) => response.write('{"code":')],
    [
      "within a packed body",
      (response) => {
        response.setHeader("Content-Encoding", "gzip");
        response.write(gzipSync("{}").subarray(0, 12));
      },
    ],
    ["before the body", (response) => response.flushHeaders()],
    ["within a refusal", (response) => response.writeHead(403).write("x")],
    ["after 103", (response) => response.writeEarlyHints({ link: "</a>; rel=preload" })],
  ])("silence %s is a timeout", async (_, handle) => {
    const { get } = await serve(handle, { timeoutMs: 80 });
    await expect(get()).rejects.toMatchObject({ code: "upstream-timeout" });
  });

  test("a call that waits for the only connection is served after the first", async () => {
    let atOnce = 0;
    let most = 0;
    const { get } = await serve(async (response) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await pause(30);
      atOnce -= 1;
      response.end("{}");
    });
    await Promise.all([get(), get(), get()]);
    expect(most).toBe(1);
  });
});
