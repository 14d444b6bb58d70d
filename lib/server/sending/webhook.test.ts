import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { callWebhook } from "./webhook";

type Got = { headers: IncomingMessage["headers"]; body: Buffer };

async function listen(answer: (response: ServerResponse) => void) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ headers: request.headers, body: Buffer.concat(chunks) });
    answer(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { got, port: address.port };
}

const body = Buffer.from("a,b\r\nñ,1\r\n");
const call = (url: string) => ({
  url,
  secret: "s3cret",
  nowMs: 1_795_500_000_999,
  body,
  headers: { "x-auxboard-period": "2026-11-28" },
});
const here = { mayReachThisMachine: true };

/** The signature by the Web Crypto API, which our own code does not use. */
async function signElsewhere(secret: string, message: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const digest = new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
  return `v1=${[...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

test("posts the body, signed over the time and the body as another implementation signs it", async () => {
  const { got, port } = await listen((response) => response.writeHead(204).end());
  await callWebhook(call(`http://127.0.0.1:${port}/hook?a=1`), here);
  const [{ headers, body: sent } = { headers: {}, body: Buffer.alloc(0) }] = got;
  expect(sent).toEqual(body);
  expect(headers["x-auxboard-timestamp"]).toBe("1795500000");
  expect(headers["x-auxboard-period"]).toBe("2026-11-28");
  const message = new Uint8Array(Buffer.concat([Buffer.from("1795500000."), body]));
  expect(headers["x-auxboard-signature"]).toBe(await signElsewhere("s3cret", message));
});

test("takes any other answer than 2xx for a refusal, and follows nobody elsewhere", async () => {
  const elsewhere = await listen((response) => response.end());
  for (const status of [302, 307, 400, 500]) {
    const { port } = await listen((response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
    );
    await expect(callWebhook(call(`http://localhost:${port}/`), here)).rejects.toMatchObject({
      code: "webhook-refused",
      message: String(status),
    });
  }
  expect(elsewhere.got).toEqual([]);
});

test("waits for no answer longer than it may, and says where nobody listens", async () => {
  const { port } = await listen(() => {});
  await expect(
    callWebhook(call(`http://127.0.0.1:${port}/`), { ...here, timeoutMs: 100 }),
  ).rejects.toMatchObject({ code: "webhook-unreachable", message: "timeout" });
  await expect(callWebhook(call("http://127.0.0.1:1/"), here)).rejects.toMatchObject({
    code: "webhook-unreachable",
    message: "ECONNREFUSED",
  });
});

test.each([
  "http://127.0.0.1:PORT/",
  "http://localhost:PORT/",
  "https://localhost:PORT/",
  "https://127.0.0.1:PORT/",
  "https://2130706433:PORT/",
  "https://[::1]:PORT/",
  "https://[::ffff:127.0.0.1]:PORT/",
  "https://10.0.0.1/",
  "https://169.254.169.254/latest/meta-data",
])("reaches nothing of this machine or its network at %s", async (url) => {
  const { got, port } = await listen((response) => response.end());
  await expect(
    callWebhook(call(url.replace("PORT", String(port))), { mayReachThisMachine: false }),
  ).rejects.toMatchObject({ code: "webhook-address" });
  expect(got).toEqual([]);
});
