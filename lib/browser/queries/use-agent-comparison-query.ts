"use client";

import { useMemo } from "react";
import type { Compared } from "@/lib/browser/compared";
import type { Day } from "@/lib/dates/window";
import { hasTotals, isAnswered } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { agentGrain, narrowToAgent } from "@/lib/search/agent-path";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import { daysOptions, reportOptions } from "./figures-query";
import { useComparisonQuery } from "./use-comparison-query";

type AgentCompared = {
  /** The team in a period beside the range: the one before, unless the link says another. */
  before: Compared;
  /** The agent's own days there, where the link compares. */
  days: Compared<DaysAnswer>;
  /** The team as its own page compares it, which may lay months beside months: its order may be by what changed. */
  team: Compared;
};

/** The figures that one agent is compared with. `now`: the figures of the range, null while they are not here. */
export function useAgentComparisonQuery(
  { link, range, operation }: Pick<ResolvedQuestion, "link" | "range" | "operation">,
  agentId: string,
  now: { days: DaysAnswer | null; report: ReportAnswer | null },
  today: Day,
): AgentCompared {
  const by = agentGrain(link);
  const always = useMemo(() => ({ ...link, by, compare: link.compare ?? "previous" }), [link, by]);
  const own = useMemo(() => ({ ...narrowToAgent(link, agentId), by }), [link, agentId, by]);
  const ofTeam = [now.report, today, reportOptions, hasTotals] as const;
  return {
    before: useComparisonQuery({ link: always, range, operation }, ...ofTeam),
    days: useComparisonQuery({ link: own, range, operation }, now.days, today, daysOptions, isAnswered),
    team: useComparisonQuery({ link, range, operation }, ...ofTeam),
  };
}
