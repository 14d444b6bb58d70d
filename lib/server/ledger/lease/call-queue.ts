import { CallDroppedError, CallRefusedError } from "./call-refusal";
import type { CallPurpose, Requester, Requesters } from "./call-request";

export type QueuedCall = {
  requesters: Requesters;
  /** Nobody wants it any more. */
  drop(reason: CallDroppedError): void;
};

export type CallQueue<Call extends QueuedCall> = {
  /**
   * @throws CallRefusedError `rate-limited` where all who want it have as many calls waiting as one person may,
   * `upstream-busy` where the queue is full; `freePlaces` are places that need no waiting. @throws CallDroppedError
   */
  add(call: Call, freePlaces: number): void;
  /** Back to the front: its turn came to nothing. */
  putBack(call: Call, requesters: readonly Requester[]): void;
  /** Whose turn is next: people before background work. */
  head(): CallPurpose | null;
  /** The next call and all who want it; the first of them is the one whose turn it is. */
  shift(): { call: Call; requesters: readonly Requester[] } | null;
  /** How many wait. */
  waiting(): Record<CallPurpose, number>;
  /** Everything that waits; from then on nothing does. */
  clear(): Call[];
};

export type CallQueueOptions = {
  /** Calls that may wait. */
  most: Record<CallPurpose, number>;
  /** Calls that may wait for one person. */
  mostOfOne: number;
  /** How long a call takes; null while none was made. */
  callMs: () => number | null;
};

// Until a first call has shown it.
const usualCallMs = 2_000;
const mostPeopleKept = 1_000;

/**
 * The calls of this process that wait for one token. Turns are shared among people: the next is the one whose last turn
 * is longest ago, a newcomer first, and of their calls the oldest. A call that several people want has its turn with the
 * first of them. Background work comes after all people, in the order of asking.
 */
export function createCallQueue<Call extends QueuedCall>(options: CallQueueOptions): CallQueue<Call> {
  const { most, mostOfOne, callMs } = options;
  const calls: Record<CallPurpose, Call[]> = { reader: [], background: [] };
  // In the order of the last turns, the oldest first.
  const lastTurns = new Map<string, number>();
  let turns = 0;

  function dropUnwanted(): void {
    for (const purpose of ["reader", "background"] as const) {
      const unwanted = calls[purpose].filter(({ requesters }) => requesters.list().length === 0);
      calls[purpose] = calls[purpose].filter((call) => !unwanted.includes(call));
      for (const call of unwanted) call.drop(new CallDroppedError("Nobody waits for this call any more."));
    }
  }

  function head(): CallPurpose | null {
    dropUnwanted();
    if (calls.reader.length > 0) return "reader";
    return calls.background.length > 0 ? "background" : null;
  }

  function turnOf({ askedBy }: Requester): number {
    return askedBy === null ? 0 : (lastTurns.get(askedBy) ?? 0);
  }

  function findNext(purpose: CallPurpose): { call: Call; requesters: readonly Requester[] } | null {
    const choices = calls[purpose].map((call) => ({
      call,
      requesters: [...call.requesters.list()].sort((a, b) => turnOf(a) - turnOf(b)),
    }));
    const firstTurn = ({ requesters: [first] }: { requesters: readonly Requester[] }) =>
      first ? turnOf(first) : 0;
    return choices.reduce<(typeof choices)[number] | null>(
      (best, choice) => (best && firstTurn(best) <= firstTurn(choice) ? best : choice),
      null,
    );
  }

  function noteTurn(requester: Requester | undefined): void {
    if (!requester || requester.askedBy === null) return;
    turns += 1;
    lastTurns.delete(requester.askedBy);
    lastTurns.set(requester.askedBy, turns);
    const [oldest] = lastTurns.keys();
    if (lastTurns.size > mostPeopleKept && oldest !== undefined) lastTurns.delete(oldest);
  }

  function countOf({ askedBy }: Requester): number {
    return calls.reader.filter(({ requesters }) =>
      requesters.list().some((requester) => requester.askedBy === askedBy),
    ).length;
  }

  function countPeople(): number {
    return new Set(calls.reader.flatMap(({ requesters }) => requesters.list().map(({ askedBy }) => askedBy)))
      .size;
  }

  /** Until so many calls have been made. */
  function refuse(code: "rate-limited" | "upstream-busy", reason: string, ahead: number): CallRefusedError {
    const retryAfterSeconds = Math.max(1, Math.ceil((ahead * (callMs() ?? usualCallMs)) / 1000));
    const detail = `${reason}. Next try in about ${retryAfterSeconds} s.`;
    return new CallRefusedError(code, detail, { retryAfterSeconds });
  }

  function assertPlace({ purpose, list: requesters }: Requesters, freePlaces: number): void {
    const waiting = calls[purpose].length;
    if (waiting >= most[purpose] + freePlaces)
      throw refuse(
        "upstream-busy",
        `${waiting} calls to wolkvox are waiting already`,
        calls.reader.length + (purpose === "reader" ? 0 : waiting),
      );
    const own = purpose === "reader" ? Math.min(...requesters().map(countOf)) : 0;
    if (own > 0 && own >= mostOfOne + freePlaces)
      throw refuse(
        "rate-limited",
        `${own} calls to wolkvox are waiting for you already`,
        own * countPeople(),
      );
  }

  return {
    head,
    add(call, freePlaces) {
      dropUnwanted();
      if (call.requesters.list().length === 0) throw new CallDroppedError("Nobody waits for this call.");
      assertPlace(call.requesters, freePlaces);
      calls[call.requesters.purpose].push(call);
    },
    putBack(call, [requester]) {
      calls[call.requesters.purpose].unshift(call);
      if (requester?.askedBy) lastTurns.delete(requester.askedBy);
    },
    shift() {
      const purpose = head();
      const next = purpose && findNext(purpose);
      if (!next) return null;
      calls[purpose].splice(calls[purpose].indexOf(next.call), 1);
      noteTurn(next.requesters[0]);
      return next;
    },
    waiting() {
      dropUnwanted();
      return { reader: calls.reader.length, background: calls.background.length };
    },
    clear: () => [...calls.reader.splice(0), ...calls.background.splice(0)],
  };
}
