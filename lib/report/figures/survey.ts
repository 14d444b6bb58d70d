import { foldStates, type StateFold } from "@/lib/report/states/fold-states";
import { createAgentList, createDirectoryKeeper, type ListedAgent } from "./agent-list";
import type { AnswerColumns } from "./answer-columns";
import { sumsOf } from "./column-sums";
import { createPlaceTable, growColumn } from "./place-table";

/** Who and what there is in several answers: what must be known before their sums have columns. */
export type Survey = {
  /** Takes an answer, which has 60,000 rows at most: some milliseconds where its sums are not known yet. */
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
      const columns = inOneDirectory(given);
      const { directory } = columns;
      const { states: places, stateSeconds } = sumsOf(columns);
      list.note(columns);
      const slotOf = slots(directory.states);
      totals = growColumn(totals, directory.states.length);
      for (const [at, place] of places.entries()) {
        if (slotOf[place] === -1) slotOf[place] = states.push(directory.states[place] ?? "") - 1;
        const slot = slotOf[place] ?? 0;
        totals[slot] = (totals[slot] ?? 0) + (stateSeconds[at] ?? 0);
      }
    },
    agents: list.agents,
    fold: (keep) =>
      foldStates(new Map(states.map((state, slot) => [state, totals[slot] ?? 0])), list.agents.length, keep),
  };
}
