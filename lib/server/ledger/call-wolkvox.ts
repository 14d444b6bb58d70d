import { setTimeout as pause } from "node:timers/promises";
import type { Window } from "@/lib/dates/window";
import { isProblem } from "@/lib/report/answers/problem";
import type { CallEntry, CallLog } from "@/lib/server/ledger/lease/call-log";
import { CallRefusedError } from "@/lib/server/ledger/lease/call-refusal";
import type { CallPurpose, Requester, Requesters } from "@/lib/server/ledger/lease/call-request";
import type { TokenGate } from "@/lib/server/ledger/lease/token-gate";
import type { TokenHold } from "@/lib/server/ledger/lease/token-hold";
import { type Turn, TurnLostError } from "@/lib/server/ledger/lease/token-turn";
import { isMomentary } from "@/lib/server/wolkvox/parsing/upstream-errors";

export type CallWolkvoxOptions = {
  gate: TokenGate;
  hold: TokenHold;
  calls: Pick<CallLog, "begin">;
  now: () => number;
  /** Told of every turn, and how long it was waited for. */
  onTurn?: (purpose: CallPurpose, waitedMs: number) => void;
  /** Told of every call that was sent and has ended; `outcome` is `rows`, `no-data` or the code of a problem. */
  onCall?: (window: Window | null, requester: Requester, outcome: string, durationMs: number) => void;
  /** Told when the store failed under a call that goes on. */
  onFault?: (error: unknown) => void;
  /** Pauses before each further attempt at what a second call within seconds may cure. */
  retryPausesMs?: readonly number[];
};

type Call<Said, Kept> = {
  /** Asked when the turn has come: somebody else may have got the answer meanwhile. */
  isStillDue: () => boolean | Promise<boolean>;
  ask: () => Promise<Said>;
  /** Still within the turn. */
  keep: (said: Said, told: { askedAtMs: number; turn: Turn }) => Kept | Promise<Kept>;
};

/** `window` null: the list of agents, which takes no dates. Null where it was not due any more. */
export type CallWolkvox = <Said extends { outcome: string }, Kept>(
  window: Window | null,
  requesters: Requesters,
  call: Call<Said, Kept>,
) => Promise<Kept | null>;

/**
 * Makes a call when the token's turn comes. Every attempt is a turn of its own, checked against the token's hold and the
 * day's calls, counted before it is sent.
 */
export function createCallWolkvox(options: CallWolkvoxOptions): CallWolkvox {
  const { gate, hold, calls, now, retryPausesMs = [500, 1500] } = options;
  const { onTurn = () => {}, onCall = () => {}, onFault = () => {} } = options;

  /** Counts the call for the first who may have one. @throws CallRefusedError where none of them may. */
  async function beginCall(
    window: Window | null,
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

  async function callOnce<Said extends { outcome: string }>(
    window: Window | null,
    requesters: readonly Requester[],
    send: Turn["send"],
    ask: () => Promise<Said>,
  ): Promise<{ said: Said; askedAtMs: number }> {
    const { call, requester } = await beginCall(window, requesters);
    const askedAtMs = now();
    const end = (outcome: string, quotation?: string) => {
      const durationMs = Math.max(0, now() - askedAtMs);
      onCall(window, requester, outcome, durationMs);
      return call.end(outcome, durationMs, quotation).catch(onFault);
    };
    try {
      const said = await send(ask);
      await end(said.outcome);
      return { said, askedAtMs };
    } catch (error) {
      if (error instanceof TurnLostError) await call.withdraw();
      else if (isProblem(error)) await end(error.code, error.quotation);
      else await end("unexpected");
      throw error;
    }
  }

  async function callInTurn<Said extends { outcome: string }>(
    window: Window | null,
    requesters: readonly Requester[],
    turn: Turn,
    ask: () => Promise<Said>,
  ): Promise<{ said: Said; askedAtMs: number }> {
    await hold.assertOpen();
    try {
      return await callOnce(window, requesters, turn.send, ask);
    } catch (error) {
      throw isProblem(error) ? await hold.note(error) : error;
    }
  }

  return async (window, requesters, { isStillDue, ask, keep }) => {
    const attempt = () => {
      const waitingSinceMs = now();
      return gate.run(requesters, async (turn, current) => {
        onTurn(requesters.purpose, Math.max(0, now() - waitingSinceMs));
        if (!(await isStillDue())) return null;
        const { said, askedAtMs } = await callInTurn(window, current, turn, ask);
        return keep(said, { askedAtMs, turn });
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
