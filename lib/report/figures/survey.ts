import { foldStates, type StateFold } from "@/lib/report/states/fold-states";
import { createAgentList, createDirectoryKeeper, type ListedAgent } from "./agent-list";
import type { AnswerColumns } from "./answer-columns";
import { createPlaceTable, growColumn } from "./place-table";

/** Who and what there is in several answers: what must be known before their sums have columns. */
export type Survey = {
  /** One pass over the rows of one answer, which has 60,000 at most: some milliseconds. */
  add(columns: AnswerColumns): void;
  /** In the order in which they were first named, under their last name. */
  agents: readonly ListedAgent[];
  /** The states that have a column, and those that share one; `keep` have their own. */
  fold(keep: readonly string[]): StateFold;
};

export function createSurvey(): Survey {
  const inOneDirectory = createDirectoryKeeper();
  const list = createAgentList();
  const slots = createPlaceTable<string>(() => -1);
  const states: string[] = [];
  let totals = new Float64Array(0);

  return {
    add(given) {
      const { directory, identities, states: places, seconds } = inOneDirectory(given);
      const slotOf = slots(directory.states);
      totals = growColumn(totals, directory.states.length);
      let last = -1;
      for (let row = 0; row < seconds.length; row += 1) {
        const identity = identities[row] ?? 0;
        if (identity !== last) list.note(directory, identity);
        last = identity;
        const place = places[row] ?? 0;
        if (slotOf[place] === -1) slotOf[place] = states.push(directory.states[place] ?? "") - 1;
        const slot = slotOf[place] ?? 0;
        const time = seconds[row] ?? 0;
        if (!Number.isNaN(time)) totals[slot] = (totals[slot] ?? 0) + time;
      }
    },
    agents: list.agents,
    fold: (keep) =>
      foldStates(new Map(states.map((state, slot) => [state, totals[slot] ?? 0])), list.agents.length, keep),
  };
}
