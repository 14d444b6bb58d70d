import { answerViewer, privateJson } from "@/lib/server/api-door";
import { parseQuestion } from "../parse-question";

/** `GET /api/report/days`: totals per day and state, in the words of `/api/report`; `by=week|month` adds periods. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, link } = parseQuestion(request, viewer, server);
    return privateJson(await service.loadDays({ ...question, by: link.by ?? "day" }));
  });
}
