import { expect, test } from "vitest";
import { ProblemError, problemStatus } from "./problem";

test("every code of the contract has the status that the contract gives it", () => {
  expect(problemStatus).toMatchObject({
    "invalid-range": 400,
    "invalid-parameter": 400,
    unauthenticated: 401,
    forbidden: 403,
    "not-found": 404,
    "rate-limited": 429,
    "upstream-auth": 502,
    "upstream-quota": 503,
    "upstream-busy": 503,
    "upstream-maintenance": 503,
    "upstream-timeout": 504,
    "upstream-unreachable": 502,
    "upstream-malformed": 502,
    "upstream-truncated": 502,
    unexpected: 500,
  });
});

test("a problem carries its code, its sentence, when to try again and its cause, nothing else", () => {
  const cause = new Error("socket");
  const problem = new ProblemError("upstream-busy", "Busy.", { retryAfterSeconds: 60, cause });
  expect(problem).toBeInstanceOf(Error);
  expect([problem.name, problem.code, problem.message]).toEqual(["ProblemError", "upstream-busy", "Busy."]);
  expect([problem.retryAfterSeconds, problem.cause]).toEqual([60, cause]);
  expect(new Set(Object.keys(problem))).toEqual(new Set(["name", "code", "retryAfterSeconds", "quotation"]));
});
