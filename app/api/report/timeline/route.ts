import { dayOf } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";

const parseQuestion = createQuestionParser();

/**
 * `GET /api/report/timeline ?day=`: what each look at a day found more than the one before it, and the visits that this
 * tells of; the other words are those of `/api/report` that say whose time and which states. Without a day, today.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = await parseQuestion(readDay(request), viewer, server);
    return privateJson(await service.loadTimeline({ ...question, day: dayOf(question.range.window.from) }));
  });
}

/** The same question with the day as the range that it is. @throws ProblemError for a word that means another range */
function readDay(request: Request): Request {
  const address = new URL(request.url);
  const { searchParams } = address;
  const [day, ...others] = searchParams.getAll("day");
  if (others.length > 0) throw new ProblemError("invalid-parameter", "day: may stand once.");
  const wrong = ["range", "from", "to", "hours", "known", "compare", "by"].find((word) =>
    searchParams.has(word),
  );
  if (wrong) throw new ProblemError("invalid-parameter", `${wrong}: a timeline is of one day.`);
  searchParams.delete("day");
  if (day !== undefined) {
    searchParams.set("from", day);
    searchParams.set("to", day);
  }
  return new Request(address, request);
}
