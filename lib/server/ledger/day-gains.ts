import { type Day, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, lastInstantOf } from "@/lib/dates/zone";
import { type Counting, tellCounting } from "@/lib/report/timeline/counting";
import { createGainSum, type Gains, type Look } from "@/lib/report/timeline/gains";
import { instantOfMark, windowOfMark } from "@/lib/report/timeline/marks";
import { readInTurns } from "@/lib/server/store/in-turns";
import { type Answer, isSaved, nameState } from "./answer";
import type { AnswerBook } from "./answer-book";
import type { AnswerStore } from "./answer-store";
import { isClosedAnswer } from "./closed-answer";
import type { FillStore } from "./fill-store";
import type { KeptGainStore } from "./kept-gains";

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
  store: Pick<AnswerStore, "loadLooks" | "loadBeginnings" | "loadColumns" | "loadErasureMark">;
  book: Pick<AnswerBook, "find" | "listWithin" | "columnsOf">;
  kept: KeptGainStore;
  fills: Pick<FillStore, "load">;
  timeZone: string;
};

/** A day as far as it was read; `mark` as it stood when it was. */
type Known = {
  mark: string;
  sum: ReturnType<typeof createGainSum>;
  lastId: number;
  /** The answers of a fill that are in it, by the moment of each. */
  filled: Map<number, number>;
  told: DayGains;
};

// Looks of a running day go a day later (answer-retention.ts).
const keptFromMs = 7 * 86_400_000;

/** A wall, a few supervisors and the week of one agent. */
const mostDays = 12;

