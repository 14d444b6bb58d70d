import type { Day } from "@/lib/dates/window";
import type { WarningList } from "@/lib/report/answers/warnings";
import { foldText } from "@/lib/report/text";
import type { AuxRow } from "./aux-row";
import { agentKeyOf } from "./report";

/** The rows of one answer, its civil day (null = more than one) and how long its window is. */
type WatchedRows = { day: Day | null; windowSeconds: number; rows: readonly AuxRow[] };

/** Tells what the rows of several answers, oldest first, show only together or beside their window. */
export function createRowWatch(warnings: Pick<WarningList, "add">) {
  const names = new Map<string, string>();

  function noteName(agentId: string, name: string, day: Day | null): void {
    if (agentId === "" || name === "") return;
    const before = names.get(agentId);
    names.set(agentId, name);
    if (before === undefined || before === name || foldText(before) === foldText(name)) return;
    warnings.add("renamed", 1, [{ agent: { id: agentId, name }, day, before }]);
  }

  return {
    add({ day, windowSeconds, rows }: WatchedRows): void {
      const totals = new Map<string, { id: string; name: string; seconds: number }>();
      for (const { agentId, agentName, seconds } of rows) {
        const key = agentKeyOf({ agentId, agentName });
        const total = totals.get(key) ?? { id: agentId, name: agentName, seconds: 0 };
        total.seconds += seconds ?? 0;
        totals.set(key, total);
      }
      for (const { id, name, seconds } of totals.values()) {
        noteName(id, name, day);
        if (seconds > windowSeconds)
          warnings.add("longer-than-window", 1, [{ agent: { id, name }, day, seconds }]);
      }
    },
  };
}
