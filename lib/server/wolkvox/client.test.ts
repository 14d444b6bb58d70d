import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { listRows } from "@/lib/report/figures/plain-rows.cases";
import { createWolkvoxClient, type WolkvoxClientOptions } from "./client";
import { buildReply, envelope, goodCases, hostileCases, noDataCases, type Reply } from "./client.cases";
import { closeServed, problemOf, serve, token, window } from "./client.stage";
import { isMomentary } from "./parsing/upstream-errors";

const record = { agent_id: "1", aux_state: "Break", time: "00:00:01" };
const rows = buildReply(200, envelope([record]));

afterEach(closeServed);

describe("an answer that is documented or observed is read", () => {
  test.each(goodCases)("%s", async (_, reply, rows, warnings = []) => {
    const { client, requests } = await serve([reply]);
    const answer = await client.loadAuxTime(window);
    expect(answer).toMatchObject({ outcome: "rows", warnings });
    expect("columns" in answer && listRows(answer.columns)).toMatchObject(rows);
    expect(requests).toHaveLength(1);
  });

  test.each(noDataCases)("%s is no data, which is not zero rows", async (_, reply) => {
    const { client } = await serve([reply]);
    expect(await client.loadAuxTime(window)).toMatchObject({ outcome: "no-data" });
  });
});

describe("anything else is a problem with its own code", () => {
  test.each(hostileCases)("%s", async (_, reply, code, told = {}) => {
    const { client, requests } = await serve([reply], { maxRecords: 5 });
    const problem = await problemOf(client);
    expect({ code: problem.code, message: problem.message }).toMatchObject({ code });
    if (told.reason) expect(problem).toHaveProperty("reason", told.reason);
    if (told.detail) expect(problem.message).toMatch(told.detail);
    if (told.quotation) expect(problem.quotation).toBe(told.quotation);
    if (told.retryAfterSeconds) expect(problem.retryAfterSeconds).toBe(told.retryAfterSeconds);
    expect(requests).toHaveLength(1);
  });
});

test.each([
  [59_999, "rows"],
  [60_000, "upstream-truncated"],
])("an answer of %d records is %s: wolkvox cuts at 60,000 without a word", async (count, outcome) => {
  const { client } = await serve([buildReply(200, envelope(Array(count).fill(record)))]);
  const read = client.loadAuxTime(window).then((answer) => answer.outcome);
  expect(await read.catch(({ code }) => code)).toBe(outcome);
});

describe("the request", () => {
  test("is one GET with the token in its header, on a connection of its own", async () => {
    const { client, requests } = await serve([rows], { server: "0010" });
    await client.loadAuxTime(window);
    const [first = "", ...headers] = (requests[0] ?? "").trim().split("\r\n");
    const query = "api=agent_3&date_ini=20261116000000&date_end=20261116235959";
    expect(first).toBe(`GET /api/v2/reports_manager.php?${query} HTTP/1.1`);
    expect(headers).toEqual(
      expect.arrayContaining([`wolkvox-token: ${token}`, "wolkvox_server: 0010", "connection: close"]),
    );
  });

  test("names no server where none is known", async () => {
    const { client, requests } = await serve([rows]);
    await client.loadAuxTime(window);
    expect(requests[0]).not.toContain("wolkvox_server");
  });

  test("is not harmed by what an earlier answer left behind", async () => {
    const spill = { bytes: Buffer.concat([rows.bytes, Buffer.from("HTTP/1.1 500 Stray\r\n\r\n")]) };
    const { client, requests } = await serve([spill, rows]);
    await client.loadAuxTime(window);
    expect(await client.loadAuxTime(window)).toMatchObject({ outcome: "rows" });
    expect(requests).toHaveLength(2);
  });

  test.each(["", "two words", "line\nbreak", "ñ", "\u0000"])(
    "is refused with the token %j, at once",
    (bad) => {
      expect(() => createWolkvoxClient({ server: "0010", token: bad, now: () => 0 })).toThrow(
        "printable ASCII",
      );
    },
  );
});

describe("a failure is momentary only where a second call within seconds may cure it", () => {
  const busy = buildReply(
    403,
    '{"code":"403","msg":"EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"}',
  );

  test.each<[title: string, reply: Reply]>([
    ["a simultaneous use", busy],
    ["a connection that was reset", { bytes: Buffer.alloc(0), ending: "reset" }],
    ["a server that fails", buildReply(500, "{}")],
  ])("after %s, and the client itself sends one call", async (_, reply) => {
    const { client, requests } = await serve([reply, rows]);
    expect(isMomentary(await problemOf(client))).toBe(true);
    expect(requests).toHaveLength(1);
  });

  test("when nobody listens", async () => {
    const { client } = await serve([rows], { baseUrl: "http://127.0.0.1:1" });
    const problem = await problemOf(client);
    expect([problem.message, isMomentary(problem)]).toEqual([expect.stringContaining("ECONNREFUSED"), true]);
  });

  test("when the name is unknown", async () => {
    const { client } = await serve([rows], { baseUrl: "http://nobody.invalid" });
    expect((await problemOf(client)).code).toBe("upstream-unreachable");
  });

  const final = hostileCases.filter(
    ([, , code]) => code !== "upstream-busy" && code !== "upstream-unreachable",
  );
  const asked = hostileCases.filter(([title]) => /^(4(07|18|29)|503 with a time)/.test(title));
  test.each([...final, ...asked])("and never after: %s", async (_, reply) => {
    const { client } = await serve([reply, rows], { maxRecords: 5 });
    expect(isMomentary(await problemOf(client))).toBe(false);
  });
});

