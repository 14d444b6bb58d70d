import { dayOf } from "@/lib/dates/window";
import { sumsOf } from "@/lib/report/figures/column-sums";
import type { SeenState, SeenStates } from "@/lib/report/states/seen-states";
import { compareText } from "@/lib/report/text";
import type { AnswerBook } from "@/lib/server/ledger/answer-book";
import { readInTurns } from "@/lib/server/store/in-turns";

const anyTime = { from: "", to: "9999-12-31T23:59:59" };

/**
 * The first and last day on which each state was seen, in wolkvox's own words. An answer of several days says no more than
 * that it was seen by its end. Every answer is read once, and its states are kept.
 */
export function createSeenStates(book: Pick<AnswerBook, "sync" | "listWithin" | "columnsOf">) {
  const statesOf = new Map<string, readonly string[]>();

  return async (): Promise<Omit<SeenStates, "operation">> => {
    await book.sync();
    const entries = book.listWithin(anyTime).flatMap(({ window, answer }) => {
      const { digest } = answer;
      return digest === null ? [] : [{ window, answer, digest }];
    });
    const unread = entries.filter(({ digest }) => !statesOf.has(digest));
    for await (const { item, columns } of readInTurns(unread, ({ answer }) => book.columnsOf(answer))) {
      const { directory } = columns;
      statesOf.set(
        item.digest,
        [...sumsOf(columns).states].map((place) => directory.states[place] ?? ""),
      );
    }
    const seen = new Map<string, SeenState>();
    for (const { window, digest } of entries) {
      // By its last day at the latest, and from its first on.
      const [first, last] = [dayOf(window.to), dayOf(window.from)];
      for (const state of statesOf.get(digest) ?? []) {
        const known = seen.get(state);
        seen.set(state, {
          state,
          first: known && known.first < first ? known.first : first,
          last: known && known.last > last ? known.last : last,
        });
      }
    }
    const states = [...seen.values()].sort((a, b) => compareText(a.state, b.state));
    const days = states.flatMap(({ first, last }) => [first, last]).sort();
    return { from: days[0] ?? null, to: days.at(-1) ?? null, states };
  };
}