/** Works out the gains of days from the answers that are kept; each answer is read once. */
export function createDayGains({ store, book, kept, fills, timeZone }: DayGainsOptions) {
  const days = new Map<Day, Known>();
  const running = new Map<Day, Promise<Known>>();

  function tell(day: Day, sum: Known["sum"]): DayGains {
    const gains = sum.build();
    const { from } = windowOfDay(day);
    const beginsMs = firstInstantOf(from, timeZone);
    const isRunning = (gains.looks.at(-1) ?? beginsMs) < endOf(day);
    return { gains, counting: tellCounting(gains), beginsMs, isRunning };
  }

  function endOf(day: Day): number {
    return lastInstantOf(windowOfDay(day).to, timeZone) + 1000;
  }

  async function open(day: Day, mark: string): Promise<Known> {
    const found = await kept.load(day);
    const sum = createGainSum(found?.gains);
    return { mark, sum, lastId: found?.lastId ?? 0, filled: new Map(), told: tell(day, sum) };
  }

  /** What the fill of a day was answered, and the moment of each. */
  async function listFilled(day: Day): Promise<{ atMs: number; answer: Answer }[]> {
    const fill = await fills.load(day);
    if (!fill) return [];
    const atOf = new Map(
      fill.marks.map((mark) => [windowOfMark(day, mark).to, instantOfMark(day, mark, timeZone)]),
    );
    return (await store.loadBeginnings(day)).flatMap((answer) => {
      const atMs = atOf.get(answer.window.to);
      return atMs === undefined || !isClosedAnswer(answer, { timeZone }) ? [] : [{ atMs, answer }];
    });
  }

  /** Takes in what a fill was answered since; true where there was any. */
  async function takeInFill(day: Day, { sum, filled }: Known): Promise<boolean> {
    const news = (await listFilled(day)).filter(({ atMs, answer }) => filled.get(atMs) !== answer.id);
    const looks: Look[] = [];
    for await (const { item, columns } of readInTurns(news, ({ answer }) => columnsOf(answer))) {
      looks.push({ atMs: item.atMs, columns });
      filled.set(item.atMs, item.answer.id);
    }
    sum.insert(looks);
    return looks.length > 0;
  }

  /** The answers about a whole day that came into force after an id, oldest first. */
  async function listLooks(day: Day, afterId: number): Promise<Answer[]> {
    const stored = await store.loadLooks(windowOfDay(day), afterId);
    // The newest answer may be in memory alone. Once it is stored it comes again, and brings nothing.
    const newest = book.find(windowOfDay(day))?.answer;
    return newest && !isSaved(newest) ? [...stored, newest] : stored;
  }

  /** Until when an answer about a whole day knows it. */
  function momentOf({ askedAtMs }: Answer, day: Day): number {
    return Math.min(Math.floor(askedAtMs / 1000) * 1000, endOf(day));
  }

  function columnsOf(answer: Answer) {
    return answer.digest === null || !isSaved(answer)
      ? book.columnsOf(answer)
      : store.loadColumns(answer.digest);
  }

  async function update(day: Day, isKept: boolean): Promise<Known> {
    const mark = await store.loadErasureMark();
    const before = days.get(day);
    // Somebody was removed: what was read before named them.
    const known = before?.mark === mark ? before : await open(day, mark);
    const looks = await listLooks(day, known.lastId);
    for await (const { item, columns } of readInTurns(looks, columnsOf))
      known.sum.add({ atMs: momentOf(item, day), columns });
    const isFilled = await takeInFill(day, known);
    if (looks.length > 0 || isFilled) known.told = tell(day, known.sum);
    known.lastId = looks.findLast(isSaved)?.id ?? known.lastId;
    if (!isKept && !days.has(day) && !known.told.isRunning) return known;
    days.delete(day);
    days.set(day, known);
    for (const oldest of days.keys()) {
      if (days.size <= mostDays) break;
      days.delete(oldest);
    }
    return known;
  }

  // One after the other for each day: an answer is taken in once.
  function updateInTurn(day: Day, isKept = true): Promise<Known> {
    const next = () => update(day, isKept);
    const promise = (running.get(day) ?? Promise.resolve()).then(next, next);
    running.set(day, promise);
    const settle = () => {
      if (running.get(day) === promise) running.delete(day);
    };
    promise.then(settle, settle);
    return promise;
  }

  return {
    /** @throws the store's error */
    load: async (day: Day): Promise<DayGains> => (await updateInTurn(day)).told,

    /** The same for whoever keeps what they make of it: a day that nobody else reads is not held in memory. */
    loadInPassing: async (day: Day): Promise<DayGains> => (await updateInTurn(day, false)).told,

    /** Names what is known of days as it stands, without reading it: another name, and a day may be known otherwise. */
    async loadVersions(days: readonly Day[]): Promise<string[]> {
      const [mark, ...filled] = await Promise.all([store.loadErasureMark(), ...days.map(fills.load)]);
      return days.map((day, place) => {
        // Answers about its beginning are looks where a fill has asked for them.
        const known = book.listWithin(windowOfDay(day)).map(({ answer }) => nameState(answer));
        return [mark, filled[place]?.marks.length ?? 0, ...known].join(" ");
      });
    },

    /** The answers of a day's looks, as far as they are kept, by the moment of the look. @throws the store's error */
    async loadSources(day: Day): Promise<ReadonlyMap<number, Answer>> {
      const sources = new Map<number, Answer>();
      let last = Number.NEGATIVE_INFINITY;
      for (const answer of await listLooks(day, 0)) {
        last = Math.max(last, momentOf(answer, day));
        sources.set(last, answer);
      }
      for (const { atMs, answer } of await listFilled(day)) sources.set(atMs, answer);
      return sources;
    },

    /** Keeps the gains of the days whose looks will soon be thrown away, and forgets those of days before `firstDay`. */
    async keep(nowMs: number, firstDay: Day): Promise<void> {
      for (const day of await kept.listDue(nowMs - keptFromMs)) {
        const { told, lastId } = await updateInTurn(day);
        await kept.save(day, { gains: told.gains, lastId });
      }
      await kept.purge(firstDay);
    },
  };
}

export type DayGainsReader = ReturnType<typeof createDayGains>;
