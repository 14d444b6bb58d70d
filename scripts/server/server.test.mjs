import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { closeServer, createGuardedServer, listen } from "./server.mjs";
import { createAddressFinder, parseTrustedProxy } from "./trusted-proxy.mjs";

async function serve({ trusted = "", handle = echo, isSecure = false, times } = {}) {
  const findClientAddress = createAddressFinder(parseTrustedProxy(trusted));
  const server = createGuardedServer(handle, { findClientAddress, isSecure }, times);
  const port = await listen(server, 0, "127.0.0.1");
  onTestFinished(() => server.listening && closeServer(server, 0));
  return { server, port };
}

async function echo(request, response) {
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
}

/** Sends bytes as they are; resolves to all that came back when the server closes. */
function sendRaw(port, text) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

function ask(port, line, headers = {}) {
  const lines = Object.entries({ Host: "auxboard", Connection: "close", ...headers }).map(
    ([k, v]) => `${k}: ${v}\r\n`,
  );
  return sendRaw(port, `${line} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

const statusOf = (answer) => Number(answer.split(" ", 2)[1]);
const bodyOf = (answer) => answer.slice(answer.indexOf("\r\n\r\n") + 4);

async function seenHeaders(port, headers) {
  const answer = await ask(port, "GET /api/report", headers);
  return JSON.parse(/\{.*\}/s.exec(bodyOf(answer))[0]).headers;
}

describe("an answer", () => {
  /** The answer as it comes, a packet each. */
  async function listPackets(handle) {
    const { port } = await serve({ handle });
    const packets = [];
    const socket = connect(port, "127.0.0.1", () =>
      socket.write("GET / HTTP/1.1\r\nHost: auxboard\r\nConnection: close\r\n\r\n"),
    );
    for await (const packet of socket) packets.push(String(packet));
    return packets;
  }

  test("whose head is sent before its body leaves in one piece where the body is there at once", async () => {
    const packets = await listPackets(async (_request, response) => {
      response.flushHeaders();
      await Promise.resolve();
      response.write("first");
      response.end("last");
    });
    expect(packets).toHaveLength(1);
    expect(bodyOf(packets[0])).toBe("5\r\nfirst\r\n4\r\nlast\r\n0\r\n\r\n");
  });

  test("whose body comes later sends its head meanwhile", async () => {
    const { promise, resolve } = Promise.withResolvers();
    const { port } = await serve({
      handle: async (_request, response) => {
        response.flushHeaders();
        response.write("first");
        await promise;
        response.end("last");
      },
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const reader = answer.body.getReader();
    expect(String(Buffer.from((await reader.read()).value))).toBe("first");
    resolve();
    expect(String(Buffer.from((await reader.read()).value))).toBe("last");
  });

  test("on a connection that is used again is whole", async () => {
    const { port } = await serve({
      handle: async ({ url }, response) => {
        response.flushHeaders();
        response.write(url);
        if (url === "/slow") await sleep(20);
        response.end("!");
      },
    });
    const head = "HTTP/1.1\r\nHost: auxboard\r\n";
    const answer = await sendRaw(
      port,
      ["/a", "/slow", "/b"].map((path) => `GET ${path} ${head}\r\n`).join("") +
        `GET /last ${head}Connection: close\r\n\r\n`,
    );
    const bodies = answer.split("HTTP/1.1 200 OK").slice(1).map(bodyOf);
    expect(bodies.map((body) => body.replace(/\r\n[0-9a-f]+\r\n|^[0-9a-f]+\r\n|\r\n/g, ""))).toEqual([
      ...["/a!", "/slow!", "/b!", "/last!"],
    ]);
  });
});

describe("what reaches the app", () => {
  test("the caller's address is the socket's, whatever the caller says", async () => {
    const { port } = await serve();
    const headers = await seenHeaders(port, {
      "X-Forwarded-For": "1.1.1.1",
      "X-Forwarded-Host": "evil",
      "X-Forwarded-Proto": "https",
      "X-Real-IP": "1.1.1.1",
      Forwarded: "for=1.1.1.1",
    });
    expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect(Object.keys(headers).filter((name) => /forwarded|real-ip/.test(name))).toEqual([
      "x-forwarded-for",
    ]);
  });

  test("a trusted proxy names the caller, and what the caller wrote before it is ignored", async () => {
    const { port } = await serve({ trusted: "127.0.0.0/8, 10.0.0.0/8" });
    const headers = await seenHeaders(port, { "X-Forwarded-For": "9.9.9.9, 203.0.113.7, 10.1.2.3" });
    expect(headers["x-forwarded-for"]).toBe("203.0.113.7");
  });

  test("headers that Next and our proxy.ts speak among themselves do not get in; the router's own do", async () => {
    const { port } = await serve();
    const internal = [
      "x-middleware-subrequest",
      "x-nextjs-data",
      "x-matched-path",
      "next-resume",
      "x-page-address",
    ];
    const own = ["rsc", "next-router-state-tree", "next-router-prefetch", "next-url"];
    const given = Object.fromEntries([...internal, ...own].map((name) => [name, "1"]));
    const seen = Object.keys(await seenHeaders(port, given));
    expect(seen.filter((name) => internal.includes(name))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(own));
  });

  test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s does", async (method) => {
    const { port } = await serve();
    expect(statusOf(await ask(port, `${method} /api/report`))).toBe(200);
  });

  test("an upgrade is a plain request", async () => {
    const { port } = await serve();
    const answer = await ask(port, "GET /", { Connection: "Upgrade, close", Upgrade: "h2c" });
    expect(statusOf(answer)).toBe(200);
  });
});

describe("what does not", () => {
  test.each(["TRACE", "PROPFIND", "LOCK", "SEARCH"])(
    "%s is answered 405 with what is allowed",
    async (method) => {
      const { port } = await serve();
      const answer = await ask(port, `${method} /api/report`);
      expect(statusOf(answer)).toBe(405);
      expect(answer).toMatch(/^Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r$/m);
      expect(JSON.parse(bodyOf(answer))).toMatchObject({ status: 405, code: "method-not-allowed" });
    },
  );

  test.each([
    "//api/report",
    "/api\\report",
    "/api/%5Creport",
    "/api/./report",
    "/api/../report",
    "/api/%2e%2E/report",
    "/api/.%2e",
    "/%2e/",
    "/agents/%00",
  ])("%s is no address", async (path) => {
    const { port } = await serve();
    const answer = await ask(port, `GET ${path}`);
    expect(statusOf(answer)).toBe(404);
    expect(JSON.parse(bodyOf(answer))).toMatchObject({ status: 404, code: "not-found" });
  });

  test("the same characters in a query do no harm", async () => {
    const { port } = await serve();
    expect(statusOf(await ask(port, "GET /?next=//x/../y&agent=a.b\\c"))).toBe(200);
  });

  test.each(["/%ff", "/api/%c3%28", "/agents/%E0%A4%A", "/_next/static/%fe.js", "/%"])(
    "%s, whose bytes are no UTF-8, is refused as anything else",
    async (path) => {
      const { port } = await serve();
      const answer = await ask(port, `GET ${path}`);
      expect(statusOf(answer)).toBe(400);
      expect(JSON.parse(bodyOf(answer))).toMatchObject({ status: 400, code: "invalid-parameter" });
    },
  );

  test("two Host lines are refused, alike or not", async () => {
    const { port } = await serve();
    for (const other of ["evil.example", "auxboard"]) {
      const text = `GET / HTTP/1.1\r\nHost: auxboard\r\nhost: ${other}\r\nConnection: close\r\n\r\n`;
      expect(statusOf(await sendRaw(port, text))).toBe(400);
    }
  });

  test.each(["/", "/api/health", "/_next/static/x.js", "/icon.svg"])(
    "a name that is not this server's is refused on %s, by the rule that the app leaves",
    async (path) => {
      const rule = Symbol.for("auxboard.host-rule");
      globalThis[rule] = (host) => host === "auxboard";
      onTestFinished(() => {
        delete globalThis[rule];
      });
      const { port } = await serve();
      const answer = await ask(port, `GET ${path}`, { Host: "evil.example" });
      expect(statusOf(answer)).toBe(400);
      expect(JSON.parse(bodyOf(answer)).detail).toContain("BETTER_AUTH_URL");
      expect(statusOf(await ask(port, `GET ${path}`))).toBe(200);
    },
  );

  test("a health probe in HTTP/1.0 names no host, and is answered", async () => {
    const rule = Symbol.for("auxboard.host-rule");
    globalThis[rule] = () => false;
    onTestFinished(() => {
      delete globalThis[rule];
    });
    const { port } = await serve();
    expect(statusOf(await sendRaw(port, "GET /api/health HTTP/1.0\r\n\r\n"))).toBe(200);
  });

  test("an absolute address is refused", async () => {
    const { port } = await serve();
    expect(statusOf(await ask(port, "GET http://evil/api/report"))).toBe(400);
  });

  test("a browser is answered a page that links home", async () => {
    const { port } = await serve();
    const answer = await ask(port, "GET //x", { Accept: "text/html,*/*" });
    expect(answer).toMatch(/^Content-Type: text\/html; charset=utf-8\r$/m);
    expect(bodyOf(answer)).toContain('<a href="/">');
  });

  test.each([60_000, 1_000_000])(
    "a link of %i bytes is answered 431 with a page that links home, read once all is written",
    async (length) => {
      const { port } = await serve();
      const socket = connect(port, "127.0.0.1");
      await new Promise((resolve, reject) => {
        socket.on("error", reject);
        socket.write(`GET /?agent=${"a".repeat(length)}`, resolve);
      });
      await sleep(100);
      const answer = await text(socket);
      expect(statusOf(answer)).toBe(431);
      expect(bodyOf(answer)).toContain('<a href="/">');
    },
  );

  test("one of 5 MB is cut, and the next caller is served", async () => {
    const { port } = await serve();
    await ask(port, `GET /?agent=${"a".repeat(5_000_000)}`).catch(() => undefined);
    expect(statusOf(await ask(port, "GET /"))).toBe(200);
  });

  test.each([
    "GARBAGE\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
  ])("%j is answered 400", async (text) => {
    const { port } = await serve();
    expect(statusOf(await sendRaw(port, text))).toBe(400);
  });

  test("a handler that fails answers 500 without its words", async () => {
    const { port } = await serve({ handle: () => Promise.reject(new Error("secret")) });
    const answer = await ask(port, "GET /");
    expect(statusOf(answer)).toBe(500);
    expect(answer).not.toContain("secret");
  });
});

describe("every answer", () => {
  test("says that it may not be framed, guessed at or run, whoever gives it", async () => {
    const { port } = await serve();
    for (const line of ["GET /", "GET /%ff", "TRACE /", "GET /_next/static/none.js"]) {
      const answer = await ask(port, line);
      expect(answer, line).toMatch(/^x-content-type-options: nosniff\r$/im);
      expect(answer, line).toMatch(
        /^content-security-policy: default-src 'none'; frame-ancestors 'none'\r$/im,
      );
      expect(answer, line).toMatch(/^x-frame-options: DENY\r$/im);
      expect(answer, line).toMatch(/^referrer-policy: same-origin\r$/im);
      expect(answer, line).toMatch(/^permissions-policy: camera=\(\), microphone=\(\), /im);
      expect(answer, line).toMatch(/^cross-origin-opener-policy: same-origin\r$/im);
      expect(answer, line).toMatch(/^cross-origin-resource-policy: same-origin\r$/im);
      expect(answer, line).not.toMatch(/^strict-transport-security/im);
    }
  });
});

test("a site whose public address is https says so for a year, also where it refuses", async () => {
  const { port } = await serve({ isSecure: true });
  for (const line of ["GET /", "GET /%ff"])
    expect(await ask(port, line), line).toMatch(/^strict-transport-security: max-age=31536000\r$/im);
});

describe("a caller who is slow", () => {
  const times = { headersMs: 300, bodyMs: 700, checkMs: 50 };

  test("with the head of a request is answered 408 and let go, after ten seconds in use", async () => {
    const { port } = await serve({ times });
    const begun = performance.now();
    expect(statusOf(await sendRaw(port, "GET / HTTP/1.1\r\nHost: auxboard\r\nX-Slow: "))).toBe(408);
    expect(performance.now() - begun).toBeGreaterThan(250);
    const { server } = await serve();
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
  });

  test("with the body is let go too", async () => {
    const { port } = await serve({ times, handle: async (request) => void request.resume() });
    const head = "POST /api/teams HTTP/1.1\r\nHost: auxboard\r\nContent-Length: 100\r\n\r\n{";
    expect(await sendRaw(port, head).catch(() => "")).toMatch(/^(HTTP\/1\.1 408|$)/);
  });
});

describe("stopping", () => {
  const slow = async (_request, response) => {
    await sleep(300);
    response.end("done");
  };

  test("a running request ends, an idle connection is closed, a new one is refused", async () => {
    const { server, port } = await serve({ handle: slow });
    const running = ask(port, "GET /", { Connection: "keep-alive" });
    await sleep(100);
    const closed = closeServer(server, 5_000);
    await expect(ask(port, "GET /")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(await running).toContain("done");
    await closed;
  });

  test("what still runs after the grace is cut", async () => {
    const { server, port } = await serve({ handle: () => new Promise(() => {}) });
    const cut = new Promise((resolve) => httpRequest({ port, host: "127.0.0.1" }).on("error", resolve).end());
    await sleep(100);
    await closeServer(server, 100);
    expect(await cut).toMatchObject({ code: "ECONNRESET" });
  });
});
