import { expect } from "@playwright/test";
import { signedOut, test } from "./support/fixtures.ts";
import { cookieOf, sendRaw } from "./support/raw-request.ts";

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
