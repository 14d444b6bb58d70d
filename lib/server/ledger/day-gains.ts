import { type Day, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { type Counting, tellCounting } from "@/lib/report/timeline/counting";
import { createGainSum, type Gains } from "@/lib/report/timeline/gains";
import { readInTurns } from "@/lib/server/store/in-turns";
import { type Answer, isSaved } from "./answer";
import type { AnswerBook } from "./answer-book";
import type { AnswerStore } from "./answer-store";

/** What is known of the inside of a day, of everybody and in wolkvox's own words. */
export type DayGains = {
  gains: Gains;
  counting: Counting;
  /** The first instant of the day, in epoch milliseconds. */
  beginsMs: number;
  /** The last look came before the day's end. */
  isRunning: boolean;
};

export type DayGainsOptions = {
  store: Pick<AnswerStore, "loadLooks" | "loadColumns" | "loadErasureMark">;
  book: Pick<AnswerBook, "find" | "columnsOf">;
  timeZone: string;
};

type Known = { mark: string; sum: ReturnType<typeof createGainSum>; lastId: number; told: DayGains | null };

/** A wall, a few supervisors and the week of one agent. */
const mostDays = 12;

/** Works out the gains of days from the answers that are kept; each answer is read once. */
export function createDayGains({ store, book, timeZone }: DayGainsOptions) {
  const days = new Map<Day, Known>();
  const running = new Map<Day, Promise<DayGains>>();

  async function update(day: Day): Promise<DayGains> {
    const window = windowOfDay(day);
    // Somebody was removed: what was read before named them.
    const mark = await store.loadErasureMark();
    const before = days.get(day);
    const known = before?.mark === mark ? before : { mark, sum: createGainSum(), lastId: 0, told: null };
    const stored = await store.loadLooks(window, known.lastId);
    // The newest answer may be in memory alone. Once it is stored it comes again, and brings nothing.
    const newest = book.find(window)?.answer;
    const unsaved = newest && !isSaved(newest) ? [newest] : [];
    const [beginsMs, endsMs] = [
      firstInstantOf(window.from, timeZone),
      lastInstantOf(window.to, timeZone) + 1000,
    ];
    const columnsOf = (answer: Answer) =>
      answer.digest === null || !isSaved(answer) ? book.columnsOf(answer) : store.loadColumns(answer.digest);
    for await (const { item, columns } of readInTurns([...stored, ...unsaved], columnsOf))
      known.sum.add({ atMs: Math.min(Math.floor(item.askedAtMs / 1000) * 1000, endsMs), columns });
    if (!known.told || stored.length + unsaved.length > 0) {
      const gains = known.sum.build();
      const isRunning = (gains.looks.at(-1) ?? beginsMs) < endsMs;
      known.told = { gains, counting: tellCounting(gains), beginsMs, isRunning };
    }
    known.lastId = stored.at(-1)?.id ?? known.lastId;
    days.delete(day);
    days.set(day, known);
    for (const oldest of days.keys()) {
      if (days.size <= mostDays) break;
      days.delete(oldest);
    }
    return known.told;
  }

  /** One after the other for each day: an answer is taken in once. */
  return (day: Day): Promise<DayGains> => {
    const promise = (running.get(day) ?? Promise.resolve()).then(
      () => update(day),
      () => update(day),
    );
    running.set(day, promise);
    const settle = () => {
      if (running.get(day) === promise) running.delete(day);
    };
    promise.then(settle, settle);
    return promise;
  };
}
