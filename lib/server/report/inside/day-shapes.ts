import type { Day } from "@/lib/dates/window";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import { buildShape, type DayShape } from "@/lib/report/usual/day-shape";
import type { DayGainsReader } from "@/lib/server/ledger/day-gains";
import { listTeamVersions, seenKey, type TeamsRead } from "@/lib/server/report/report-question";
import { createResultCache } from "@/lib/server/report/result-cache";
import type { InsideQuestion, ReadInside } from "./read-inside";

/** Whose days are added up, and where. */
export type ShapeQuestion = InsideQuestion & { timeZone: string; reading: TeamsRead };

/** Some 20 kB each: a year of one weekday for a few readers, or a month for some more. */
const mostShapes = 240;

/** Days as sums, each made once for whoever sees the same of it, as long as no more is known of it. */
export function createDayShapes({
  gains,
  readInside,
}: {
  gains: Pick<DayGainsReader, "loadVersions">;
  readInside: ReadInside;
}) {
  const shapes = createResultCache<DayShape>(mostShapes);

  /** In the order of the days. @throws the store's error */
  return async (question: ShapeQuestion, days: readonly Day[]): Promise<DayShape[]> => {
    const versions = await gains.loadVersions(days);
    const read = readingKey(question);
    const made: DayShape[] = [];
    // One after the other: a day that is not known yet is read whole.
    for (const [place, day] of days.entries()) {
      const make = async () => buildShape(day, await readInside(question, day), question.timeZone);
      made.push(await shapes.getOrMake(`${day} ${versions[place]} ${read}`, make));
    }
    return made;
  };
}

function readingKey({ reading, ...seen }: ShapeQuestion): string {
  const { agents, states, query } = reading;
  return JSON.stringify([
    agents,
    listTeamVersions(reading),
    states,
    query,
    seenKey({ ...seen, leftOut: nothingLeftOut }),
  ]);
}

export type LoadShapes = ReturnType<typeof createDayShapes>;
