import { shiftDay, weekdayOf } from "@/lib/dates/day";
import { dayOf, type LocalDateTime, type Window, windowOfDay } from "@/lib/dates/window";
import { localTimeAt } from "@/lib/dates/zone";
import { isWatched, type Watch } from "@/lib/report/timeline/watch";
import { backgroundWork, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { createRounds } from "@/lib/server/store/rounds";
import type { AnswerBook } from "./answer-book";

export type DayWatchOptions = {
  book: Pick<AnswerBook, "sync" | "find" | "ask" | "isResting" | "isBackgroundResting">;
  timeZone: string;
  refreshMs: number;
  /** When the running day is watched; null = not now, or wolkvox may not be asked while nobody reads. */
  loadWatch: () => Promise<Watch | null>;
  now: () => number;
  onFault: (error: unknown) => void;
};

// A change of the settings is seen this much later at most.
const longestPauseMs = 60_000;

/**
 * Looks at the running day every refresh interval while it is watched, whoever reads, and once after its end. The looks are background
 * work: they have its share of the day's calls, and a reader's call goes first.
 */
export function createDayWatch(options: DayWatchOptions) {
  const { book, timeZone, refreshMs, loadWatch, now, onFault } = options;
  const rounds = createRounds(run);

  async function look(): Promise<number> {
    const watch = await loadWatch();
    const local = localTimeAt(now(), timeZone);
    if (!watch || (await book.sync())) return pauseUntil(gridAfter(now()));
    await closeDayBefore(watch, local);
    if (!isWatched(watch, local)) return pauseUntil(gridAfter(now()));
    const window = windowOfDay(dayOf(local));
    await askWhereDue(window);
    const next = dueAtMs(window);
    return pauseUntil(next > now() ? next : gridAfter(now()));
  }

  // Somebody's look counts as one: the day is asked again a refresh after it.
  function dueAtMs(window: Window): number {
    return (book.find(window)?.askedAtMs ?? Number.NEGATIVE_INFINITY) + refreshMs;
  }

  async function askWhereDue(window: Window): Promise<void> {
    if (dueAtMs(window) <= now() && !book.isResting(window) && !book.isBackgroundResting())
      await book.ask(window, requestedBy(backgroundWork));
  }

  // What came after the last look of a watched day is known once it is looked at after its end.
  async function closeDayBefore({ days }: Watch, local: LocalDateTime): Promise<void> {
    const day = shiftDay(dayOf(local), -1);
    const window = windowOfDay(day);
    if (days.includes(weekdayOf(day)) && book.find(window)?.isClosed === false) await askWhereDue(window);
  }

  // The same moments of every day, so that days can be compared.
  function gridAfter(atMs: number): number {
    return (Math.floor(atMs / refreshMs) + 1) * refreshMs;
  }

  function pauseUntil(atMs: number): number {
    return Math.min(Math.max(atMs - now(), 0), longestPauseMs);
  }

  async function run(): Promise<number> {
    try {
      return await look();
    } catch (error) {
      onFault(error);
      return Math.min(refreshMs, longestPauseMs);
    }
  }

  return {
    /** Looks, where a look is due; resolves to how long the next one is away, in milliseconds. */
    run,
    start: () => rounds.next(0),
    stop: rounds.stop,
  };
}
