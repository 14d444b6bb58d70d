"use client";

import { useMemo } from "react";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { buildTeamMedian, type TeamMedian } from "@/lib/report/figures/median";

/** The team's median per day worked of some states; null while it cannot be known. */
export function useTeamMedian(
  report: ReportAnswer | undefined,
  states: readonly string[],
): TeamMedian | null {
  return useMemo(() => (report ? buildTeamMedian(report, states) : null), [report, states]);
}
