import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/problem";

export type CallBudget = {
  /** Whether one more call may be sent today. */
  hasLeft(): boolean;
  /** @throws ProblemError `upstream-quota` when the day's calls are spent. */
  assertLeft(): void;
  /** Counts one call that was sent, whatever came of it. */
  count(): void;
  /** Calls sent on the operation's current day. */
  spent(): number;
};

/** The calls of an operation's day; failed ones cost too (wolkvox-agent-3.md). `quota` null = counted, not limited. */
export function createCallBudget(options: {
  quota: number | null;
  timeZone: string;
  now: () => number;
}): CallBudget {
  const { quota, timeZone, now } = options;
  let day: Day = "";
  let calls = 0;

  function spent(): number {
    const today = dayAt(now(), timeZone);
    if (today !== day) calls = 0;
    day = today;
    return calls;
  }

  const hasLeft = () => quota === null || spent() < quota;

  return {
    spent,
    hasLeft,
    assertLeft() {
      if (hasLeft()) return;
      throw new ProblemError("upstream-quota", `The ${quota} calls of the day are spent.`);
    },
    count() {
      calls = spent() + 1;
    },
  };
}
