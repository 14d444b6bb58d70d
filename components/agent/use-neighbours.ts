"use client";

import { useMemo } from "react";
import { useAgentTable } from "@/components/report/use-shown-agents";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentRow } from "@/lib/report/figures/agent-table";
import { findNeighbours, type Neighbours } from "@/lib/report/neighbours";
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
  const { rows } = useAgentTable(report ?? nobody, link.compare === null ? null : other, link);
  return useMemo(() => {
    const reachable = rows.filter(({ id }) => formatAgentPath(id) !== null);
    return findNeighbours(reachable, agentId);
  }, [rows, agentId]);
}
