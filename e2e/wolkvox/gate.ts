import { type Days, readDay, touches } from "./days.ts";
import { orNull, type Reader, readObject, refuseUnknownNames, wholeNumber } from "./readers.ts";
import type { Span } from "./window-sums.ts";

/** The calls whose answers wait, and how many of them are let through first. */
export type Hold = Days & { through: number };

/** Where answers wait while it is shut: a test looks at what is seen meanwhile for as long as it needs. */
export type Gate = {
  /** Calls of other days pass. */
  shut: (hold: Hold) => void;
  open: () => void;
  /** Resolves when the call may be answered, or the signal aborts. */
  pass: (span: Span, signal: AbortSignal) => Promise<void>;
};

type Waiting = { span: Span; go: () => void };

const readThrough = wholeNumber(0, 1000);
const readOptionalDay: Reader<string | null> = orNull(readDay);

/** Throws an InputError that names what is wrong. */
export function parseHold(input: unknown): Hold {
  const given = readObject(input, "hold");
  refuseUnknownNames(given, ["from", "to", "through"], "words of a hold");
  return {
    from: readOptionalDay(given.from ?? null, "from"),
    to: readOptionalDay(given.to ?? null, "to"),
    through: readThrough(given.through ?? 0, "through"),
  };
}

export function createGate(): Gate {
  let hold: Hold | null = null;
  const waiting = new Set<Waiting>();
  const admits = (span: Span): boolean => {
    if (!hold || !touches(hold, span)) return true;
    if (hold.through === 0) return false;
    hold = { ...hold, through: hold.through - 1 };
    return true;
  };
  const change = (next: Hold | null) => {
    hold = next;
    for (const call of [...waiting]) if (admits(call.span)) call.go();
  };
  return {
    shut: change,
    open: () => change(null),
    pass: (span, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || admits(span)) return resolve();
        const call = {
          span,
          go: () => {
            waiting.delete(call);
            signal.removeEventListener("abort", call.go);
            resolve();
          },
        };
        waiting.add(call);
        signal.addEventListener("abort", call.go, { once: true });
      }),
  };
}
