import { systemNow } from "@/lib/dates/clock";
import type { Day } from "@/lib/dates/window";
import { dayAt } from "@/lib/dates/zone";
import { parseReportLink } from "@/lib/search/report-link";
import { type Operations, type ResolvedQuestion, resolveQuestion } from "@/lib/search/resolve-question";

export type StandingQuestion = ResolvedQuestion & { today: Day };

/** The question of the address as it stands in this moment: what is drawn may be a change behind. In the tab only. */
export function readStandingQuestion(operations: Operations): StandingQuestion {
  const nowMs = systemNow();
  const parsed = parseReportLink(new URLSearchParams(window.location.search).entries());
  const question = resolveQuestion(parsed, operations, (timeZone) => dayAt(nowMs, timeZone));
  return { ...question, today: dayAt(nowMs, question.operation.timeZone) };
}
