import type { Window } from "@/lib/dates/window";
import { backgroundWork, requestedBy } from "@/lib/server/ledger/lease/call-request";
import { createRounds } from "@/lib/server/store/rounds";
import type { AnswerBook } from "./answer-book";

export type UpkeepOptions = {
  book: Pick<
    AnswerBook,
    "sync" | "listRechecks" | "isResting" | "isBackgroundResting" | "ownFailureOf" | "ask"
  >;
  /** Whether wolkvox may be asked while nobody reads. */
  mayAsk: () => Promise<boolean>;
  /** Tells the windows that are never looked at again by themselves. */
  listSkipped?: () => Promise<(window: Window) => boolean>;
  /** Throws away what is past its retention. */
  purge: () => Promise<unknown>;
  now: () => number;
  onFault: (error: unknown) => void;
  everyMs?: number;
};

const usuallyEveryMs = 10 * 60_000;

/** What the ledger does when nobody looks: the second looks at closed days that are due, newest first, and tidying up. */
export function createUpkeep(options: UpkeepOptions) {
  const { book, mayAsk, purge, now, onFault, everyMs = usuallyEveryMs } = options;
  const rounds = createRounds(() => run().then(() => everyMs));

  async function recheck(): Promise<void> {
    if (!(await mayAsk()) || (await book.sync())) return;
    const isSkipped = await options.listSkipped?.();
    for (const window of listDue()) {
      if (isSkipped?.(window)) continue;
      await book.ask(window, requestedBy(backgroundWork));
      // What fails now will most likely fail for the next day too: the next round tries again.
      if (book.ownFailureOf(window) || book.isBackgroundResting()) return;
    }
  }

  function listDue(): Window[] {
    const windows = book.listRechecks(now()).map(({ window }) => window);
    return windows.filter((window) => !book.isResting(window)).sort((a, b) => (a.from < b.from ? 1 : -1));
  }

  async function run(): Promise<void> {
    try {
      await recheck();
      await purge();
    } catch (error) {
      onFault(error);
    }
  }

  return { run, start: () => rounds.next(everyMs), stop: rounds.stop };
}
