import { createServer, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { mayStillRun } from "./may-still-run";
import { createTransport, type Transport, type TransportOptions } from "./transport";

const open: { server: Server; transport: Transport }[] = [];

afterEach(async () => {
  for (const { server, transport } of open.splice(0)) {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The failure of one call to a server that answers so. */
async function failureOf(
  handle: (response: ServerResponse, transport: Transport) => unknown,
  options: Partial<TransportOptions> = {},
): Promise<unknown> {
  const transport = createTransport({ timeoutMs: 5_000, maxBytes: 1_000, connections: 1, ...options });
  const server = createServer(
    (_, response) =>
      void handle(
        response.on("error", () => {}),
        transport,
      ),
  );
  open.push({ server, transport });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : "";
  return await transport
    .get(new URL(`http://127.0.0.1:${port}`), {}, async (wire) => wire)
    .then(
      (answer) => expect.fail(`answered ${answer.status}`),
      (error: unknown) => error,
    );
}

function packed(response: ServerResponse, encoding: string, body: Buffer | string): ServerResponse {
  response.writeHead(200, { "Content-Encoding": encoding });
  response.write(body);
  return response;
}

describe("wolkvox may still be at work on a call that we ended", () => {
  test.each<
    [string, (response: ServerResponse, transport: Transport) => unknown, Partial<TransportOptions>?]
  >([
    ["for want of an answer", () => {}, { timeoutMs: 80 }],
    ["in the middle of its answer", (response) => response.write("{"), { timeoutMs: 80 }],
    ["at our cap", (response) => response.write("x".repeat(1_001))],
    [
      "because it is announced to be too long",
      (response) => response.writeHead(200, { "Content-Length": 5_000 }).write("x"),
    ],
    [
      "because it could not be unpacked, while it goes on",
      (response) => packed(response, "gzip", "plain text, not packed"),
      { timeoutMs: 500 },
    ],
    ["because it is packed in a strange way, while it goes on", (response) => packed(response, "zstd", "x")],
    ["because this server stops", (_, transport) => transport.close()],
    [
      "because this server stops, in the middle of its answer",
      (response, transport) => {
        response.write("{");
        setTimeout(() => transport.close(), 50);
      },
    ],
  ])("%s", async (_, handle, options) => {
    expect(mayStillRun(await failureOf(handle, { restMs: 200, ...options }))).toBe(true);
  });
});

describe("a call is over", () => {
  test.each<[string, (response: ServerResponse) => unknown, Partial<TransportOptions>?]>([
    ["that was closed before it was answered", (response) => response.destroy()],
    [
      "that was closed within its answer",
      (response) => {
        response.writeHead(200, { "Content-Length": 50 }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      "that was answered whole, but could not be unpacked",
      (response) => packed(response, "gzip", "plain").end(),
    ],
    [
      "that was answered whole, but packed in a strange way",
      (response) => packed(response, "zstd", "x").end(),
    ],
    [
      "that was answered whole, but unpacks beyond our cap",
      (response) => packed(response, "gzip", gzipSync("x".repeat(5_000))).end(),
    ],
    ["that was refused at length", (response) => response.writeHead(403).write("x".repeat(1_001))],
  ])("%s", async (_, handle, options) => {
    expect(mayStillRun(await failureOf(handle, options))).toBe(false);
  });

  test("that never came to a connection", async () => {
    const transport = createTransport({ timeoutMs: 5_000, maxBytes: 1_000, connections: 1 });
    const failure = await transport
      .get(new URL("http://127.0.0.1:9"), {}, async (wire) => wire)
      .catch((error: unknown) => error);
    await transport.close();
    expect(mayStillRun(failure)).toBe(false);
  });

  test("whose failure is none of its own", () => {
    expect([mayStillRun(new Error("x")), mayStillRun(null), mayStillRun("x")]).toEqual([false, false, false]);
  });
});
