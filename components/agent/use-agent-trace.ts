"use client";

import { useCallback } from "react";
import { type Trace, traceOfDaysCell } from "@/components/figures/trace";
import type { DaysMatrix } from "@/components/table/days-matrix";
import { narrowToAgent } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

/** Asks where a figure comes from, of this agent alone, whatever agents the link finds. */
export function useAgentTrace(
  agentId: string,
  link: ReportLink,
  matrix: DaysMatrix,
  onTrace: (trace: Trace | null) => void,
): { traceAll: () => void; traceCell: (cell: string) => void } {
  const traceAll = () => onTrace({ link: narrowToAgent(link, agentId), parts: [] });
  const traceCell = useCallback(
    (cell: string) => {
      const trace = traceOfDaysCell(cell, link, matrix);
      onTrace(trace && { ...trace, link: narrowToAgent(trace.link, agentId) });
    },
    [agentId, link, matrix, onTrace],
  );
  return { traceAll, traceCell };
}
