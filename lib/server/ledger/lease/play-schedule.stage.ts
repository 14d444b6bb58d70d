import { type Kysely, sql } from "kysely";
import { ProblemError } from "@/lib/report/answers/problem";
import { background, reader } from "@/lib/server/ledger/answers.stage";
import type { Ledger } from "@/lib/server/ledger/ledger.stage";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";
import { markAsRunning } from "@/lib/server/wolkvox/may-still-run";
import { isFenceInForce } from "./fence.stage";
import { createDice, createSchedule } from "./schedule.stage";
import { createTokenGate } from "./token-gate";

/** A call as wolkvox sees it, in simulated milliseconds: it works for 60 s at most, whoever still listens. */
export type PlayedCall = { fromMs: number; toMs: number };

const longestCallMs = 60_000;
// Beyond the 62 s that must be left, two are spare: so far the database's clock may be set forward under a call.
const forwardMs = 2_000;

type Store = Kysely<DatabaseSchema>;

/** As the ledger does: the operation is the token's. */
async function storeAnswer(kysely: Store, token: string, fence: number): Promise<void> {
  await sql`
    INSERT INTO answer (operation, window_from, window_to, asked_at, answered_at, outcome, row_count,
      total_seconds, digest, warnings, fence)
    SELECT ${token}, '', '', 0, 0, 'no-data', 0, 0, NULL, '[]', ${fence}
    WHERE ${isFenceInForce(kysely, token, fence)}`.execute(kysely);
}

/** Of the stored answers, in the order of storing. */
async function loadFences(kysely: Store, token: string): Promise<number[]> {
  const answers = await kysely
    .selectFrom("answer")
    .select("fence")
    .where("operation", "=", token)
    .orderBy("id")
    .execute();
  return answers.map(({ fence }) => fence);
}

type Play = { ledger: Ledger; engine: Engine; seed: number };

/**
 * One to four processes ask with one token, while the database fails, clocks are set, and processes are stopped and
 * killed; all of it decided by the seed.
 */
export async function playSchedule({ ledger, engine, seed }: Play) {
  const dice = createDice(seed);
  const schedule = createSchedule({ ledger, engine, dice });
  const token = `token-${seed}`;
  const concurrency = dice.happens(0.25) ? 2 : 1;
  const calls: PlayedCall[] = [];
  const waiting = new Map<string, number>();
  let refused = 0;

  async function exchange(holder: string): Promise<void> {
    const worksMs = dice.happens(0.3) ? longestCallMs : dice.below(8_000);
    const call = { fromMs: schedule.now(), toMs: schedule.now() + worksMs };
    const ending = dice.below(5);
    calls.push(call);
    await schedule.wait(holder, ending < 2 ? dice.below(worksMs + 1) : worksMs);
    if (ending === 0) throw markAsRunning(new ProblemError("upstream-timeout", "We left."));
    if (ending === 1) {
      call.toMs = Math.min(call.toMs, schedule.now());
      throw new ProblemError("upstream-unreachable", "It left.");
    }
  }

  function startHolder(holder: string): void {
    const kysely = schedule.openFor(holder);
    const gate = createTokenGate({
      ...{ kysely, token, concurrency, holder, mostWaiting: 10, pauseMs: 1_000, clock: ledger.clock },
      monotonicNow: schedule.monotonicNowOf(dice.below(1_000_000)),
      sleep: schedule.sleepOf(holder),
      random: dice.fraction,
    });
    async function ask(): Promise<void> {
      await schedule.wait(holder, dice.below(20_000));
      await gate.run(dice.happens(0.5) ? reader : background, async ({ fence, send }) => {
        await schedule.wait(holder, dice.below(dice.happens(0.2) ? 20_000 : 10));
        await send(() => exchange(holder));
        await storeAnswer(kysely, token, fence);
      });
    }
    async function askAndLeave(): Promise<void> {
      await ask().catch(() => {
        refused += 1;
      });
      waiting.set(holder, (waiting.get(holder) ?? 0) - 1);
    }
    const runs = 1 + dice.below(3);
    waiting.set(holder, runs);
    for (let run = 0; run < runs; run += 1) void askAndLeave();
  }

  function plan(share: number, happen: () => void): void {
    if (dice.happens(share)) void schedule.wait("world", dice.below(60_000)).then(happen);
  }

  function kill(holder: string): void {
    schedule.kill(holder);
    waiting.delete(holder);
  }

  const holders = Array.from({ length: 1 + dice.below(4) }, (_, index) => `holder-${index}`);
  for (const holder of holders) startHolder(holder);
  for (const holder of holders) {
    plan(0.4, () => schedule.stop(holder, dice.below(200_000)));
    plan(0.2, () => kill(holder));
  }
  plan(0.4, () => schedule.moveDatabaseClock(-dice.below(7_200_000)));
  plan(0.2, () => schedule.moveDatabaseClock(dice.below(forwardMs)));
  plan(0.1, () => {
    schedule.setFaultShare(0.2);
    void schedule.wait("world", dice.below(10_000)).then(() => schedule.setFaultShare(0));
  });

  await schedule.run(() => [...waiting.values()].every((runs) => runs === 0), 20_000);
  const fences = await loadFences(ledger.kysely, token);
  return { calls, fences, concurrency, refused, endMs: schedule.now(), steps: schedule.steps() };
}
