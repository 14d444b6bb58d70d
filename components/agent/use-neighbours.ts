"use client";

import { useMemo } from "react";
import { findNeighbours } from "@/lib/report/neighbours";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { groupByClass } from "@/lib/report/state-order";
import { buildReportView } from "@/lib/report/view";
import { formatAgentPath } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

/** The agents around one in the team report of the same link; those without a page are stepped over. */
export function useNeighbours(report: ReportAnswer | undefined, link: ReportLink, agentId: string) {
  const { agents, states, query, sort, perDay } = link;
  return useMemo(() => {
    if (!report) return null;
    const { rows } = buildReportView(groupByClass(report), { agents, states, query, sort, perDay });
    return findNeighbours(
      rows.filter(({ id }) => formatAgentPath(id) !== null),
      agentId,
    );
  }, [report, agents, states, query, sort, perDay, agentId]);
}
