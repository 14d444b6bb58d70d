import { expect, test } from "vitest";
import { isProblem, isProblemCode, ProblemError, problemStatus } from "./problem";

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

test("a problem quotes wolkvox where there is something to quote", () => {
  expect(new ProblemError("upstream-auth", "Refused.", { quotation: "bad token" }).quotation).toBe(
    "bad token",
  );
  expect(new ProblemError("upstream-auth", "Refused.", { quotation: "" }).quotation).toBeUndefined();
});

test("a problem is known also where another copy of its class made it", () => {
  const copy = Object.assign(new Error("Busy."), { [Symbol.for("auxboard.problem")]: true });
  expect([isProblem(new ProblemError("conflict", "Twice.")), isProblem(copy)]).toEqual([true, true]);
  expect([isProblem(new Error("Busy.")), isProblem({ ...copy }), isProblem(null)]).toEqual([
    false,
    false,
    false,
  ]);
});

test("only codes of the contract are codes", () => {
  expect([isProblemCode("upstream-busy"), isProblemCode("busy"), isProblemCode("toString")]).toEqual([
    true,
    false,
    false,
  ]);
});
