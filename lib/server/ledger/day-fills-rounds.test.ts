import { describe, expect, onTestFinished, test } from "vitest";
import { windowOfDay } from "@/lib/dates/window";
import { instantOf } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { createStageBook, openLedger, row } from "./answers.stage";
import { openHours } from "./hours.stage";
import { backgroundWork, type Requesters } from "./lease/call-request";

const day = "2026-11-20";
const dayBefore = "2026-11-19";
const whole = windowOfDay(day);
const say = () => [row("7", "Break", 60)];
const failing = () => {
  throw new ProblemError("upstream-unreachable", "Away.");
};

describe("the rounds of fills", () => {
  const ledger = openLedger("sqlite");

  function open(operation = ledger.operation(), options: Parameters<typeof openHours>[3] = {}) {
    const stage = createStageBook(ledger.kysely(), operation, {
      ...{ nowMs: instantOf("2026-11-21T14:00:00Z"), script: say },
    });
    const asked: Requesters[] = [];
    const book: typeof stage.book = {
      ...stage.book,
      ask(window, requesters) {
        asked.push(requesters);
        return stage.book.ask(window, requesters);
      },
    };
    const opened = openHours(ledger.kysely(), operation, { ...stage, book }, options);
    onTestFinished(() => opened.hours.stop());
    return { ...stage, operation, asked, ...opened };
  }

  test("ask the day that began first before the next one, which tells what is ahead of it", async () => {
    const { hours, calls, clock } = open(undefined, { callMs: () => 2_000, pauseMs: 500 });
    expect(hours.callSeconds()).toBe(3);
    expect(await hours.begin(day, 3600)).toEqual({ calls: 24, secondsLeft: 60 });
    clock.ms += 1;
    await hours.begin(dayBefore, 3600);
    expect(await hours.tell(day)).toMatchObject({ secondsLeft: 60 });
    expect(await hours.tell(dayBefore)).toMatchObject({ done: 0, total: 24, secondsLeft: 120 });
    await hours.run();
    expect(calls.map(({ from }) => from.slice(0, 10))).toEqual([
      ...Array.from({ length: 24 }, () => day),
      ...Array.from({ length: 24 }, () => dayBefore),
    ]);
  });

  test("end where wolkvox fails: the next day is not tried either", async () => {
    const { hours, calls, source, clock } = open();
    source.script = failing;
    await hours.begin(day, 3600);
    clock.ms += 1;
    await hours.begin(dayBefore, 3600);
    await hours.run();
    expect(calls).toEqual([whole]);
  });

  test("let the other hours go before one that failed, and rest longer each time", async () => {
    const { hours, calls, source, clock } = open();
    source.script = ({ to }) => (to === `${day}T08:59:59` ? failing() : say());
    await hours.begin(day, 3600);
    const rests: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await hours.run();
      const failure = (await hours.tell(day))?.failure;
      if (failure) rests.push(failure.retryAtMs - clock.ms);
      clock.ms += 3_600_000;
    }
    expect(await hours.tell(day)).toMatchObject({ done: 23, total: 24 });
    expect(calls.filter(({ to }) => to !== `${day}T08:59:59`)).toHaveLength(23);
    // An answer to another hour ends the first rest; from then on the one hour fails alone.
    expect(rests.at(-1)).toBeGreaterThan(rests[1] ?? 0);
  });

  test("make calls as background work, which nobody wants any more once they are stopped", async () => {
    const { hours, calls, source, asked } = open();
    const wanted: unknown[] = [];
    let stopping: Promise<void> | undefined;
    source.script = (_, call) => {
      if (call === 5) {
        wanted.push(asked.at(-1)?.list());
        stopping = hours.stop();
        wanted.push(asked.at(-1)?.list());
      }
      return say();
    };
    await hours.begin(day, 3600);
    await hours.run();
    await stopping;
    expect([wanted, asked[0]?.purpose]).toEqual([[[backgroundWork], []], "background"]);
    await hours.run();
    expect(calls).toHaveLength(5);
    expect(await hours.tell(day)).toMatchObject({ done: 5 });
  });

  test("go on no further where background calls are switched off meanwhile", async () => {
    const known: unknown[] = [];
    const one = open(undefined, { mayAsk: async () => known.length < 4 });
    one.source.script = () => {
      known.push(1);
      return say();
    };
    await one.hours.begin(day, 3600);
    await one.hours.run();
    expect(one.calls).toHaveLength(4);
  });

  test("hold a fill while a call lasts, and leave it to whoever has it then", async () => {
    const one = open(undefined, { holdMs: 300 });
    const other = open(one.operation, { holdMs: 300 });
    const takeIt = () =>
      ledger
        .kysely()
        .updateTable("day_fill")
        .set({ holder: "other", held_until: Date.now() + 250 })
        .where("operation", "=", one.operation)
        .execute();
    one.source.script = async (_, call) => {
      if (call < 3) return say();
      await new Promise((resolve) => setTimeout(resolve, 450));
      await other.hours.run();
      await takeIt();
      await new Promise((resolve) => setTimeout(resolve, 150));
      return say();
    };
    await one.hours.begin(day, 3600);
    await one.hours.run();
    expect([one.calls.length, other.calls.length]).toEqual([3, 0]);
  });

  test("begin by themselves: at once where a fill began, and in a while where another instance began it", async () => {
    const one = open();
    const other = open(one.operation, { everyMs: 5 });
    other.hours.start();
    await one.hours.begin(day, 3600);
    await expect.poll(() => one.hours.tell(day)).toBeNull();
    expect(one.calls.length + other.calls.length).toBe(24);
    await one.hours.stop();
    const third = open(one.operation);
    await third.fills.begin(dayBefore, { marks: ["24:00"], knownBefore: 0 });
    await expect.poll(() => other.calls.at(-1)).toEqual(windowOfDay(dayBefore));
  });

  test("tell their faults", async () => {
    const away = new Error("The settings cannot be read.");
    const one = open(undefined, { mayAsk: () => Promise.reject(away) });
    await one.hours.run();
    expect(one.faults).toEqual([away]);
  });

  test("leave the hours of a day that was asked for to the fill, those known before among them, and no other window", async () => {
    const { hours, source } = open();
    source.script = async (_, call) => {
      if (call === 3) await hours.end(day);
      return say();
    };
    await hours.begin(day, 3600);
    await hours.run();
    await hours.begin(day, 1800);
    const isMark = await hours.createMarkTest(day);
    const told = ["00:59:59", "01:29:59", "23:29:59", "01:30:00", "23:59:59"].map((time) =>
      isMark({ from: whole.from, to: `${day}T${time}` }),
    );
    expect(told).toEqual([true, true, true, false, false]);
    expect(isMark({ from: `${day}T00:30:00`, to: `${day}T00:59:59` })).toBe(false);
    expect((await hours.createMarkTest("2026-11-21"))({ from: whole.from, to: `${day}T00:59:59` })).toBe(
      false,
    );
    // Three of its 48 half hours and hours are known by now, the whole day among them.
    expect(await hours.tell(day)).toMatchObject({ done: 0, total: 45 });
  });
});
