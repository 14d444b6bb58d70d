import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { addComparison } from "../add-comparison";
import { createQuestionParser } from "../parse-question";

const parseQuestion = createQuestionParser();

/** `GET /api/report/days`: totals per day and state, in the words of `/api/report`; `by=week|month` adds periods. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = await parseQuestion(request, viewer, server);
    const by = resolved.link.by ?? "day";
    const answer = await service.loadDays({ ...question, by });
    return privateJson(
      addComparison(request, { ...resolved, link: { ...resolved.link, by } }, server.reports.todayIn, answer),
    );
  });
}
