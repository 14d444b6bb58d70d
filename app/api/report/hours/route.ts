import { ProblemError } from "@/lib/report/answers/problem";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";

const parseQuestion = createQuestionParser();

/**
 * `GET /api/report/hours`: how many were out at once in each hour of each day of a range, from what is kept of them; the last
 * seven days where no range is named. It never asks wolkvox.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = await parseQuestion(readRange(request), viewer, server);
    return privateJson(await service.loadHours(question));
  });
}

/** @throws ProblemError for a word that means something else than whole days */
function readRange(request: Request): Request {
  const address = new URL(request.url);
  const { searchParams } = address;
  const wrong = ["hours", "known", "compare", "by"].find((word) => searchParams.has(word));
  if (wrong) throw new ProblemError("invalid-parameter", `${wrong}: the hours are those of whole days.`);
  const isNamed = ["range", "from", "to", "day"].some((word) => searchParams.has(word));
  if (!isNamed) searchParams.set("range", "last-7-days");
  return new Request(address, request);
}
