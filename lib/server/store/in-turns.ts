import { setImmediate as pause } from "node:timers/promises";
import type { AnswerColumns } from "@/lib/report/figures/answer-columns";
import type { Steps } from "@/lib/report/steps";

/** Does long work piece by piece; between two pieces the event loop turns. */
export async function finishInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await pause();
  }
}

// One pass over them takes a millisecond, reading them from the store some five.
const rowsAtOnce = 50_000;
// Asked for together, they come by one query.
const answersAtOnce = 8;

/** Answers and their columns, one after the other; the event loop turns before, between and after them. */
export async function* readInTurns<Item, Columns extends AnswerColumns | null>(
  items: readonly Item[],
  columnsOf: (item: Item) => Promise<Columns>,
): AsyncGenerator<{ item: Item; columns: Columns }> {
  let rows = rowsAtOnce;
  for (let from = 0; from < items.length; from += answersAtOnce) {
    const batch = items.slice(from, from + answersAtOnce).map((item) => ({ item, coming: columnsOf(item) }));
    // Of several that fail the first is told.
    for (const { coming } of batch) coming.catch(() => {});
    for (const { item, coming } of batch) {
      if (rows >= rowsAtOnce) {
        rows = 0;
        await pause();
      }
      const columns = await coming;
      yield { item, columns };
      rows += columns?.seconds.length ?? 0;
    }
  }
  await pause();
}
