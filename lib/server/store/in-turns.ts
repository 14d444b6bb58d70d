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

/** Answers and their columns, one after the other; the event loop turns before, between and after them. */
export async function* readInTurns<Item, Columns extends AnswerColumns | null>(
  items: Iterable<Item>,
  columnsOf: (item: Item) => Promise<Columns>,
): AsyncGenerator<{ item: Item; columns: Columns }> {
  let rows = rowsAtOnce;
  for (const item of items) {
    if (rows >= rowsAtOnce) {
      rows = 0;
      await pause();
    }
    const columns = await columnsOf(item);
    yield { item, columns };
    rows += columns?.seconds.length ?? 0;
  }
  await pause();
}
