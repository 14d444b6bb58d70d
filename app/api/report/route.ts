import { answerViewer, privateJson } from "@/lib/server/api-door";
import { describeComparison } from "./describe-comparison";
import { parseQuestion } from "./parse-question";

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question, resolved } = parseQuestion(request, viewer, server);
    const answer = await service.loadReport(question);
    if (resolved.link.compare === null) return privateJson(answer);
    const today = server.reports.todayIn(question.timeZone);
    return privateJson({ ...answer, ...describeComparison(request, resolved, today, answer) });
  });
}
