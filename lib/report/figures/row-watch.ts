import type { Day } from "@/lib/dates/window";
import type { WarningList } from "@/lib/report/answers/warnings";
import { foldText } from "@/lib/report/text";
import { createDirectoryKeeper } from "./agent-list";
import type { AnswerColumns } from "./answer-columns";
import type { Directory } from "./directory";
import { createPlaceTable } from "./place-table";

/** One answer, its civil day (null = more than one) and how long its window is. */
type WatchedAnswer = { day: Day | null; windowSeconds: number; columns: AnswerColumns };

/** Tells what the rows of several answers, oldest first, show only together or beside their window. */
export function createRowWatch(warnings: Pick<WarningList, "add">) {
  const inOneDirectory = createDirectoryKeeper();
  const slots = createPlaceTable<string>(() => -1);
  // By agent the identity that last had a name.
  const lastNamed = createPlaceTable<string>(() => -1);

  function noteName({ identities, agentOf, agentKeys }: Directory, identity: number, day: Day | null): void {
    const agent = agentOf[identity] ?? 0;
    const named = lastNamed(agentKeys);
    const known = named[agent] ?? -1;
    if (known === identity) return;
    const { id = "", name = "" } = identities[identity] ?? {};
    if (id === "" || name === "") return;
    named[agent] = identity;
    const before = identities[known]?.name ?? name;
    if (before === name || foldText(before) === foldText(name)) return;
    warnings.add("renamed", 1, [{ agent: { id, name }, day, before }]);
  }

  return {
    add({ day, windowSeconds, columns }: WatchedAnswer): void {
      const { directory, identities, seconds } = inOneDirectory(columns);
      const { agentOf } = directory;
      const slotOf = slots(directory.agentKeys);
      // Each agent of this answer, by the first identity that it gave.
      const firsts: number[] = [];
      const totals: number[] = [];
      let [last, slot, run] = [-1, -1, 0];
      for (let row = 0; row < seconds.length; row += 1) {
        const identity = identities[row] ?? 0;
        if (identity !== last) {
          if (slot !== -1) totals[slot] = (totals[slot] ?? 0) + run;
          [last, run] = [identity, 0];
          const agent = agentOf[identity] ?? 0;
          if (slotOf[agent] === -1) {
            slotOf[agent] = firsts.push(identity) - 1;
            totals.push(0);
          }
          slot = slotOf[agent] ?? 0;
        }
        const time = seconds[row] ?? 0;
        if (!Number.isNaN(time)) run += time;
      }
      if (slot !== -1) totals[slot] = (totals[slot] ?? 0) + run;
      for (const [place, identity] of firsts.entries()) {
        slotOf[agentOf[identity] ?? 0] = -1;
        noteName(directory, identity, day);
        const total = totals[place] ?? 0;
        if (total <= windowSeconds) continue;
        const { id = "", name = "" } = directory.identities[identity] ?? {};
        warnings.add("longer-than-window", 1, [{ agent: { id, name }, day, seconds: total }]);
      }
    },
  };
}
