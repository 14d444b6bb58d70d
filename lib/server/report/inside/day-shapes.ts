import { buildShape, type DayShape } from "@/lib/report/usual/day-shape";
import { createInsideResults, type InsideResults } from "./inside-results";

/** Some 20 kB each: a year of one weekday for a few readers, or a month for some more. */
const mostShapes = 240;

/** Days as sums. */
export function createDayShapes(read: Pick<InsideResults<DayShape>, "gains" | "readInside">) {
  const make: InsideResults<DayShape>["make"] = (day, inside, { timeZone }) =>
    buildShape(day, inside, timeZone);
  return createInsideResults({ ...read, make, most: mostShapes });
}

export type LoadShapes = ReturnType<typeof createDayShapes>;
