import { dayOf } from "@/lib/dates/window";
import { answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";
import { readDay } from "../read-day";

const parseQuestion = createQuestionParser([], { rangeWord: "day" });

/**
 * `GET /api/report/usual ?day=`: how many were out at once on days of the same weekday before it, from what is kept of
 * them; the words are those of `/api/report/timeline`. It never asks wolkvox.
 */
export function GET(request: Request): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    const { service, question } = await parseQuestion(readDay(request), viewer, server);
    return privateJson(await service.loadUsual({ ...question, day: dayOf(question.range.window.from) }));
  });
}
