import { setTimeout as pause } from "node:timers/promises";
import type { Window } from "@/lib/dates/window";
import { isProblem } from "@/lib/report/problem";
import type { WolkvoxClient } from "@/lib/server/wolkvox/client";
import { isMomentary } from "@/lib/server/wolkvox/upstream-errors";
import type { Asker, LoadAnswer } from "./answer-book";
import type { AnswerStore, FreshAnswer, Turn } from "./answer-store";
import type { CallLog } from "./call-log";
import type { TokenGate } from "./token-gate";
import type { TokenHold } from "./token-hold";

export type WindowReaderOptions = {
  /** The digest under which the token's lease stands. */
  token: string;
  client: Pick<WolkvoxClient, "loadAuxTime">;
  gate: TokenGate;
  hold: TokenHold;
  calls: CallLog;
  store: Pick<AnswerStore, "append">;
  now: () => number;
  /** Pauses before each further attempt at what a second call within seconds may cure. */
  retryPausesMs?: readonly number[];
};

const storePausesMs = [250, 500, 1_000, 2_000, 4_000, 8_000];

type Loaded = Awaited<ReturnType<LoadAnswer>>;

/**
 * Reads a window from wolkvox when the token's turn comes and keeps the answer before anybody sees it. Every attempt
 * is a turn of its own, checked against the token's hold and the day's calls, counted before it is sent.
 */
export function createWindowReader(options: WindowReaderOptions): LoadAnswer {
  const { token, client, gate, hold, calls, store, now, retryPausesMs = [500, 1500] } = options;

  async function callOnce(window: Window, asker: Asker): Promise<FreshAnswer> {
    await hold.assertOpen();
    try {
      await calls.assertLeft(asker.purpose);
      const call = await calls.begin({ window, ...asker });
      const askedAtMs = now();
      try {
        const answer = await client.loadAuxTime(window);
        await call.end(answer.outcome, now() - askedAtMs);
        const said = answer.outcome === "rows" ? answer : noData;
        return { window, askedAtMs, answeredAtMs: Math.max(now(), askedAtMs), ...said };
      } catch (error) {
        await call.end(isProblem(error) ? error.code : "unexpected", now() - askedAtMs);
        throw error;
      }
    } catch (error) {
      throw isProblem(error) ? await hold.note(error) : error;
    }
  }

  // The call is paid for: while the store is away (a restart takes seconds) its answer is held and tried again.
  async function keep(fresh: FreshAnswer, turn: Turn) {
    for (const pauseMs of storePausesMs) {
      try {
        return await store.append(fresh, turn);
      } catch {
        await pause(pauseMs);
      }
    }
    return store.append(fresh, turn);
  }

  async function takeTurn(window: Window, asker: Asker, turn: Turn): Promise<Loaded> {
    const fresh = await callOnce(window, asker);
    const answer = await keep(fresh, turn);
    if (!answer) throw new Error("The lease went to another process before the answer could be kept.");
    return { answer, rows: fresh.rows };
  }

  return async (window, asker, isStillDue) => {
    const attempt = () =>
      gate.run(asker.purpose, async ({ fence }) =>
        (await isStillDue()) ? takeTurn(window, asker, { token, fence }) : null,
      );
    for (const pauseMs of retryPausesMs) {
      try {
        return await attempt();
      } catch (error) {
        if (!isMomentary(error)) throw error;
        await pause(pauseMs);
      }
    }
    return attempt();
  };
}

const noData = { outcome: "no-data", rows: [], warnings: [] } as const;
