import type { Day } from "@/lib/dates/window";
import type { WarningList } from "@/lib/report/answers/warnings";
import { foldText } from "@/lib/report/text";
import { createDirectoryKeeper } from "./agent-list";
import type { AnswerColumns } from "./answer-columns";
import { sumsOf } from "./column-sums";
import type { Directory } from "./directory";
import { createPlaceTable } from "./place-table";

/** One answer, its civil day (null = more than one) and how long its window is. */
type WatchedAnswer = { day: Day | null; windowSeconds: number; columns: AnswerColumns };

/** Tells what the rows of several answers, oldest first, show only together or beside their window. */
export function createRowWatch(warnings: Pick<WarningList, "add">) {
  const inOneDirectory = createDirectoryKeeper();
  // Of one answer at a time: each agent's place in it, by the first identity that it gave, and the sum of its times.
  const slots = createPlaceTable<string>(() => -1);
  const firsts: number[] = [];
  const totals: number[] = [];
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
      const placed = inOneDirectory(columns);
      const { directory } = placed;
      const { agentOf } = directory;
      const { identities, identitySeconds } = sumsOf(placed);
      const slotOf = slots(directory.agentKeys);
      let count = 0;
      for (const [at, identity] of identities.entries()) {
        const agent = agentOf[identity] ?? 0;
        if (slotOf[agent] === -1) {
          slotOf[agent] = count;
          firsts[count] = identity;
          totals[count] = 0;
          count += 1;
        }
        const slot = slotOf[agent] ?? 0;
        totals[slot] = (totals[slot] ?? 0) + (identitySeconds[at] ?? 0);
      }
      for (let slot = 0; slot < count; slot += 1) {
        const identity = firsts[slot] ?? 0;
        slotOf[agentOf[identity] ?? 0] = -1;
        noteName(directory, identity, day);
        const total = totals[slot] ?? 0;
        if (total <= windowSeconds) continue;
        const { id = "", name = "" } = directory.identities[identity] ?? {};
        warnings.add("longer-than-window", 1, [{ agent: { id, name }, day, seconds: total }]);
      }
    },
  };
}
