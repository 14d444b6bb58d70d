import { once } from "node:events";
import { connect } from "node:net";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { FAULT_KINDS } from "./faults.ts";
import { addUp, type Client, questionUrl, startClient } from "./test-client.ts";

const MONDAY = ["2026-11-16T00:00:00", "2026-11-16T23:59:59"] as const;
const TUESDAY = ["2026-11-17T00:00:00", "2026-11-17T23:59:59"] as const;
const SMALL = { now: "2026-12-30T12:00:00Z", agents: 3 };

type Exchange = { bytes: Buffer; reset: boolean };

/** What comes over the wire, byte by byte, until the server closes. */
async function exchange(url: string, leaveAfterMs = 5000): Promise<Exchange> {
  const { hostname, port, pathname, search } = new URL(questionUrl(url, ...MONDAY));
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  let reset = false;
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => {
    reset = true;
  });
  socket.setTimeout(leaveAfterMs, () => socket.destroy());
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nwolkvox-token: stand-in-token\r\nConnection: close\r\n\r\n`,
  );
  await once(socket, "close").catch(() => undefined);
  return { bytes: Buffer.concat(chunks), reset };
}

function bodyOf({ bytes }: Exchange): Buffer {
  return bytes.subarray(bytes.indexOf("\r\n\r\n") + 4);
}

async function arm({ control }: Client, order: Record<string, unknown>): Promise<void> {
  expect(await control("PUT", "fault", order)).toMatchObject({ status: 200 });
}

async function provoke(order: Record<string, unknown>, settings = {}): Promise<Exchange> {
  const client = await startClient({ ...SMALL, ...settings });
  await arm(client, order);
  return exchange(client.url);
}

/** The slow and the large ones, made quick and small. */
const QUICK: Record<string, Record<string, unknown>> = {
  stall: { ms: 30 },
  pause: { ms: 30 },
  "slow-bytes": { ms: 0 },
  huge: { bytes: 3_000_000 },
  "gzip-bomb": { bytes: 3_000_000 },
};

const SILENT = ["reset", "hang-up", "stall"];

describe("every kind", () => {
  test.each(FAULT_KINDS)(
    "%s answers in its own way, is counted, and is over after one time",
    async (kind) => {
      const client = await startClient(SMALL);
      const truth = await client.ask(...MONDAY);
      await arm(client, { kind, times: 1, ...QUICK[kind] });
      const wrong = await exchange(client.url);
      expect(wrong.bytes.length > 0).toBe(!SILENT.includes(kind));
      expect((await client.control("GET", "calls")).json).toMatchObject({
        byOutcome: { ok: 1, [`fault:${kind}`]: 1 },
      });
      expect(await client.ask(...MONDAY)).toEqual(truth);
    },
  );

  test("has an answer on a day without data too", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "utf8-bom" });
    const response = await fetch(questionUrl(client.url, "2026-11-22T00:00:00", "2026-11-22T23:59:59"), {
      headers: { "wolkvox-token": "stand-in-token" },
    });
    expect(await response.json()).toMatchObject({ code: "200", data: { length: 3 } });
  });
});

describe("the bytes", () => {
  const starts: [string, string][] = [
    ["http-429", "HTTP/1.1 429 "],
    ["html-404", "HTTP/1.1 404 "],
    ["empty-304", "HTTP/1.1 304 "],
    ["redirect", "HTTP/1.1 302 "],
    ["informational-only", "HTTP/1.1 103 "],
    ["not-http", "SSH-2.0"],
  ];

  test.each(starts)("%s begins with %s", async (kind, start) => {
    expect((await provoke({ kind })).bytes.toString("latin1")).toMatch(new RegExp(`^${start}`));
  });

  test("length-short, length-long and length-and-chunked say what is not so", async () => {
    const declared = async (kind: string): Promise<number> => {
      const answer = await provoke({ kind });
      const length = /Content-Length: (\d+)/.exec(answer.bytes.toString())?.[1];
      return Number(length) - bodyOf(answer).length;
    };
    expect(await declared("length-short")).toBeLessThan(0);
    expect(await declared("length-long")).toBe(100);
    expect(await declared("length-and-chunked")).toBe(0);
  });

  test("gzip unpacks, gzip-cut does not, gzip-false-header is plain text", async () => {
    expect(JSON.parse(gunzipSync(bodyOf(await provoke({ kind: "gzip" }))).toString())).toMatchObject({
      code: "200",
    });
    const cut = bodyOf(await provoke({ kind: "gzip-cut" }));
    expect(() => gunzipSync(cut)).toThrow("unexpected end of file");
    expect(JSON.parse(bodyOf(await provoke({ kind: "gzip-false-header" })).toString())).toMatchObject({
      code: "200",
    });
  });

  test("charsets are what their label says, but for the one that lies", async () => {
    const strict = new TextDecoder("utf-8", { fatal: true });
    const parts = { agents: 20 };
    const latin1 = bodyOf(await provoke({ kind: "latin1" }, parts));
    expect(latin1.toString("latin1")).toContain("Baño");
    const utf16 = bodyOf(await provoke({ kind: "utf16" }, parts));
    expect(utf16.toString("utf16le")).toContain("Baño");
    const invalid = bodyOf(await provoke({ kind: "invalid-utf8" }, parts));
    expect(() => strict.decode(invalid)).toThrow(TypeError);
    expect(invalid.toString()).toContain("Mu\ufffdoz");
  });

  test("json faults are no JSON", async () => {
    for (const kind of [
      "json-nan",
      "json-infinity",
      "json-trailing-comma",
      "json-two-documents",
      "json-comment",
      "json-cut",
    ]) {
      const body = bodyOf(await provoke({ kind })).toString();
      expect(() => JSON.parse(body), kind).toThrow(SyntaxError);
    }
  });

  test("cap-exact has 60,000 rows, cap-over one more", async () => {
    const count = async (kind: string): Promise<number> =>
      bodyOf(await provoke({ kind }))
        .toString()
        .split('"agent_id"').length - 1;
    expect(await count("cap-exact")).toBe(60_000);
    expect(await count("cap-over")).toBe(60_001);
  });

  test("a bomb is small on the wire and large unpacked", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "gzip-bomb", bytes: 50_000_000 });
    const response = await fetch(questionUrl(client.url, ...MONDAY), {
      headers: { "wolkvox-token": "stand-in-token" },
    });
    expect((await response.text()).length).toBeGreaterThan(50_000_000);
    expect((await exchange(client.url)).bytes.length).toBeLessThan(100_000);
  });

  test("huge is over 256 MB unless told otherwise, and stops when the client leaves", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "huge" });
    const response = await fetch(questionUrl(client.url, ...MONDAY), {
      headers: { "wolkvox-token": "stand-in-token" },
    });
    let received = 0;
    for await (const chunk of response.body ?? []) received += chunk.length;
    expect(received).toBeGreaterThan(256 * 1024 * 1024);
    await expect(client.ask(...MONDAY, { signal: AbortSignal.timeout(10) })).rejects.toThrow();
    await expect.poll(async () => (await client.control("GET", "calls")).json).toMatchObject({ running: 0 });
  });

  test("a stalled call is over when its client leaves", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "stall" });
    await exchange(client.url, 60);
    await expect
      .poll(async () => (await client.control("GET", "calls")).json)
      .toMatchObject({ running: 0, byOutcome: { "fault:stall": 1 } });
  });
});

describe("an order", () => {
  test("may bring its own status, headers and body", async () => {
    const order = {
      kind: "raw",
      status: 503,
      headers: { "retry-after": "-5", "Content-Type": "text/x" },
      body: "¡no!",
    };
    const answer = (await provoke(order)).bytes.toString();
    expect(answer).toMatch(/^HTTP\/1.1 503 .*retry-after: -5.*¡no!$/s);
  });

  test("may bring bytes that are no text", async () => {
    expect(bodyOf(await provoke({ kind: "raw", bodyBase64: "/wD+" }))).toEqual(
      Buffer.from([0xff, 0x00, 0xfe]),
    );
  });

  test("may change a documented kind, such as the Retry-After of a 429", async () => {
    const answer = await provoke({ kind: "http-429", headers: { "Retry-After": "99999999" } });
    expect(answer.bytes.toString().match(/Retry-After: .*/g)).toEqual(["Retry-After: 99999999"]);
  });

  test("may bring any rows", async () => {
    const rows = [{ agent_id: 7, time: "-00:05:00" }, null, "row"];
    const body = JSON.parse(bodyOf(await provoke({ kind: "rows", rows })).toString());
    expect(body).toEqual({ code: "200", error: null, msg: "3 records were found", data: rows });
  });

  test("with days meets only windows that touch them", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "http-500", from: "2026-11-17" });
    expect((await client.ask(...MONDAY)).status).toBe(200);
    expect((await client.ask(...TUESDAY)).status).toBe(500);
    expect((await client.ask("2026-11-10T00:00:00", "2026-11-20T23:59:59")).status).toBe(500);
    expect((await client.ask("2026-11-18T00:00:00", "2026-11-18T23:59:59")).status).toBe(200);
  });

  test("inside its days meets no window that holds another day", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "http-500", from: "2026-11-17", inside: true });
    expect((await client.ask(...TUESDAY)).status).toBe(500);
    expect((await client.ask("2026-11-17T08:00:00", "2026-11-17T11:59:59")).status).toBe(500);
    expect((await client.ask("2026-11-16T00:00:00", "2026-11-17T23:59:59")).status).toBe(200);
  });

  test("says how many agents are lost, have half their time, or stand there twice", async () => {
    const client = await startClient(SMALL);
    const truth = addUp([await client.ask(...MONDAY)]);
    const told = async (kind: string) => {
      await arm(client, { kind, count: 2 });
      return addUp([await client.ask(...MONDAY)]);
    };
    const first = [...new Set(Object.keys(truth).map((key) => key.split("|")[0]))].slice(0, 2);
    const change = (factor: number) =>
      Object.fromEntries(
        Object.entries(truth).flatMap(([key, seconds]) =>
          !first.includes(key.split("|")[0])
            ? [[key, seconds]]
            : factor === 0
              ? []
              : [[key, Math.floor(seconds * factor)]],
        ),
      );
    expect(await told("lost-agents")).toEqual(change(0));
    expect(await told("fallen-times")).toEqual(change(0.5));
    expect(await told("row-twice")).toEqual(change(2));
  });

  test("with times ends by itself, without lasts until cleared", async () => {
    const client = await startClient(SMALL);
    await arm(client, { kind: "http-500", times: 2 });
    const statuses = [await client.ask(...MONDAY), await client.ask(...MONDAY), await client.ask(...MONDAY)];
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200]);
    await arm(client, { kind: "http-500" });
    for (let call = 0; call < 5; call += 1) expect((await client.ask(...MONDAY)).status).toBe(500);
    await client.control("DELETE", "fault");
    expect((await client.ask(...MONDAY)).status).toBe(200);
  });

  test.each([
    { kind: "nonsense" },
    { kind: "__proto__" },
    {},
    { kind: "quota", times: 0 },
    { kind: "quota", from: "2026-02-31" },
    { kind: "raw", headers: { "bad name": "x" } },
    { kind: "raw", headers: { x: "a\r\nb" } },
    { kind: "quota", when: "now" },
    "text",
  ])("%j is refused with the kinds there are", async (order) => {
    const client = await startClient(SMALL);
    const { status, json } = await client.control("PUT", "fault", order);
    expect({ status, json }).toMatchObject({ status: 400, json: { kinds: FAULT_KINDS } });
    expect((await client.ask(...MONDAY)).status).toBe(200);
  });

  test("that is no JSON is refused", async () => {
    const { url } = await startClient(SMALL);
    const response = await fetch(`${url}/stand-in/fault`, { method: "PUT", body: "{kind:" });
    expect(response.status).toBe(400);
  });
});
