import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { firstInstantOf, instantOf, lastInstantOf } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { type AnswerColumns, listAgentIds, sumColumn } from "@/lib/report/figures/answer-columns";
import { answerAt, type Episode } from "@/lib/report/timeline/episodes.cases";
import { gainsOfLook } from "@/lib/report/timeline/gains";
import { createStageBook, openLedger, reader, row, timeZone } from "./answers.stage";
import { createErasures } from "./erasure/erasures";
import { loadHeldAnswers } from "./erasure/held-records";
import { openHours } from "./hours.stage";
import { createUpkeep } from "./upkeep";

const day = "2026-11-20";
const whole = windowOfDay(day);
const begins = firstInstantOf(whole.from, timeZone);
const hour = 3_600_000;
// 09:00 of the next day in Bogotá.
const nowMs = instantOf("2026-11-21T14:00:00Z");

/** Somebody who was out a minute an hour since 08:00, and somebody who left at 10:30. */
function say({ to }: Window) {
  const hours = (lastInstantOf(to, timeZone) + 1000 - begins) / hour;
  if (hours <= 8) return null;
  return [row("7", "Break", Math.floor((hours - 8) * 60)), row("8", "Baño", Math.min(hours - 8, 2.5) * 100)];
}

describe.each(["sqlite", "postgres"] as const)("a past day that nobody looked at, on %s", (engine) => {
  const ledger = openLedger(engine);

  function open(operation = ledger.operation(), options: Parameters<typeof openHours>[3] = {}) {
    const stage = createStageBook(ledger.kysely(), operation, { nowMs, script: say });
    return { ...stage, operation, ...openHours(ledger.kysely(), operation, stage, options) };
  }

  const tellTotals = async ({ gains }: Pick<ReturnType<typeof open>, "gains">) => {
    const { gains: told } = await gains.load(day);
    return told.looks.map((atMs, look) => [(atMs - begins) / hour, sumColumn(gainsOfLook(told, look))]);
  };

  test("is asked hour by hour, the whole of it first, and its hours add up to it", async () => {
    const one = open();
    const { hours, calls, book } = one;
    expect(await hours.begin(day, 3600)).toEqual({ calls: 24, secondsLeft: 36 });
    expect(await hours.tell(day)).toMatchObject({ done: 0, total: 24, failure: null });
    await hours.run();
    expect(await hours.tell(day)).toBeNull();
    expect(calls[0]).toEqual(whole);
    expect(calls.slice(1).map(({ to }) => to.slice(11))).toEqual(
      Array.from({ length: 23 }, (_, at) => `${String(at).padStart(2, "0")}:59:59`),
    );
    const totals = await tellTotals(one);
    expect(totals.map(([at]) => at)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
    expect(totals.slice(7, 12).map(([, seconds]) => seconds)).toEqual([0, 160, 160, 110, 60]);
    expect(totals.reduce((sum, [, seconds = 0]) => sum + seconds, 0)).toBe(
      book.find(whole)?.answer.totalSeconds,
    );
    // Nothing lacks any more: nothing is asked, and half hours cost what lies between.
    expect(await hours.begin(day, 3600)).toEqual({ calls: 0, secondsLeft: 0 });
    expect(await hours.begin(day, 1800)).toMatchObject({ calls: 24 });
    expect(await hours.tell(day)).toMatchObject({ done: 0, total: 24 });
    await hours.run();
    expect([calls.length, (await tellTotals(one)).length]).toEqual([48, 48]);
  });

  test("is not asked for while it runs already, nor before it is over, nor where nothing may be asked by itself", async () => {
    const one = open();
    await one.hours.begin(day, 3600);
    await expect(one.hours.begin(day, 900)).rejects.toMatchObject({ code: "conflict" });
    await expect(open(one.operation).hours.begin(day, 900)).rejects.toMatchObject({ code: "conflict" });
    await expect(one.hours.begin("2026-11-21", 3600)).rejects.toMatchObject({ code: "invalid-range" });
    const quiet = open(ledger.operation(), { mayAsk: async () => false });
    await expect(quiet.hours.begin(day, 3600)).rejects.toMatchObject({ code: "conflict" });
    expect([one.calls, quiet.calls]).toEqual([[], []]);
  });

  test("is asked only for what lacks: hours somebody looked at, and a day without records, cost nothing", async () => {
    const { hours, clock, book, calls } = open();
    for (const at of [8, 9, 10, 11, 12]) {
      clock.ms = begins + at * hour + 60_000;
      await book.ask(whole, reader);
    }
    clock.ms = nowMs;
    calls.length = 0;
    expect(await hours.begin(day, 3600)).toMatchObject({ calls: 1 + 7 + 11 });
    await hours.run();
    expect(calls).toHaveLength(19);
    const empty = open();
    empty.source.script = () => null;
    await empty.hours.begin(day, 900);
    await empty.hours.run();
    expect([empty.calls, await empty.hours.tell(day)]).toEqual([[whole], null]);
    expect(await empty.hours.begin(day, 900)).toMatchObject({ calls: 0 });
  });

  test("that is stopped keeps what is known, and goes on from there", async () => {
    const one = open();
    const { hours, calls, source } = one;
    await hours.begin(day, 3600);
    source.script = async (window, call) => {
      if (call === 10) await hours.end(day);
      return say(window);
    };
    await hours.run();
    expect([calls.length, await hours.tell(day)]).toEqual([10, null]);
    expect(await tellTotals(one)).toHaveLength(10);
    await expect(hours.end(day)).rejects.toMatchObject({ code: "not-found" });
    expect(await hours.begin(day, 3600)).toMatchObject({ calls: 14 });
    expect(await hours.tell(day)).toMatchObject({ done: 0, total: 14 });
    await hours.run();
    expect(new Set(calls.map(({ to }) => to)).size).toBe(24);
    expect(calls).toHaveLength(24);
  });

  test("is asked by one of two instances at once, and by the other where the first is gone", async () => {
    const one = open(undefined, { holdMs: 400 });
    const other = open(one.operation, { holdMs: 400 });
    await one.hours.begin(day, 3600);
    // The first never comes back with its eighth answer: its process is gone.
    const gone = Promise.withResolvers<never>();
    one.source.script = (window, call) => (call === 8 ? gone.promise : say(window));
    const first = one.hours.run();
    await expect.poll(() => one.calls.length).toBe(8);
    await other.hours.run();
    expect(other.calls).toEqual([]);
    expect(await other.hours.tell(day)).toMatchObject({ done: 7, total: 24 });
    const kysely = ledger.kysely();
    await kysely
      .updateTable("day_fill")
      .set({ held_until: 0, holder: "gone" })
      .where("operation", "=", one.operation)
      .execute();
    await other.hours.run();
    expect(other.calls).toHaveLength(17);
    const known = new Set(one.calls.slice(0, 7).map(({ to }) => to));
    expect(other.calls.filter(({ to }) => known.has(to))).toEqual([]);
    expect(await tellTotals(other)).toHaveLength(24);
    gone.reject(new ProblemError("upstream-timeout", "Gone."));
    await first;
    expect(one.calls).toHaveLength(8);
  });

  test("waits while wolkvox fails, says why, and counts nothing as done that was not answered", async () => {
    const { hours, calls, source, clock, book } = open();
    await hours.begin(day, 3600);
    source.script = (window, call) => {
      if (call > 3 && call < 7)
        throw new ProblemError("upstream-busy", "Too many.", { retryAfterSeconds: 20 });
      return say(window);
    };
    await hours.run();
    await hours.run();
    expect(calls).toHaveLength(4);
    const standing = await hours.tell(day);
    expect(standing).toMatchObject({ done: 3, total: 24, failure: { problem: { code: "upstream-busy" } } });
    expect(standing?.secondsLeft).toBe(20 + Math.ceil(21 * 1.5));
    for (let tries = 0; tries < 3; tries += 1) {
      clock.ms += 300_000;
      await hours.run();
    }
    expect(await hours.tell(day)).toBeNull();
    expect(calls).toHaveLength(24 + 3);
    expect(book.find({ from: whole.from, to: `${day}T12:59:59` })?.isClosed).toBe(true);
  });

  test("is without whoever is removed, and what is held of them names the hours", async () => {
    const one = open();
    await one.hours.begin(day, 3600);
    await one.hours.run();
    await one.gains.load(day);
    const person = { id: "8", name: "" };
    const held = await loadHeldAnswers(ledger.kysely(), one.operation, person);
    expect(held.map(({ window }) => window.to).sort()).toContain(`${day}T08:59:59`);
    await createErasures({ kysely: ledger.kysely(), operation: one.operation, now: one.now }).erase(
      person,
      "ana",
    );
    expect(await loadHeldAnswers(ledger.kysely(), one.operation, person)).toEqual([]);
    expect(listAgentIds((await one.gains.load(day)).gains.columns)).toEqual(["7"]);
    expect(listAgentIds((await open(one.operation).gains.load(day)).gains.columns)).toEqual(["7"]);
  });

  test("is not looked at again by itself hour by hour, and its hours stay when its looks go", async () => {
    const one = open();
    const { hours, clock, book, calls, store, gains } = one;
    for (const at of [8, 9]) {
      clock.ms = begins + at * hour + 60_000;
      await book.ask(whole, reader);
    }
    clock.ms = begins + 26 * hour;
    await hours.begin(day, 3600);
    await hours.run();
    const before = await tellTotals(one);
    calls.length = 0;
    clock.ms = begins + 12 * 24 * hour;
    const upkeep = createUpkeep({
      ...{ book, now: one.now, onFault: (error: unknown) => one.faults.push(error) },
      mayAsk: async () => true,
      listSkipped: () => hours.createMarkTest("2026-11-12"),
      purge: async () => {
        await gains.keep(clock.ms, "2025-11-20");
        await store.purge(clock.ms, { timeZone, keptDays: 400 });
      },
    });
    await upkeep.run();
    expect([calls, one.faults]).toEqual([[whole], []]);
    expect(await tellTotals(open(one.operation))).toEqual(before);
  });
});

const zones = fc.constantFrom(
  ...([
    ["America/Bogota", "2026-11-20", 24],
    ["Europe/Madrid", "2026-10-25", 24],
    ["Europe/Madrid", "2026-03-29", 23],
  ] as const),
);
// Over midnight, one second long, several in an hour, touching one another.
const someEpisodes = fc
  .array(
    fc.tuple(
      fc.constantFrom("1", "2", "3"),
      fc.constantFrom("Break", "Baño"),
      fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 15_000 })),
      fc.oneof(fc.constantFrom(1, 3600), fc.integer({ min: 1, max: 9_000 })),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    const free = new Map<string, number>();
    return steps.map(([agentId, state, pause, length]): Episode => {
      const from = (free.get(agentId) ?? -4_000) + pause;
      free.set(agentId, from + length);
      return { agentId, state, from, to: from + length };
    });
  });

