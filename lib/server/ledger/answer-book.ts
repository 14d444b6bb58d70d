import type { Window } from "@/lib/dates/window";
import { lastInstantOf } from "@/lib/dates/zone";
import type { AuxRow, RowWarning } from "@/lib/report/aux-row";
import { isProblem, ProblemError } from "@/lib/report/problem";
import { retryDelayMs } from "./retry-delay";

/** One answer of wolkvox, kept as it came. Instants in epoch milliseconds. */
export type Answer = {
  id: number;
  window: Window;
  askedAtMs: number;
  /** When the window's last second was over. */
  endedAtMs: number;
  rows: readonly AuxRow[];
  warnings: readonly RowWarning[];
  outcome: "rows" | "no-data";
};

export type Failure = { problem: ProblemError; sinceMs: number; retryAtMs: number; times: number };

/** What is known of a window: the newest answer, a call under way, and the failure since that answer. */
export type Holding = {
  answer: Answer | null;
  pending: Promise<void> | null;
  failure: Failure | null;
};

/** An answer as it arrives; `askedAtMs` is when its call was sent, not when its turn was asked for. */
export type FreshAnswer = Pick<Answer, "askedAtMs" | "rows" | "warnings" | "outcome">;

export type AnswerBookOptions = {
  timeZone: string;
  refreshMs: number;
  now: () => number;
  /** One read of wolkvox, already waiting its turn. */
  load: (window: Window) => Promise<FreshAnswer>;
  /** Rows kept at most, and with them memory; the longest unread windows go first, the newest answer stays. */
  mostRows?: number;
};

export type AnswerBook = {
  /** Asks wolkvox where an answer is due and nobody is asking yet; resolves when the window is settled. Never rejects. */
  ask(window: Window): Promise<void>;
  look(window: Window): Holding;
  /** True when the answer was asked after its window had ended: it need not be asked again. */
  isClosed(answer: Answer): boolean;
  /** Whether any answer so far named this agent. */
  knowsAgent(id: string): boolean;
};

const nothing: Holding = { answer: null, pending: null, failure: null };

// What a window takes in memory without its rows, in rows: many windows that fail are bounded too.
const rowsPerWindow = 20;

/** Remembers answers in memory: a closed window is asked once, a live one at most every `refreshMs`. */
export function createAnswerBook(options: AnswerBookOptions): AnswerBook {
  const { timeZone, refreshMs, now, load, mostRows = 3_000_000 } = options;
  // Least recently read first.
  const holdings = new Map<string, Holding>();
  const agentIds = new Set<string>();
  let rowsKept = 0;
  let lastId = 0;

  function isClosed(answer: Answer): boolean {
    return answer.askedAtMs >= answer.endedAtMs;
  }

  function isDue({ answer, pending, failure }: Holding): boolean {
    if (pending || (failure && now() < failure.retryAtMs)) return false;
    if (!answer || failure) return true;
    const ageMs = now() - answer.askedAtMs;
    // An answer from the future means that the clock was set back: its age says nothing.
    return !isClosed(answer) && (ageMs >= refreshMs || ageMs < 0);
  }

  async function read(window: Window, key: string, before: Holding): Promise<void> {
    try {
      const fresh = await load(window);
      lastId += 1;
      for (const { agentId } of fresh.rows) agentIds.add(agentId);
      const endedAtMs = lastInstantOf(window.to, timeZone) + 1000;
      keep(key, { answer: { id: lastId, window, endedAtMs, ...fresh }, pending: null, failure: null });
    } catch (error) {
      keep(key, { ...before, pending: null, failure: failureAfter(before.failure, error) });
    }
  }

  function failureAfter(previous: Failure | null, error: unknown): Failure {
    const problem = isProblem(error)
      ? error
      : new ProblemError("unexpected", "The answer could not be kept.", { cause: error });
    const times = (previous?.times ?? 0) + 1;
    const retryAtMs = now() + retryDelayMs(times, refreshMs, problem.retryAfterSeconds);
    return { problem, sinceMs: previous?.sinceMs ?? now(), retryAtMs, times };
  }

  function keep(key: string, holding: Holding): void {
    forget(key);
    holdings.set(key, holding);
    rowsKept += weigh(holding);
    for (const [oldest, { pending }] of holdings) {
      if (rowsKept <= mostRows) return;
      if (oldest !== key && !pending) forget(oldest);
    }
  }

  function forget(key: string): void {
    const holding = holdings.get(key);
    if (holding) rowsKept -= weigh(holding);
    holdings.delete(key);
  }

  function lookUp(key: string): Holding {
    const holding = holdings.get(key);
    if (!holding) return nothing;
    holdings.delete(key);
    holdings.set(key, holding);
    return holding;
  }

  return {
    isClosed,
    knowsAgent: (id) => agentIds.has(id),
    look: (window) => lookUp(keyOf(window)),
    ask(window) {
      const key = keyOf(window);
      const known = lookUp(key);
      if (known.pending) return known.pending;
      if (!isDue(known)) return Promise.resolve();
      const { promise: pending, resolve } = Promise.withResolvers<void>();
      keep(key, { ...known, pending });
      void read(window, key, known).then(resolve);
      return pending;
    },
  };
}

function weigh({ answer }: Holding): number {
  return (answer?.rows.length ?? 0) + rowsPerWindow;
}

function keyOf(window: Window): string {
  return `${window.from}/${window.to}`;
}
