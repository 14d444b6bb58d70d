"use client";

import { useMemo } from "react";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import {
  buildComparison,
  changeOf,
  isWholeAnswer,
  type ReportComparison,
} from "@/lib/report/comparison/comparison";
import { orderByChange, type ReportView } from "@/lib/report/figures/view";
import { membersOf } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";

type ComparedView = { view: ReportView; comparison: ReportComparison | null };

/** A view beside the same reading of another period's answer, ordered by what changed where the link says so. */
export function useComparedView(
  plain: ReportView,
  report: Pick<ReportAnswer, "agents" | "states" | "members">,
  other: ReportAnswer | null,
  { agents, states, query, sort }: Pick<ReportLink, "agents" | "states" | "query" | "sort">,
): ComparedView {
  const comparison = useMemo(() => {
    if (!other) return null;
    return buildComparison(
      plain,
      report,
      { ...other, isWhole: isWholeAnswer(other) },
      { agents, teams: membersOf(report, other), states, query },
    );
  }, [plain, report, other, agents, states, query]);
  return useMemo(() => {
    if (!comparison) return { view: plain, comparison };
    const read = (row: ReportView["rows"][number]) => changeOf(row, comparison.rows.get(row.key), null);
    return { view: orderByChange(plain, sort, read), comparison };
  }, [plain, comparison, sort]);
}
