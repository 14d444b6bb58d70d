import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { addComparison } from "../add-comparison";
import { parseQuestion } from "../parse-question";

/** `GET /api/report/days`: totals per day and state, in the words of `/api/report`; `by=week|month` adds periods. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = await parseQuestion(request, viewer, server);
    const by = resolved.link.by ?? "day";
    const answer = await service.loadDays({ ...question, by });
    const today = server.reports.todayIn(question.timeZone);
    return privateJson(
      addComparison(request, { ...resolved, link: { ...resolved.link, by } }, today, answer),
    );
  });
}
