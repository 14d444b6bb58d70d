import { setTimeout as sleep } from "node:timers/promises";
import type { Window } from "@/lib/dates/window";
import type { AnswerBook } from "./ledger/answer-book";

/**
 * How long a caller waits. `untilKnown`: for everything, but after `mostMs` the first known figures are enough.
 * `atMost`: that long, whatever is known by then.
 */
export type Patience = { kind: "untilKnown" | "atMost"; mostMs: number };

/** Asks every window that is due and waits as long as the patience says. The calls go on afterwards. */
export async function settleCalls(book: AnswerBook, windows: Window[], patience: Patience): Promise<void> {
  const calls = windows.map((window) => book.ask(window));
  if (!isAnyPending()) return;
  await within(patience.mostMs, Promise.all(calls));
  if (patience.kind === "atMost") return;
  while (isAnyPending() && !isAnyKnown()) await Promise.race(listPending());

  function isAnyPending(): boolean {
    return windows.some((window) => book.look(window).pending);
  }

  function isAnyKnown(): boolean {
    return windows.some((window) => book.look(window).answer);
  }

  function listPending(): Promise<void>[] {
    return windows.flatMap((window) => book.look(window).pending ?? []);
  }
}

async function within(mostMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, sleep(mostMs, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}
