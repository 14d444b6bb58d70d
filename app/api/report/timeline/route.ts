import { dayOf } from "@/lib/dates/window";
import type { FillBegun } from "@/lib/report/answers/timeline-answer";
import { parseJsonBody, problemOf } from "@/lib/server/access/json-body";
import { answerChange, answerViewer, privateJson } from "@/lib/server/http/api-door";
import { createQuestionParser } from "@/lib/server/http/parse-question";
import { dayToAsk } from "@/lib/server/report/ask-day-again";
import { fillDraft } from "@/lib/server/report/fill-draft";
import { parseOperation } from "../../parse-operation";
import { readOnce } from "../../read-word";
import { readDay } from "../read-day";

const parseQuestion = createQuestionParser([], { rangeWord: "day" });

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

/**
 * `POST /api/report/timeline {operation, day, step}`: asks in the background for the hours of a past day that nobody looked at;
 * for administrators, as every call that nobody needs to read a report. Nothing is asked where nothing lacks.
 */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "calls", async ({ reports }, record) => {
    const { operation, day, step } = await parseJsonBody(request, fillDraft);
    const { id } = parseOperation(nameOperation(request, operation), reports.names);
    const { hours } = reports.servicesOf(id);
    const begun = await record({ operation: id, detail: { done: "fill", day, step } }, () =>
      hours.begin(day, step),
    );
    return privateJson<FillBegun>({ operation: id, day, ...begun }, 202);
  });
}

/** `DELETE /api/report/timeline ?day=`: asks for no more hours of the day; what is known stays. */
export function DELETE(request: Request): Promise<Response> {
  return answerChange(request, "calls", async ({ reports }, record) => {
    const { id } = parseOperation(request, reports.names, ["day"]);
    const given = readOnce(new URL(request.url).searchParams, "day");
    const parsed = dayToAsk.safeParse({ day: given ?? undefined });
    if (!parsed.success) throw problemOf(parsed.error);
    const { day } = parsed.data;
    const { hours } = reports.servicesOf(id);
    await record({ operation: id, detail: { done: "fill-end", day } }, () => hours.end(day));
    return privateJson({});
  });
}

/** The operation of a body is one of the address: in both it is named twice. */
function nameOperation({ url, headers }: Request, operation: string | undefined): Request {
  const address = new URL(url);
  if (operation !== undefined) address.searchParams.append("operation", operation);
  return new Request(address, { headers });
}