test("a client that is closed ends the call under way and sends no other", async () => {
  const { client, requests } = await serve([{ bytes: Buffer.alloc(0) }]);
  const problem = problemOf(client);
  setTimeout(() => void client.close(), 40);
  expect((await problem).code).toBe("upstream-unreachable");
  expect((await problemOf(client)).message).toContain("closed");
  expect(requests).toHaveLength(1);
});

describe("no problem carries the token or personal data", () => {
  const echo = `you sent ${token} and ${encodeURIComponent(token)}`;
  const headers = { "Content-Type": "application/json" };
  const rude: [title: string, reply: Reply][] = [
    ["403 unknown words", buildReply(403, JSON.stringify({ code: "403", error: token, msg: echo }))],
    ["403 busy", buildReply(403, JSON.stringify({ code: "403", msg: `SIMULTANEOUS ${echo}` }))],
    [
      "403 token",
      buildReply(403, JSON.stringify({ code: "403", msg: `VALIDATE TOKEN ${token.toUpperCase()}` })),
    ],
    ["403 plain", buildReply(403, `${"x".repeat(190)}${token}`)],
    ["400", buildReply(400, JSON.stringify({ code: "400", msg: echo }))],
    ["401", buildReply(401, echo)],
    ["404", buildReply(404, JSON.stringify({ code: echo }))],
    ["500", buildReply(500, echo)],
    [
      "a quota in an HTTP 200",
      buildReply(200, JSON.stringify({ code: "403", msg: `TOKEN LIMIT EXCEEDED ${echo}` })),
    ],
    ["a redirect", buildReply(302, "", { Location: `https://evil.example/?${token}` })],
    ["a charset", buildReply(200, "{}", { "Content-Type": `text/html; charset=${token}` })],
    ["a packing", buildReply(200, "{}", { ...headers, "Content-Encoding": token })],
    ["a Retry-After", buildReply(429, "", { "Retry-After": token })],
    ["a code", buildReply(200, JSON.stringify({ code: token, data: [] }))],
    [
      "a row",
      buildReply(200, envelope([{ [token]: token, agent_id: token, aux_state: token, time: token }])),
    ],
    ["a fault in JSON", buildReply(200, `{"code":200,"data":[${token}]}`)],
    ["an answer of no protocol", { bytes: Buffer.from(`${token}\r\n\r\n`), ending: "close" }],
    ["a status line", { bytes: Buffer.from(`HTTP/1.1 500 ${token}\r\n\r\n`), ending: "close" }],
    [
      "a broken chunk",
      { bytes: Buffer.from(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${token}\r\n`) },
    ],
  ];
  const unreachable: [title: string, options: Partial<WolkvoxClientOptions>][] = [
    ["nobody listening", { baseUrl: "http://127.0.0.1:1" }],
    ["a name nobody knows", { baseUrl: "http://nobody.invalid" }],
    ["silence", { timeoutMs: 40 }],
  ];

  function everythingOf(problem: Error): string {
    const views = [
      inspect(problem, { depth: Infinity, showHidden: true, getters: true }),
      JSON.stringify(problem),
    ];
    return [...views, problem.message, problem.stack, inspect(problem.cause), String(problem)].join("\n");
  }

  test.each([...rude, ...hostileCases.map(([title, reply]): [string, Reply] => [title, reply])])(
    "%s",
    async (_, reply) => {
      const { client } = await serve([reply], { maxRecords: 5, server: "0010" });
      const told = everythingOf(await problemOf(client)).toLowerCase();
      for (const secret of [token, encodeURIComponent(token), "s3cret", "wolkvox_server"])
        expect(told).not.toContain(secret.toLowerCase());
      expect(told).not.toMatch(/josé|1020304050|10001|baño|date_ini/);
    },
  );

  test.each(unreachable)("%s", async (_, options) => {
    const { client } = await serve([{ bytes: Buffer.alloc(0) }], options);
    const problem = await problemOf(client);
    expect(everythingOf(problem)).not.toContain(token);
    expect(problem.cause).toBeUndefined();
  });
});
