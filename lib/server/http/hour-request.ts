import { type Day, dayOf, isWholeDays, type Window } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import type { ExportFormat } from "@/lib/report/export-format";

const otherwise = ["hours", "known", "compare"];

/**
 * Whether a file is asked for by hour (`by=hour`, which no page reads), and the same request without that word.
 * @throws ProblemError for words that go with no day, and for a picture: nothing draws hours as one
 */
export function readHourRequest(
  request: Request,
  format: ExportFormat,
): { isByHour: boolean; ofDay: Request } {
  const address = new URL(request.url);
  const { searchParams } = address;
  if (searchParams.getAll("by").join() !== "hour") return { isByHour: false, ofDay: request };
  if (format === "png") throw new ProblemError("invalid-parameter", "by: a picture may not be by hour.");
  const wrong = otherwise.find((word) => searchParams.has(word));
  if (wrong) throw new ProblemError("invalid-parameter", `${wrong}: by hour a file is of one whole day.`);
  searchParams.delete("by");
  return { isByHour: true, ofDay: new Request(address, request) };
}

/** The civil day that a range is. @throws ProblemError where it is no single one */
export function assertOneDay({ window }: { window: Window }): Day {
  const day = dayOf(window.from);
  if (isWholeDays(window) && day === dayOf(window.to)) return day;
  throw new ProblemError("invalid-range", "by: hour is of one whole day; day names it.");
}
