import { assertMaySeeDni } from "@/lib/server/access/personal-data";
import { answerViewer, privateJson } from "@/lib/server/api-door";
import { parsePatience } from "@/lib/server/patience";
import { readQuestion } from "./read-question";

/** `GET /api/report` of contract.md. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, { reports }) => {
    const { link, operation, range } = readQuestion(request, reports, ["dni"]);
    const withDni = assertMaySeeDni(viewer, new URL(request.url).searchParams.get("dni"));
    const answer = await reports.serviceOf(operation.id).loadReport({
      operation: operation.id,
      timeZone: operation.timeZone,
      range,
      reading: link,
      withDni,
      patience: parsePatience(request.headers.get("prefer")),
    });
    return privateJson(answer);
  });
}
