import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";
import { addComparison } from "./add-comparison";

const parseQuestion = createQuestionParser(["members"]);

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = await parseQuestion(request, viewer, server);
    const answer = await service.loadReport(question);
    return privateJson(addComparison(request, resolved, server.reports.todayIn, answer));
  });
}
