import { randomUUID } from "node:crypto";
import { isProblem, type ProblemCode, ProblemError, problemStatus } from "@/lib/report/answers/problem";
import { log } from "@/lib/server/settings/log";
import { storeProblemOf } from "@/lib/server/store/store-problem";

const titles: Record<ProblemCode, string> = {
  "invalid-range": "The range cannot be used",
  "invalid-parameter": "A word of the question cannot be used",
  "invalid-settings": "The settings cannot be set like this",
  unauthenticated: "Sign in first",
  forbidden: "Your role does not allow this",
  "two-factor-required": "This account needs two-factor first",
  "cross-origin": "The request comes from another site",
  "not-found": "There is no such thing here",
  "method-not-allowed": "This address does not take that method",
  conflict: "It cannot be done as things are now",
  gone: "It is not in force any more",
  "too-large": "The request is too large",
  "unsupported-media-type": "The body must be JSON",
  "rate-limited": "Too many attempts",
  unexpected: "Something went wrong here",
  "not-set-up": "No operation is set up yet",
  "provider-unavailable": "The OpenID provider cannot be used",
  "store-unavailable": "The database does not answer",
  "store-full": "The database's disk is full",
  "upstream-auth": "wolkvox refuses the token",
  "upstream-unreachable": "wolkvox cannot be reached",
  "upstream-malformed": "wolkvox answered something that cannot be read",
  "upstream-truncated": "wolkvox's answer was cut at its limit",
  "upstream-doubted": "wolkvox now says less than before",
  "upstream-quota": "The day's calls to wolkvox are spent",
  "upstream-busy": "wolkvox is busy with another call of the same token",
  "upstream-maintenance": "wolkvox does not serve data at the moment",
  "upstream-timeout": "wolkvox did not answer in time",
};

/**
 * Any failure as `application/problem+json` (contract.md, "Errors"). A database that is away or full is said;
 * what nobody foresaw becomes `unexpected`: the reader gets an id, the log gets the cause.
 */
export function problemResponse(error: unknown, headers: HeadersInit = {}): Response {
  const problem = isProblem(error) ? error : (storeProblem(error) ?? unexpectedProblem(error));
  const answer = new Headers(headers);
  answer.set("content-type", "application/problem+json; charset=utf-8");
  answer.set("cache-control", "private, no-store");
  if (problem.retryAfterSeconds !== undefined) answer.set("retry-after", String(problem.retryAfterSeconds));
  const status = problemStatus[problem.code];
  const body = {
    type: `urn:auxboard:problem:${problem.code}`,
    title: titles[problem.code],
    status,
    detail: problem.message,
    code: problem.code,
  };
  return new Response(JSON.stringify(body), { status, headers: answer });
}

function storeProblem(error: unknown): ProblemError | null {
  const problem = storeProblemOf(error);
  if (problem) log.error({ code: problem.code, err: error }, "database failure");
  return problem;
}

function unexpectedProblem(error: unknown): ProblemError {
  const id = randomUUID();
  log.error({ id, err: error }, "unexpected failure");
  return new ProblemError("unexpected", `Look for ${id} in the log.`);
}
