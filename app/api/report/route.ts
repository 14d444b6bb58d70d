import { answerViewer, privateJson } from "@/lib/server/api-door";
import { parseQuestion } from "./parse-question";

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = parseQuestion(request, viewer, server);
    return privateJson(await service.loadReport(question));
  });
}
