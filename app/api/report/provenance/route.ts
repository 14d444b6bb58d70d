import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";

const parseQuestion = createQuestionParser();

/** `GET /api/report/provenance`: the answers of wolkvox that the figure of this link rests on, and each one's part. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = await parseQuestion(request, viewer, server);
    return privateJson(await service.loadProvenance(question));
  });
}
