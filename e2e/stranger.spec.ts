import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { cookieOf, sendRaw } from "./support/raw-request.ts";
import { askReport } from "./support/report-api.ts";
import { range, strangerQuestions } from "./support/stranger-questions.ts";

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
    for (const { statuses, ...question } of strangerQuestions) {
      const answer = await sendRaw(app.url, question);
      const what = JSON.stringify(question);
      expect(statuses, what).toContain(answer.status);
      expect(
        names.filter((name) => answer.body.includes(name)),
        what,
      ).toEqual([]);
      // A field of an answer, in JSON or within a page; the sentences of a page have the word too.
      expect(answer.body, what).not.toMatch(/"seconds\\?":\[?-?\d/);
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
    expect(JSON.parse(answer.body)).toEqual({ status: "ok", build: expect.stringMatching(/^[0-9a-f]{20}$/) });
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
