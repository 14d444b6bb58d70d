import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { askDayAgain, dayToAsk } from "@/lib/server/report/ask-day-again";
import { parseOperation } from "../../parse-operation";

/** `POST /api/report/again {day}`: one more look at a civil day, and what it changed; for administrators. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "calls", async ({ reports }, record, { email }) => {
    const { id, timeZone } = parseOperation(request, reports.names);
    const { day } = await parseJsonBody(request, dayToAsk);
    const { book } = reports.servicesOf(id);
    const asked = { operation: id, timeZone, day, askedBy: email, nowMs: reports.now() };
    return privateJson(
      await record({ operation: id, detail: { done: "again", day } }, () => askDayAgain(book, asked)),
    );
  });
}
