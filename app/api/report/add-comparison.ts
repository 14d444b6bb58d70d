import type { Day } from "@/lib/dates/window";
import type { AnswerFacts, ReportAnswer } from "@/lib/report/answers/report-answer";
import { findSoFar } from "@/lib/report/comparison/so-far";
import { resolveComparison } from "@/lib/search/comparison/resolve-comparison";
import { isLinkProblem } from "@/lib/search/link-problem";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import { refuseLink } from "@/lib/server/http/refuse-link";

/**
 * An answer with the period that it is to be compared with, in the words that ask for it; the same answer where the link
 * compares with nothing.
 * @throws ProblemError where that period cannot be asked for.
 */
export function addComparison<Answer extends AnswerFacts>(
  request: Request,
  { link, range, operation }: ResolvedQuestion,
  todayIn: (timeZone: string) => Day,
  answer: Answer,
): Answer & Pick<ReportAnswer, "comparison"> {
  if (link.compare === null) return answer;
  const { timeZone } = operation;
  const clock = { today: todayIn(timeZone), timeZone, soFar: findSoFar(answer) };
  const found = resolveComparison(link, range, clock);
  if (found === null) return answer;
  if (isLinkProblem(found)) throw refuseLink(found, request);
  const { link: asked, rule, isSoFar, isPartBesideWhole } = found;
  const { from = "", to = "" } = asked.span ?? {};
  return { ...answer, comparison: { from, to, timeZone, rule, isSoFar, isPartBesideWhole } };
}
