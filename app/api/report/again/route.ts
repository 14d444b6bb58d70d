import { z } from "zod";
import { isCalendarDay } from "@/lib/dates/day";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { askDayAgain } from "@/lib/server/report/ask-day-again";
import { parseOperation } from "../../parse-operation";

const firstDay = "2000-01-01";
const isDay = (text: string) => isCalendarDay(text) && text >= firstDay;

const dayToAsk = z.strictObject({ day: z.string().refine(isDay, "must be a day since 2000, YYYY-MM-DD") });

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
