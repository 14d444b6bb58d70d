import type { Day } from "@/lib/dates/window";
import { nothingLeftOut } from "@/lib/report/figures/left-out";
import type { DayGainsReader } from "@/lib/server/ledger/day-gains";
import { listTeamVersions, seenKey, type TeamsRead } from "@/lib/server/report/report-question";
import { createResultCache } from "@/lib/server/report/result-cache";
import type { Inside, InsideQuestion, ReadInside } from "./read-inside";

/** Whose days are read, and where. */
export type InsideDays = InsideQuestion & { timeZone: string; reading: TeamsRead };

export type InsideResults<Value> = {
  gains: Pick<DayGainsReader, "loadVersions">;
  readInside: ReadInside;
  make: (day: Day, inside: Inside, question: InsideDays) => Value;
  most: number;
};

/** What is made of days, each once for whoever sees the same of it, as long as no more is known of it; `most` are kept. */
export function createInsideResults<Value>({ gains, readInside, make, most }: InsideResults<Value>) {
  const results = createResultCache<Value>(most);

  /** In the order of the days. @throws the store's error */
  return async (question: InsideDays, days: readonly Day[]): Promise<Value[]> => {
    const versions = await gains.loadVersions(days);
    const read = insideKey(question);
    const made: Value[] = [];
    // One after the other: a day that is not known yet is read whole.
    for (const [place, day] of days.entries()) {
      const makeNow = async () => make(day, await readInside(question, day), question);
      made.push(await results.getOrMake(`${day} ${versions[place]} ${read}`, makeNow));
    }
    return made;
  };
}

/** What tells two readings of the same day apart. */
export function insideKey({ reading, ...seen }: InsideDays): string {
  const { agents, states, query } = reading;
  return JSON.stringify([
    agents,
    listTeamVersions(reading),
    states,
    query,
    seenKey({ ...seen, leftOut: nothingLeftOut }),
  ]);
}
