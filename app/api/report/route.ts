import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { addComparison } from "./add-comparison";
import { parseQuestion } from "./parse-question";

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = await parseQuestion(request, viewer, server, ["members"]);
    const answer = await service.loadReport(question);
    const today = server.reports.todayIn(question.timeZone);
    return privateJson(addComparison(request, resolved, today, answer));
  });
}
