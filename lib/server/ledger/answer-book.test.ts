import { describe, expect, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import type { AuxRow } from "@/lib/report/aux-row";
import { ProblemError } from "@/lib/report/problem";
import { type AnswerBookOptions, createAnswerBook, type FreshAnswer } from "./answer-book";

const today = windowOfDay("2026-11-22");
const yesterday = windowOfDay("2026-11-21");
const afternoon = Date.parse("2026-11-22T20:00:00Z");
const endOfToday = Date.parse("2026-11-23T05:00:00Z");
const refreshMs = 300_000;

function rows(count: number, seconds = 60): AuxRow[] {
  return Array.from({ length: count }, (_, index) => ({
    agentId: String(index),
    agentName: "",
    agentDni: "",
    state: "Break",
    seconds,
  }));
}

/** A book in Bogotá over a source that the test speaks for: `next` answers, fails or waits. */
function createBook(options: Partial<AnswerBookOptions> = {}) {
  const clock = { ms: afternoon };
  const source = { calls: 0, next: async (): Promise<Partial<FreshAnswer>> => ({ rows: rows(1) }) };
  const book = createAnswerBook({
    timeZone: "America/Bogota",
    refreshMs,
    now: () => clock.ms,
    async load() {
      source.calls += 1;
      return { askedAtMs: clock.ms, rows: [], warnings: [], outcome: "rows", ...(await source.next()) };
    },
    ...options,
  });
  return { book, clock, source };
}

function failWith(code: "upstream-timeout" | "upstream-quota", retryAfterSeconds?: number) {
  const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return async () => Promise.reject(new ProblemError(code, "No answer.", options));
}

describe("asking", () => {
  test("200 at once about the same window cost one call and share one answer", async () => {
    const { book, source } = createBook();
    await Promise.all(Array.from({ length: 200 }, () => book.ask({ ...today })));
    expect(source.calls).toBe(1);
    expect(book.look(today)).toMatchObject({ pending: null, failure: null, answer: { outcome: "rows" } });
  });

  test("shows a call under way to everybody until it is settled", async () => {
    const { book, source } = createBook();
    const { promise, resolve } = Promise.withResolvers<Partial<FreshAnswer>>();
    source.next = () => promise;
    const asked = book.ask(today);
    expect(book.look(today).pending).not.toBeNull();
    expect(book.ask(today)).toBe(book.look(today).pending);
    resolve({ rows: rows(2) });
    await asked;
    expect(book.look(today)).toMatchObject({ pending: null, answer: { rows: rows(2) } });
  });

  test("windows that differ by a second are asked apart", async () => {
    const { book, source } = createBook();
    await book.ask(today);
    await book.ask({ ...today, to: "2026-11-22T23:59:58" });
    expect(source.calls).toBe(2);
  });

  test("knows nothing of a window that nobody asked", () => {
    expect(createBook().book.look(today)).toEqual({ answer: null, pending: null, failure: null });
  });

  test("numbers every answer anew", async () => {
    const { book, clock } = createBook();
    await book.ask(today);
    const first = book.look(today).answer?.id;
    clock.ms += refreshMs;
    await book.ask(today);
    expect(book.look(today).answer?.id).not.toBe(first);
  });
});

describe("a live window", () => {
  test("is asked again after the refresh time and not a millisecond before", async () => {
    const { book, clock, source } = createBook();
    await book.ask(today);
    clock.ms += refreshMs - 1;
    await book.ask(today);
    expect(source.calls).toBe(1);
    clock.ms += 1;
    await book.ask(today);
    expect(source.calls).toBe(2);
  });

  test("counts its age from when the call was sent, not from when it was answered", async () => {
    const { book, clock, source } = createBook();
    source.next = async () => {
      const askedAtMs = clock.ms;
      clock.ms += 60_000;
      return { askedAtMs };
    };
    await book.ask(today);
    clock.ms = afternoon + refreshMs;
    await book.ask(today);
    expect(source.calls).toBe(2);
  });

  test("keeps showing its old answer while it is asked again", async () => {
    const { book, clock, source } = createBook();
    await book.ask(today);
    clock.ms += refreshMs;
    const { promise, resolve } = Promise.withResolvers<Partial<FreshAnswer>>();
    source.next = () => promise;
    const asked = book.ask(today);
    expect(book.look(today).answer?.rows).toEqual(rows(1));
    resolve({ rows: rows(3) });
    await asked;
    expect(book.look(today).answer?.rows).toEqual(rows(3));
  });

  test("is asked again when the clock was set back behind its answer", async () => {
    const { book, clock, source } = createBook();
    await book.ask(today);
    clock.ms -= 3_600_000;
    await book.ask(today);
    expect(source.calls).toBe(2);
    expect(book.look(today).answer?.askedAtMs).toBe(clock.ms);
  });

  test("closes with the answer that was asked after its end in the operation's zone", async () => {
    const { book, clock, source } = createBook();
    clock.ms = endOfToday - 1;
    await book.ask(today);
    clock.ms = endOfToday - 1 + refreshMs;
    await book.ask(today);
    expect(source.calls).toBe(2);
    clock.ms += 365 * 86_400_000;
    await book.ask(today);
    expect(source.calls).toBe(2);
  });
});

describe("a closed window", () => {
  test("is asked once", async () => {
    const { book, clock, source } = createBook();
    await book.ask(yesterday);
    const { answer } = book.look(yesterday);
    expect(answer && book.isClosed(answer)).toBe(true);
    clock.ms += 30 * 86_400_000;
    await book.ask(yesterday);
    expect(source.calls).toBe(1);
  });

  test("without data is a fact that is asked once too", async () => {
    const { book, clock, source } = createBook();
    source.next = async () => ({ outcome: "no-data" });
    await book.ask(yesterday);
    clock.ms += 86_400_000;
    await book.ask(yesterday);
    expect(source.calls).toBe(1);
    expect(book.look(yesterday)).toMatchObject({ failure: null, answer: { outcome: "no-data", rows: [] } });
  });

  test("ends after both runs of an hour that a clock change repeats", async () => {
    const { book, clock } = createBook({ timeZone: "America/Santiago" });
    const saturday = windowOfDay("2026-04-04");
    const isClosedAt = async (instant: string) => {
      clock.ms = Date.parse(instant);
      await book.ask(saturday);
      const { answer } = book.look(saturday);
      return answer !== null && book.isClosed(answer);
    };
    expect(await isClosedAt("2026-04-05T03:30:00Z")).toBe(false);
    expect(await isClosedAt("2026-04-05T04:00:00Z")).toBe(true);
  });
});

describe("a failing window", () => {
  test("keeps its old answer beside the failure", async () => {
    const { book, clock, source } = createBook();
    await book.ask(today);
    clock.ms += refreshMs;
    source.next = failWith("upstream-timeout");
    await book.ask(today);
    expect(book.look(today)).toMatchObject({
      answer: { rows: rows(1), askedAtMs: afternoon },
      failure: { problem: { code: "upstream-timeout" }, sinceMs: clock.ms, times: 1 },
    });
  });

  test("is left alone for longer each time, and says since when it fails", async () => {
    const { book, clock, source } = createBook();
    source.next = failWith("upstream-timeout");
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await book.ask(yesterday);
      const { failure } = book.look(yesterday);
      if (!failure) throw new Error("The window fails.");
      expect([failure.times, failure.sinceMs]).toEqual([round + 1, afternoon]);
      waits.push(failure.retryAtMs - clock.ms);
      clock.ms = failure.retryAtMs - 1;
      await book.ask(yesterday);
      expect(source.calls).toBe(round + 1);
      clock.ms += 1;
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  test("waits as long as wolkvox asks for", async () => {
    const { book, clock, source } = createBook();
    source.next = failWith("upstream-quota", 3600);
    await book.ask(yesterday);
    clock.ms += 3_599_999;
    await book.ask(yesterday);
    expect(source.calls).toBe(1);
    clock.ms += 1;
    await book.ask(yesterday);
    expect(source.calls).toBe(2);
  });

  test("recovers with the next answer and forgets that it failed", async () => {
    const { book, clock, source } = createBook();
    source.next = failWith("upstream-timeout");
    await book.ask(today);
    clock.ms += 5_000;
    source.next = async () => ({ rows: rows(2) });
    await book.ask(today);
    expect(book.look(today)).toMatchObject({ failure: null, pending: null, answer: { rows: rows(2) } });
    clock.ms += refreshMs;
    source.next = failWith("upstream-timeout");
    await book.ask(today);
    expect(book.look(today).failure?.times).toBe(1);
  });

  test("does not keep others from being asked", async () => {
    const { book, source } = createBook();
    source.next = failWith("upstream-timeout");
    await book.ask(today);
    source.next = async () => ({ rows: rows(1) });
    await book.ask(yesterday);
    expect(book.look(yesterday).answer).not.toBeNull();
  });

  test("names a fault of our own as unexpected, with its cause", async () => {
    const { book, source } = createBook();
    const cause = new TypeError("slip");
    source.next = async () => Promise.reject(cause);
    await book.ask(today);
    expect(book.look(today).failure?.problem).toMatchObject({ code: "unexpected", cause });
  });

  test("is settled also when the source throws before it promises anything", async () => {
    const { book } = createBook({
      load() {
        throw new ProblemError("upstream-unreachable", "No line.");
      },
    });
    await book.ask(today);
    expect(book.look(today)).toMatchObject({
      pending: null,
      failure: { problem: { code: "upstream-unreachable" } },
    });
  });
});

describe("memory", () => {
  const days = ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"].map(windowOfDay);
  const [first = today, second = today, third = today, fourth = today] = days;

  function knownOf({ book }: ReturnType<typeof createBook>): boolean[] {
    return days.map((window) => book.look(window).answer !== null);
  }

  async function fill(kept: ReturnType<typeof createBook>, windows: (typeof today)[]) {
    kept.source.next = async () => ({ rows: rows(1000) });
    for (const window of windows) await kept.book.ask(window);
  }

  test("is bounded: the answers asked longest ago go first", async () => {
    const kept = createBook({ mostRows: 2500 });
    await fill(kept, days);
    expect(knownOf(kept)).toEqual([false, false, true, true]);
  });

  test("keeps what is still read, however long ago it was asked", async () => {
    const kept = createBook({ mostRows: 2500 });
    await fill(kept, [first, second]);
    kept.book.look(first);
    await fill(kept, [third]);
    expect(knownOf(kept)).toEqual([true, false, true, false]);
  });

  test("asks a forgotten window anew", async () => {
    const kept = createBook({ mostRows: 2500 });
    await fill(kept, days);
    await fill(kept, [first]);
    expect(kept.source.calls).toBe(5);
    expect(knownOf(kept)).toEqual([true, false, false, true]);
  });

  test("keeps the newest answer, were it larger than all that is kept", async () => {
    const kept = createBook({ mostRows: 500 });
    await fill(kept, [first]);
    expect(kept.book.look(first).answer?.rows).toHaveLength(1000);
    await fill(kept, [second]);
    expect(knownOf(kept)).toEqual([false, true, false, false]);
  });

  test("never forgets a call under way", async () => {
    const kept = createBook({ mostRows: 1500 });
    const { promise, resolve } = Promise.withResolvers<Partial<FreshAnswer>>();
    kept.source.next = () => promise;
    const asked = kept.book.ask(first);
    await fill(kept, [second, third, fourth]);
    expect(kept.book.look(first).pending).not.toBeNull();
    resolve({ rows: rows(1) });
    await asked;
    expect(kept.book.look(first).answer).not.toBeNull();
  });

  test("is bounded for windows without a single row as well", async () => {
    const kept = createBook({ mostRows: 2000 });
    kept.source.next = failWith("upstream-timeout");
    const windows = Array.from({ length: 1000 }, (_, index) => ({ ...first, to: `second ${index}` }));
    for (const window of windows) await kept.book.ask(window);
    const held = windows.filter((window) => kept.book.look(window).failure);
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThanOrEqual(100);
  });
});
