import type { Day } from "@/lib/dates/window";
import { buildShape, type DayShape } from "@/lib/report/usual/day-shape";
import { type PeopleDay, packPeople } from "@/lib/report/usual/people-days";
import { createInsideResults, type InsideDays, type InsideResults } from "./inside-results";

/** Some 20 kB each: a year of one weekday for a few readers, or a month for some more. */
const mostShapes = 240;

/** Under a megabyte each, of 1,000 agents: today and the days like it. */
const mostPeople = 14;

/** Days as sums, and person by person. */
export function createDayShapes(read: Pick<InsideResults<DayShape>, "gains" | "readInside">) {
  const makeShape: InsideResults<DayShape>["make"] = (day, inside, { timeZone }) =>
    buildShape(day, inside, timeZone);
  const makePeople: InsideResults<PeopleDay>["make"] = (_, inside) => packPeople(inside);
  const readPeople = createInsideResults({ ...read, make: makePeople, most: mostPeople });
  return {
    loadShapes: createInsideResults({ ...read, make: makeShape, most: mostShapes }),

    /** Of everybody whom the reader may see, by state, in the order of the days. @throws the store's error */
    loadPeople: (question: InsideDays, days: readonly Day[]): Promise<PeopleDay[]> =>
      readPeople(
        {
          ...question,
          countsAs: { ...question.countsAs, classes: null },
          reading: { agents: [], teams: [], query: "", states: [] },
        },
        days,
      ),
  };
}

export type DayShapes = ReturnType<typeof createDayShapes>;
