"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { findSoFar } from "@/lib/report/so-far";
import {
  isComparisonProblem,
  type ResolvedComparison,
  resolveComparison,
} from "@/lib/search/resolve-comparison";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import type { Compared, ComparedFigures } from "./compared";
import { reportOptions } from "./report-query";

/** Resolves and asks the period to compare with, once the range's own figures say how far they go. */
export function useComparisonQuery(
  { link, range, operation }: Pick<ResolvedQuestion, "link" | "range" | "operation">,
  answer: ReportAnswer | null,
  today: string,
): Compared {
  const { timeZone } = operation;
  const soFar = answer && findSoFar(answer);
  const isHere = answer !== null;
  const found = useMemo(
    () => (isHere ? resolveComparison(link, range, { today, soFar, timeZone }) : null),
    [link, range, today, soFar, timeZone, isHere],
  );
  const problem = found && isComparisonProblem(found) ? found : null;
  const period = found && !isComparisonProblem(found) ? found : null;
  const asked = useQuery({
    ...reportOptions(period?.link ?? link),
    enabled: period !== null,
    // Another period's figures are no stand-in for this one's.
    placeholderData: () => undefined,
  });
  const shown = useShownComparison(period, period === null ? undefined : asked.data);
  const failure = period !== null && !shown ? asked.error : null;
  return {
    problem,
    period,
    shown,
    progress: asked.data?.progress,
    failure,
    retry: () => void asked.refetch(),
  };
}

// A running range moves its comparison's end on with every look: the last one stays until the next is here.
function useShownComparison(
  period: ResolvedComparison | null,
  answer: ReportAnswer | undefined,
): ComparedFigures | null {
  const [last, setLast] = useState<ComparedFigures | null>(null);
  const current = period && answer && hasTotals(answer) ? { period, answer } : null;
  if (current && (current.answer !== last?.answer || current.period !== last.period)) setLast(current);
  if (current) return current;
  return last && period && isSamePeriod(last, period, answer) ? last : null;
}

function hasTotals({ asOf, progress, problem }: ReportAnswer): boolean {
  return asOf !== null && (progress?.of !== "totals" || problem !== undefined);
}

function isSamePeriod(
  last: ComparedFigures,
  period: ResolvedComparison,
  answer: ReportAnswer | undefined,
): boolean {
  const isSameRange =
    last.period.rule === period.rule && last.period.range.window.from === period.range.window.from;
  const operation = answer?.operation ?? last.answer.operation;
  return isSameRange && last.period.isSoFar && last.answer.operation === operation;
}
