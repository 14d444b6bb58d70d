import { ProblemError } from "@/lib/report/answers/problem";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";
import { addComparison } from "../add-comparison";

const parseQuestion = createQuestionParser(["median"]);

/**
 * `GET /api/report/days`: totals per day and state, in the words of `/api/report`; `by=week|month` adds periods, `median=1`
 * the median of each day, week or month.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = await parseQuestion(request, viewer, server);
    const by = resolved.link.by ?? "day";
    const withMedian = isMedianAsked(new URL(request.url).searchParams.get("median"));
    const answer = await service.loadDays({ ...question, by, withMedian });
    return privateJson(
      addComparison(request, { ...resolved, link: { ...resolved.link, by } }, server.reports.todayIn, answer),
    );
  });
}

function isMedianAsked(asked: string | null): boolean {
  if (asked === null || asked === "1") return asked !== null;
  throw new ProblemError("invalid-parameter", "median may only be 1.");
}
