import { answerViewer, privateJson } from "@/lib/server/api-door";
import { parsePatience } from "@/lib/server/patience";
import { readQuestion } from "../read-question";

/** `GET /api/report/days`: totals per day and state, in the words of `/api/report`; `by=week|month` adds periods. */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (_viewer, { reports }) => {
    const { link, operation, range } = readQuestion(request, reports);
    const answer = await reports.serviceOf(operation.id).loadDays({
      operation: operation.id,
      timeZone: operation.timeZone,
      range,
      reading: link,
      by: link.by ?? "day",
      patience: parsePatience(request.headers.get("prefer")),
    });
    return privateJson(answer);
  });
}
