import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ledger, openLedger } from "@/lib/server/ledger/ledger.stage";
import { engines } from "@/lib/server/store/engines.stage";
import { areAllAsked } from "@/lib/server/store/kills.stage";
import { type PlayedCall, playSchedule } from "./play-schedule.stage";

// `npm run kills` plays more of them. The seeds are always the same.
const rounds = areAllAsked() ? { sqlite: 2_000, postgres: 200 } : { sqlite: 500, postgres: 50 };

function mostAtOnce(calls: readonly PlayedCall[]): number {
  const atStartOf = (call: PlayedCall) =>
    calls.filter(({ fromMs, toMs }) => fromMs <= call.fromMs && call.fromMs < Math.max(toMs, fromMs + 1))
      .length;
  return Math.max(0, ...calls.map(atStartOf));
}

describe.each(engines)("processes that are stopped and killed while clocks are set, on %s", (engine) => {
  let ledger: Ledger;

  beforeAll(async () => {
    ledger = await openLedger(engine);
  });

  afterAll(() => ledger.close());

  test(`never use a token twice at once, in ${rounds[engine]} random schedules`, {
    timeout: 600_000,
  }, async () => {
    const sums = { calls: 0, steps: 0, stored: 0, refused: 0, longestMs: 0 };
    for (let seed = 1; seed <= rounds[engine]; seed += 1) {
      const { calls, fences, concurrency, refused, endMs, steps } = await playSchedule({
        ledger,
        engine,
        seed,
      });
      expect(mostAtOnce(calls), `seed ${seed}`).toBeLessThanOrEqual(concurrency);
      if (concurrency === 1) expect(fences, `seed ${seed}`).toEqual([...fences].sort((a, b) => a - b));
      // Whoever lives comes to a turn: a lease is left for 75 s at most, twelve calls, and pauses of 200 s.
      expect(endMs, `seed ${seed}`).toBeLessThan(12 * 76_000 + 4 * 200_000);
      sums.calls += calls.length;
      sums.steps += steps;
      sums.stored += fences.length;
      sums.refused += refused;
      sums.longestMs = Math.max(sums.longestMs, endMs);
    }
    expect(sums.calls).toBeGreaterThan(2 * rounds[engine]);
    expect(sums.stored).toBeGreaterThan(rounds[engine]);
  });
});
