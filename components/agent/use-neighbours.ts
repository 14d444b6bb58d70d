"use client";

import { useMemo } from "react";
import { useComparedView } from "@/components/report/use-compared-view";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { type AgentRow, buildReportView } from "@/lib/report/figures/view";
import { findNeighbours, type Neighbours } from "@/lib/report/neighbours";
import { groupByClass } from "@/lib/report/states/state-order";
import { membersOf } from "@/lib/report/team";
import { formatAgentPath } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

const nobody = { states: [], styles: [], agents: [] };

/**
 * The agents around one in the team report of the same link, which may be ordered by what changed since `other`; those
 * without a page are stepped over. Null where the agent is not in it.
 */
export function useNeighbours(
  report: ReportAnswer | undefined,
  other: ReportAnswer | null,
  link: ReportLink,
  agentId: string,
): Neighbours<AgentRow> | null {
  const { agents, states, query, sort, perDay } = link;
  const teams = useMemo(() => membersOf(report ?? null), [report]);
  const grouped = useMemo(() => (report ? groupByClass(report) : nobody), [report]);
  const plain = useMemo(
    () => buildReportView(grouped, { agents, teams, states, query, sort, perDay }),
    [grouped, agents, teams, states, query, sort, perDay],
  );
  const { view } = useComparedView(plain, report ?? nobody, link.compare === null ? null : other, link);
  return useMemo(() => {
    const reachable = view.rows.filter(({ id }) => formatAgentPath(id) !== null);
    return findNeighbours(reachable, agentId);
  }, [view, agentId]);
}
