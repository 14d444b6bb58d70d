import { formatInstant, nextMidnight } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/problem";

export type TokenHold = {
  /** @throws ProblemError the refusal that stopped the token, while it holds. */
  assertOpen(): void;
  /** Stops the token where the refusal concerns every window; returns the problem with its next try. */
  note(problem: ProblemError): ProblemError;
};

const longestHoldMs = 60_000;

/**
 * A refusal of the token itself stops all its calls: a spent quota until the operation's next midnight
 * (wolkvox-agent-3.md, "stop until the operation's next day"), a refused token and maintenance for a minute, or
 * for `refreshMs` where that is shorter.
 */
export function createTokenHold(options: {
  timeZone: string;
  refreshMs: number;
  now: () => number;
}): TokenHold {
  const { timeZone, refreshMs, now } = options;
  let held: { problem: ProblemError; untilMs: number } | null = null;

  function endOf(problem: ProblemError): number | null {
    if (problem.code === "upstream-quota") return nextMidnight(now(), timeZone);
    const concernsToken = problem.code === "upstream-auth" || problem.code === "upstream-maintenance";
    return concernsToken ? now() + Math.min(longestHoldMs, refreshMs) : null;
  }

  function withRetry(problem: ProblemError, untilMs: number): ProblemError {
    const detail =
      problem.code === "upstream-quota"
        ? `The day's calls to wolkvox are spent. Next try at ${formatInstant(untilMs)}.`
        : problem.message;
    const retryAfterSeconds = Math.max(1, Math.ceil((untilMs - now()) / 1000));
    return new ProblemError(problem.code, detail, { retryAfterSeconds, cause: problem });
  }

  return {
    assertOpen() {
      if (!held || now() >= held.untilMs) return;
      throw withRetry(held.problem, held.untilMs);
    },
    note(problem) {
      const untilMs = endOf(problem);
      if (untilMs === null) return problem;
      held = { problem, untilMs };
      return withRetry(problem, untilMs);
    },
  };
}
