import type { Day } from "@/lib/dates/window";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { findSoFar } from "@/lib/report/so-far";
import { isComparisonProblem, resolveComparison } from "@/lib/search/resolve-comparison";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import { refuseLink } from "./refuse-link";

/**
 * The period that an answer is to be compared with, in the words that ask for it.
 * @throws ProblemError where it cannot be asked for.
 */
export function describeComparison(
  request: Request,
  { link, range, operation }: ResolvedQuestion,
  today: Day,
  answer: ReportAnswer,
): Pick<ReportAnswer, "comparison"> {
  const { timeZone } = operation;
  const found = resolveComparison(link, range, { today, timeZone, soFar: findSoFar(answer) });
  if (found === null) return {};
  if (isComparisonProblem(found)) throw refuseLink(found, request);
  const { link: asked, rule, isSoFar, isPartBesideWhole } = found;
  const { from = "", to = "" } = asked.span ?? {};
  return { comparison: { from, to, timeZone, rule, isSoFar, isPartBesideWhole } };
}
