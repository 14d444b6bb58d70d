import { setTimeout as pause } from "node:timers/promises";
import type { Window } from "@/lib/dates/window";
import { isProblem } from "@/lib/report/answers/problem";
import { type AnswerColumns, emptyColumns } from "@/lib/report/figures/answer-columns";
import type { CallEntry, CallLog } from "@/lib/server/ledger/lease/call-log";
import { CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import type { CallPurpose, Requester } from "@/lib/server/ledger/lease/call-request";
import type { TokenGate } from "@/lib/server/ledger/lease/token-gate";
import type { TokenHold } from "@/lib/server/ledger/lease/token-hold";
import { type Turn, TurnLostError } from "@/lib/server/ledger/lease/token-turn";
import type { WolkvoxClient } from "@/lib/server/wolkvox/client";
import { isMomentary } from "@/lib/server/wolkvox/parsing/upstream-errors";
import type { Answer, FreshAnswer } from "./answer";
import type { LoadAnswer } from "./answer-book";
import type { AnswerStore } from "./answer-store";
import { unpackColumns } from "./packed-columns";

export type WindowReaderOptions = {
  /** The digest under which the token's lease stands. */
  token: string;
  client: Pick<WolkvoxClient, "loadAuxTime">;
  gate: TokenGate;
  hold: TokenHold;
  calls: CallLog;
  store: Pick<AnswerStore, "append" | "loadPacked">;
  now: () => number;
  /** Told of every turn, and how long it was waited for. */
  onTurn?: (purpose: CallPurpose, waitedMs: number) => void;
  /** Told of every call that was sent and has ended; `outcome` is `rows`, `no-data` or the code of a problem. */
  onCall?: (window: Window, requester: Requester, outcome: string, durationMs: number) => void;
  /** Told when the store failed under a call that goes on. */
  onFault?: (error: unknown) => void;
  /** Pauses before each further attempt at what a second call within seconds may cure. */
  retryPausesMs?: readonly number[];
};

type Loaded = Awaited<ReturnType<LoadAnswer>>;

/**
 * Reads a window from wolkvox when the token's turn comes and keeps the answer before anybody sees it. Every attempt
 * is a turn of its own, checked against the token's hold and the day's calls, counted before it is sent.
 */
export function createWindowReader(options: WindowReaderOptions): LoadAnswer {
  const { token, client, gate, hold, calls, store, now, retryPausesMs = [500, 1500] } = options;
  const { onTurn = () => {}, onCall = () => {}, onFault = () => {} } = options;

  /** Counts the call for the first who may have one. @throws CallRefusedError where none of them may. */
  async function beginCall(
    window: Window,
    [first, ...others]: readonly Requester[],
  ): Promise<{ call: CallEntry; requester: Requester }> {
    if (!first) throw new Error("A turn came for nobody.");
    try {
      return { call: await calls.begin({ window, ...first }), requester: first };
    } catch (error) {
      if (!(error instanceof CallRefusedError) || others.length === 0) throw error;
      return beginCall(window, others);
    }
  }

  async function callOnce(
    window: Window,
    requesters: readonly Requester[],
    send: Turn["send"],
  ): Promise<FreshAnswer> {
    const { call, requester } = await beginCall(window, requesters);
    const askedAtMs = now();
    const end = (outcome: string, quotation?: string) => {
      const durationMs = Math.max(0, now() - askedAtMs);
      onCall(window, requester, outcome, durationMs);
      return call.end(outcome, durationMs, quotation).catch(onFault);
    };
    try {
      const answer = await send(() => client.loadAuxTime(window));
      await end(answer.outcome);
      const witnessedAtMs = earliestWitness(askedAtMs, answer.saidAtMs);
      const { outcome, columns, warnings } = answer.outcome === "rows" ? answer : buildNoData();
      const answeredAtMs = Math.max(now(), askedAtMs);
      return { window, askedAtMs, witnessedAtMs, answeredAtMs, outcome, columns, warnings };
    } catch (error) {
      if (error instanceof TurnLostError) await call.withdraw();
      else if (isProblem(error)) await end(error.code, error.quotation);
      else await end("unexpected");
      throw error;
    }
  }

  async function callInTurn(
    window: Window,
    requesters: readonly Requester[],
    turn: Turn,
  ): Promise<FreshAnswer> {
    await hold.assertOpen();
    try {
      return await callOnce(window, requesters, turn.send);
    } catch (error) {
      throw isProblem(error) ? await hold.note(error) : error;
    }
  }

  async function takeTurn(window: Window, requesters: readonly Requester[], turn: Turn): Promise<Loaded> {
    const fresh = await callInTurn(window, requesters, turn);
    const answer = await store.append(fresh, { token, fence: turn.fence });
    if (!answer) throw new Error("The lease went to another process before the answer could be kept.");
    return { answer, columns: await loadKept(store, answer, fresh) };
  }

  return async (window, requesters, isStillDue) => {
    const attempt = () => {
      const waitingSinceMs = now();
      return gate.run(requesters, async (turn, current) => {
        onTurn(requesters.purpose, Math.max(0, now() - waitingSinceMs));
        return (await isStillDue()) ? takeTurn(window, current, turn) : null;
      });
    };
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

/** The rows of a fresh answer as they are kept: without those of people who were removed. */
export async function loadKept(
  store: Pick<AnswerStore, "loadPacked">,
  { digest, rowCount }: Answer,
  { columns }: FreshAnswer,
): Promise<AnswerColumns> {
  if (digest === null || rowCount === columns.seconds.length) return columns;
  return unpackColumns(await store.loadPacked(digest), digest);
}

// Half a day off is no clock that is ahead, but one that was never set.
const mostAheadMs = 12 * 3_600_000;

/** Our own clock and wolkvox's: the earlier one counts, because a day is over only where both say so. */
function earliestWitness(askedAtMs: number, saidAtMs: number | null): number {
  const isBehind = saidAtMs !== null && saidAtMs < askedAtMs && askedAtMs - saidAtMs < mostAheadMs;
  return isBehind ? saidAtMs : askedAtMs;
}

function buildNoData(): Pick<FreshAnswer, "outcome" | "columns" | "warnings"> {
  return { outcome: "no-data", columns: emptyColumns(), warnings: [] };
}
