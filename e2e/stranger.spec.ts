import { expect } from "@playwright/test";
import { cookieOf, type RawQuestion, sendRaw } from "./raw-request.ts";
import { askReport } from "./report-api.ts";
import { signedOut, test } from "./support/fixtures.ts";

const range = "from=2026-10-07&to=2026-10-07";

const middlewareBypass =
  "middleware:middleware:middleware:middleware:middleware:proxy:proxy:proxy:proxy:proxy";

/** Every way to ask for figures without a session; each deserves one of the statuses, and no data. */
const questions: (RawQuestion & { statuses: number[] })[] = [
  { path: `/?${range}`, statuses: [307] },
  { path: `/?${range}`, headers: { RSC: "1" }, statuses: [307] },
  { path: `/?${range}`, headers: { RSC: "1", "Next-Router-Prefetch": "1" }, statuses: [307] },
  { path: `/?${range}`, headers: { "x-middleware-subrequest": middlewareBypass }, statuses: [307] },
  { path: `/?${range}`, headers: { "x-nextjs-data": "1" }, statuses: [307] },
  { path: `/?${range}`, headers: { "x-page-address": "/sign-in" }, statuses: [307] },
  {
    path: `/?${range}`,
    headers: { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
    statuses: [307],
  },
  { path: `/?${range}&_rsc=1`, statuses: [307] },
  { path: `/?${range}&_rsc`, headers: { RSC: "1" }, statuses: [200, 307] },
  { path: `/.rsc?${range}`, statuses: [404] },
  { path: `/index.rsc?${range}`, statuses: [404] },
  { path: `/index.segments/_full.segment.rsc?${range}`, statuses: [404] },
  { path: `/_next/data/development/index.json?${range}`, statuses: [404] },
  { path: "/_next/image?url=%2Fapi%2Freport&w=64&q=75", statuses: [400, 404] },
  { path: `/REPORTE?${range}`, statuses: [404] },
  { path: `/agents/10001?${range}`, statuses: [307, 404] },
  { path: "/settings", statuses: [307, 404] },
  { path: "/s/anything", statuses: [404] },
  { path: `/api/report?${range}`, statuses: [401] },
  { path: `/api/report?${range}&dni=1`, statuses: [401] },
  { path: `/api/report?${range}`, headers: { RSC: "1" }, statuses: [307, 401] },
  { path: `/api/report?${range}&_rsc`, headers: { RSC: "1" }, statuses: [401] },
  { path: `/api/report?${range}`, headers: { "x-middleware-subrequest": middlewareBypass }, statuses: [401] },
  { path: `/api/report?${range}`, headers: { authorization: "Bearer anything" }, statuses: [401] },
  { path: `/api/report/?${range}`, statuses: [308] },
  { path: `/api/REPORT?${range}`, statuses: [401, 404] },
  { path: `/api/./report?${range}`, statuses: [404] },
  { path: `/api/%2e/report?${range}`, statuses: [404] },
  { path: `/sign-in/../api/report?${range}`, statuses: [404] },
  { path: `/sign-in/%2e%2e/api/report?${range}`, statuses: [404] },
  { path: `/sign-in/..%2fapi/report?${range}`, statuses: [404] },
  { path: `/api/auth/%2e%2e/report?${range}`, statuses: [404] },
  { path: `/api%2freport?${range}`, statuses: [404] },
  { path: `/api\\report?${range}`, statuses: [404] },
  { path: `//api/report?${range}`, statuses: [404] },
  { path: "//api/x", statuses: [404] },
  { path: "/api/x/", statuses: [308] },
  { path: "/api/x", statuses: [401] },
  { path: "/api", statuses: [401, 404] },
  { path: "/api/report.rsc", statuses: [401, 404] },
  { path: "/api/auth/get-session", statuses: [200] },
  { path: "/api/auth/admin/list-users", statuses: [401] },
  { path: "/api/auth/sign-up/email", method: "POST", statuses: [404] },
  { path: `/api/report?${range}`, method: "POST", statuses: [405] },
  { path: `/api/report?${range}`, method: "DELETE", statuses: [405] },
  { path: `/api/report?${range}`, method: "HEAD", statuses: [401] },
  { path: `/?${range}`, method: "HEAD", statuses: [307] },
  { path: `/api/report?${range}`, method: "OPTIONS", statuses: [204, 405] },
  ...["/", "/api/report", "/api/health", "/sign-in"].flatMap((path) =>
    ["TRACE", "PROPFIND"].map((method) => ({ path: `${path}?${range}`, method, statuses: [405] })),
  ),
];

test.describe("without a session", () => {
  test("no address answers with data, whatever its spelling, headers or method", async ({
    app,
    standIn,
    request,
  }) => {
    // The app knows the figures of the range, so that there is something to give away.
    const { agents } = await askReport(request, range);
    const names = agents.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    for (const { statuses, ...question } of questions) {
      const answer = await sendRaw(app.url, question);
      const what = JSON.stringify(question);
      expect(statuses, what).toContain(answer.status);
      expect(
        names.filter((name) => answer.body.includes(name)),
        what,
      ).toEqual([]);
      expect(answer.body, what).not.toContain('"seconds"');
    }
    expect((await standIn.calls()).total).toBe(1);
  });

  test("a page takes no action and no method but GET and HEAD", async ({ app, standIn }) => {
    const action = { "Next-Action": "7f".repeat(20) };
    const form = { ...action, "content-type": "multipart/form-data; boundary=x" };
    const answers = {
      action: await sendRaw(app.url, { path: `/?${range}`, method: "POST", headers: action }),
      form: await sendRaw(app.url, { path: `/?${range}`, method: "POST", headers: form, body: "--x--" }),
      put: await sendRaw(app.url, { path: `/?${range}`, method: "PUT" }),
      options: await sendRaw(app.url, { path: `/?${range}`, method: "OPTIONS" }),
    };
    for (const [what, { status }] of Object.entries(answers))
      expect(what === "options" ? [204, 405] : [404, 405], what).toContain(status);
    expect((await standIn.calls()).total).toBe(0);
  });

  test("an API address answers 401 as a problem document that nobody may keep", async ({ app }) => {
    const answer = await sendRaw(app.url, { path: `/api/report?${range}` });
    expect(answer.status).toBe(401);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(JSON.parse(answer.body)).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  test("health answers anybody, says nothing, and never asks wolkvox", async ({ app, standIn }) => {
    const answer = await sendRaw(app.url, { path: "/api/health" });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ status: "ok" });
    expect((await standIn.calls()).total).toBe(0);
  });
});

test.describe("with a session that is not one", () => {
  const spoil = (value: string) =>
    `${value.slice(0, -6)}${value.at(-6) === "A" ? "B" : "A"}${value.slice(-5)}`;

  for (const [title, edit] of [
    ["an empty one", () => ""],
    ["one with a letter changed", spoil],
    ["one of 4,097 bytes", () => "x".repeat(4097)],
    ["one without its signature", (value: string) => decodeURIComponent(value).split(".")[0] ?? ""],
  ] as const) {
    test(`${title} is unauthenticated and cleared`, async ({ app, signedIn }) => {
      const session = signedIn.cookies.find(({ name }) => name.endsWith("auxboard.session"));
      if (!session) throw new Error("no session cookie");
      const cookie = `${session.name}=${edit(session.value)}`;
      const answer = await sendRaw(app.url, { path: `/api/report?${range}`, headers: { cookie } });
      expect(answer.status).toBe(401);
      expect(String(answer.headers["set-cookie"])).toContain(`${session.name}=; Max-Age=0`);
    });
  }

  test("two of the same name are none", async ({ app, signedIn }) => {
    const cookie = cookieOf(signedIn);
    const single = await sendRaw(app.url, { path: `/api/report?${range}`, headers: { cookie } });
    const twice = { cookie: `${cookie}; ${cookie}` };
    const double = await sendRaw(app.url, { path: `/api/report?${range}`, headers: twice });
    expect([single.status, double.status]).toEqual([200, 401]);
  });
});

test.describe("at the sign-in", () => {
  test.use({ storageState: signedOut });
  const path = "/api/auth/sign-in/email";
  const words = JSON.stringify({ email: "someone@auxboard.example", password: "whatever-it-is" });
  const json = { "content-type": "application/json" };

  test("another site, another type, another host and a giant are refused before any password is looked at", async ({
    app,
  }) => {
    const ask = (headers: Record<string, string>, body = words) =>
      sendRaw(app.url, { method: "POST", path, headers: { origin: app.url, ...json, ...headers }, body });
    const statuses = [
      await ask({ origin: "https://evil.example" }),
      await ask({ origin: "null" }),
      await sendRaw(app.url, {
        method: "POST",
        path,
        headers: { ...json, "sec-fetch-site": "cross-site" },
        body: words,
      }),
      await ask({ "content-type": "text/plain" }),
      await ask({ "content-type": "application/x-www-form-urlencoded" }, "email=a&password=b"),
      await ask({ host: "evil.example" }),
      await ask({}, JSON.stringify({ email: "someone@auxboard.example", password: "x".repeat(1_000_000) })),
      await ask({}, JSON.stringify({ email: "someone@auxboard.example", password: "x".repeat(1025) })),
    ].map(({ status, body }) => [status, JSON.parse(body).code]);
    expect(statuses).toEqual([
      [403, "cross-origin"],
      [403, "cross-origin"],
      [403, "cross-origin"],
      [415, "unsupported-media-type"],
      [415, "unsupported-media-type"],
      [400, "invalid-parameter"],
      [413, "too-large"],
      [413, "too-large"],
    ]);
  });

  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a?next=//b",
    "/.//evil.example",
    "/api/report",
    "/sign-in?next=/sign-in",
  ]) {
    test(`next=${JSON.stringify(next)} goes to the report`, async ({ app, signedIn }) => {
      const answer = await sendRaw(app.url, {
        path: `/sign-in?next=${encodeURIComponent(next)}`,
        headers: { cookie: cookieOf(signedIn) },
      });
      expect(answer.status).toBe(307);
      expect(answer.headers.location).toBe("/");
    });
  }

  test("a link of 60 KB is answered with a page that leads home", async ({ app }) => {
    const answer = await sendRaw(app.url, { path: `/?agent=${"1".repeat(60_000)}` });
    expect(answer.status).toBe(431);
    expect(answer.body).toContain('<a href="/">');
  });
});
