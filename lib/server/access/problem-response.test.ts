import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ProblemCode, ProblemError, problemStatus } from "@/lib/report/answers/problem";
import { log } from "@/lib/server/settings/log";
import { runSecondProcess } from "@/lib/server/store/second-process.stage";
import { problemResponse } from "./problem-response";

// The test that reads the log does so in a process of its own.
const { level } = log;
beforeAll(() => {
  log.level = "silent";
});
afterAll(() => {
  log.level = level;
});

// contract.md, "Errors": the codes and statuses that scripts rely on.
const contract: [ProblemCode, number][] = [
  ["invalid-range", 400],
  ["invalid-parameter", 400],
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["not-found", 404],
  ["rate-limited", 429],
  ["upstream-auth", 502],
  ["upstream-quota", 503],
  ["upstream-busy", 503],
  ["upstream-maintenance", 503],
  ["upstream-timeout", 504],
  ["upstream-unreachable", 502],
  ["upstream-malformed", 502],
  ["upstream-truncated", 502],
  ["store-unavailable", 503],
  ["store-full", 507],
  ["unexpected", 500],
];

// Distinct texts: law 1, one failure is not taken for another.
const codes = Object.keys(problemStatus).filter((code): code is ProblemCode => code in problemStatus);

describe("problemResponse", () => {
  test.each(contract)("answers %s with %i", async (code, status) => {
    const response = problemResponse(new ProblemError(code, "What happened."));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code });
  });

  test.each(codes)("says %s in the five words of the contract", async (code) => {
    const response = problemResponse(new ProblemError(code, "What happened."));
    const body = await response.json();
    expect(Object.keys(body)).toEqual(["type", "title", "status", "detail", "code"]);
    expect(body).toMatchObject({ type: `urn:auxboard:problem:${code}`, detail: "What happened." });
    expect(body.title).toMatch(/^\S.{5,}[^.]$/);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  test("gives every code a title of its own", async () => {
    const bodies = codes.map((code) => problemResponse(new ProblemError(code, "x")).json());
    const titles = (await Promise.all(bodies)).map((body) => body.title);
    expect(new Set(titles).size).toBe(codes.length);
  });

  test.each([0, 1, 900])("says after %i s to try again", (retryAfterSeconds) => {
    const response = problemResponse(new ProblemError("rate-limited", "Wait.", { retryAfterSeconds }));
    expect(response.headers.get("retry-after")).toBe(String(retryAfterSeconds));
  });

  test("says nothing of trying again where nobody knows when", () => {
    expect(problemResponse(new ProblemError("upstream-busy", "Wait.")).headers.has("retry-after")).toBe(
      false,
    );
  });

  test("passes a cookie on, but lets no caller change what kind of answer it is", () => {
    const given = { "set-cookie": "a=; Max-Age=0", "content-type": "text/html", "cache-control": "public" };
    const { headers } = problemResponse(new ProblemError("unauthenticated", "Sign in."), given);
    expect(headers.getSetCookie()).toEqual(["a=; Max-Age=0"]);
    expect(headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test("never tells what caused a problem", async () => {
    const cause = new Error("wolkvox-token: s3cret");
    const text = await problemResponse(new ProblemError("upstream-auth", "Refused.", { cause })).text();
    expect(text).not.toContain("s3cret");
  });
});

describe("a store that fails", () => {
  test("is said in words that tell nothing of the place, with the time to try again", async () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:5432"), { code: "STORE_AWAY" });
    const response = problemResponse(cause);
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: "store-unavailable" });
    expect(text).not.toContain("10.0.0.7");
  });

  test("is said where its disk is full", () => {
    const response = problemResponse(Object.assign(new Error("full"), { code: "SQLITE_FULL" }));
    expect([response.status, response.headers.has("retry-after")]).toEqual([507, false]);
  });
});

const id = /^Look for ([0-9a-f-]{36}) in the log\.$/;

describe("what nobody foresaw", () => {
  test.each([
    new Error("SELECT secret FROM app_secret"),
    new TypeError("secret of undefined"),
    "secret",
    { code: "not-found", message: "secret" },
    undefined,
    null,
  ])("becomes an id and nothing else: %s", async (error) => {
    const response = problemResponse(error);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({ code: "unexpected", detail: expect.stringMatching(id) });
    expect(text).not.toContain("secret");
    expect(text).not.toMatch(/\bat .*:\d+/);
  });

  test("gets an id of its own each time", async () => {
    const details = [problemResponse(1), problemResponse(1)].map(
      async (response) => (await response.json()).detail,
    );
    const [one, other] = await Promise.all(details);
    expect(one).not.toBe(other);
  });

  test("is found in the log by that id, with its cause and its place", async () => {
    const said = await runSecondProcess(
      `import { problemResponse } from "@/lib/server/access/problem-response";
      const { detail } = await problemResponse(new Error("disk on fire")).json();
      console.log(JSON.stringify({ detail }));`,
    );
    const [line, answer] = said
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(line).toMatchObject({ level: 50, err: { message: "disk on fire" }, msg: "unexpected failure" });
    expect(line.err.stack).toContain("at ");
    expect(id.exec(answer.detail)?.[1]).toBe(line.id);
  });
});