describe("the hours of any day", () => {
  const ledger = openLedger("sqlite");

  test.each(["running", "ended"] as const)(
    "add up to it at every look, where states count %s",
    async (way) => {
      await fc.assert(
        fc.asyncProperty(
          zones,
          someEpisodes,
          fc.array(fc.nat(86_000)),
          async ([zone, on, most], episodes, looked) => {
            const operation = ledger.operation();
            const first = firstInstantOf(`${on}T00:00:00`, zone);
            const endsMs = lastInstantOf(`${on}T23:59:59`, zone) + 1000;
            const at = (untilMs: number) => answerAt(episodes, (untilMs - first) / 1000, way);
            const clock = { ms: first };
            const stage = createStageBook(ledger.kysely(), operation, {
              ...{ nowMs: first, timeZone: zone, now: () => clock.ms },
              script: ({ to }) => at(Math.min(clock.ms, lastInstantOf(to, zone) + 1000)),
            });
            const { hours, gains } = openHours(
              ledger.kysely(),
              operation,
              { ...stage, now: () => clock.ms },
              { timeZone: zone },
            );
            for (const second of looked.slice(0, 4).sort((a, b) => a - b)) {
              stage.clock.ms = clock.ms = Math.max(clock.ms, first + second * 1000);
              await stage.book.ask(windowOfDay(on), reader);
            }
            stage.clock.ms = clock.ms = endsMs + hour;
            const { calls } = await hours.begin(on, 3600);
            expect(calls).toBeLessThanOrEqual(most);
            await hours.run();
            expect(await hours.begin(on, 3600)).toMatchObject({ calls: 0 });
            const { gains: told, counting } = await gains.load(on);
            expect(["unknown", way]).toContain(counting);
            const known = new Map<string, number>();
            for (const [look, atMs] of told.looks.entries()) {
              addCells(known, gainsOfLook(told, look));
              const expected = new Map<string, number>();
              addCells(expected, at(atMs));
              expect(listCells(known)).toEqual(listCells(expected));
            }
            expect(told.looks.at(-1)).toBe(endsMs);
          },
        ),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );
});

function addCells(cells: Map<string, number>, { directory, identities, states, seconds }: AnswerColumns) {
  for (const [at, time] of seconds.entries()) {
    const key = `${directory.identities[identities[at] ?? 0]?.id} ${directory.states[states[at] ?? 0]}`;
    cells.set(key, (cells.get(key) ?? 0) + time);
  }
}

function listCells(cells: ReadonlyMap<string, number>) {
  return [...cells].filter(([, seconds]) => seconds !== 0).sort();
}
