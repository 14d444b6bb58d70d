import { ProblemError } from "@/lib/report/answers/problem";
import { dayToAsk } from "@/lib/server/report/ask-day-again";
import { readOnce } from "../read-word";

/** The same question with the day as the range that it is. @throws ProblemError for a word that means another range */
export function readDay(request: Request): Request {
  const address = new URL(request.url);
  const { searchParams } = address;
  const day = readOnce(searchParams, "day");
  const wrong = ["range", "from", "to", "hours", "known", "compare", "by"].find((word) =>
    searchParams.has(word),
  );
  if (wrong) throw new ProblemError("invalid-parameter", `${wrong}: the inside of a day is of one day.`);
  if (day !== null && !dayToAsk.safeParse({ day }).success)
    throw new ProblemError("invalid-range", "day: must be a day since 2000, YYYY-MM-DD.");
  searchParams.delete("day");
  if (day !== null) {
    searchParams.set("from", day);
    searchParams.set("to", day);
  }
  return new Request(address, request);
}
