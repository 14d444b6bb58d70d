import type { Day } from "@/lib/dates/window";
import type { AgentReading } from "@/lib/report/figures/agent-table";
import { createAgentFilter } from "@/lib/report/figures/agent-table";
import { mostWarningCases, type RowWarning, type RowWarningKind } from "@/lib/report/figures/aux-row";

/**
 * `longer-than-window`: an agent's times of one answer add up to more than its window has. `renamed`: an agent has another
 * name than on the day before. `folded-states`: so many states have no column of their own.
 */
export type WarningKind = RowWarningKind | "longer-than-window" | "renamed" | "folded-states";

/** Whom and which day a warning is about; `day` null = the answer is of more than one. */
export type WarningCase = {
  agent?: { id: string; name: string };
  day: Day | null;
  state?: string | undefined;
  said?: number | undefined;
  found?: number | undefined;
  /** What the times add up to. */
  seconds?: number;
  /** The name before. */
  before?: string;
};

/** `count` is exact, `cases` are the first of them. */
export type ReportWarning = { kind: WarningKind; count: number; cases: readonly WarningCase[] };

/** Gathers warnings of many answers, those of one kind together. */
export function createWarningList() {
  const kinds = new Map<WarningKind, { count: number; cases: WarningCase[] }>();

  function add(kind: WarningKind, count: number, cases: readonly WarningCase[]): void {
    const known = kinds.get(kind) ?? { count: 0, cases: [] };
    known.count += count;
    known.cases.push(...cases.slice(0, mostWarningCases - known.cases.length));
    kinds.set(kind, known);
  }

  return {
    add,
    /** What one answer warned of, with the civil day that it is of. */
    addAnswer(day: Day | null, warnings: readonly RowWarning[]): void {
      for (const { kind, count, cases = [] } of warnings)
        add(
          kind,
          count,
          cases.map(({ agentId, agentName, ...rest }) => ({
            ...(agentId !== undefined && { agent: { id: agentId, name: agentName ?? "" } }),
            ...rest,
            day,
          })),
        );
    },
    list: (): ReportWarning[] => [...kinds].map(([kind, { count, cases }]) => ({ kind, count, cases })),
  };
}

export type WarningList = ReturnType<typeof createWarningList>;

/** The warnings that concern whom a reading shows; those that name nobody, or not everybody, concern every reader. */
export function narrowWarnings(warnings: readonly ReportWarning[], reading: AgentReading): ReportWarning[] {
  const isShown = createAgentFilter(reading);
  return warnings.flatMap((warning): ReportWarning[] => {
    const cases = warning.cases.filter(({ agent }) => !agent || isShown(agent));
    if (warning.cases.length < warning.count) return [{ ...warning, cases }];
    return cases.length === 0 ? [] : [{ ...warning, count: cases.length, cases }];
  });
}
