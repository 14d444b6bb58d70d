"use client";

import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ApiError } from "@/lib/browser/api";
import type { ComparableAnswer, Compared, ComparedFigures } from "@/lib/browser/compared";
import { findSoFar } from "@/lib/report/comparison/so-far";
import { type ResolvedComparison, resolveComparison } from "@/lib/search/comparison/resolve-comparison";
import { isLinkProblem } from "@/lib/search/link-problem";
import type { ReportLink } from "@/lib/search/report-link";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";

type Question<Answer> = UseQueryOptions<Answer, ApiError, Answer, readonly string[]>;

/**
 * Resolves and asks the period to compare with, once the range's own figures say how far they go. `isShown`: whether an
 * answer has enough figures to stand beside them.
 */
export function useComparisonQuery<Answer extends ComparableAnswer>(
  { link, range, operation }: Pick<ResolvedQuestion, "link" | "range" | "operation">,
  answer: Answer | null,
  today: string,
  optionsOf: (link: ReportLink) => Question<Answer>,
  isShown: (answer: Answer) => boolean,
): Compared<Answer> {
  const { timeZone } = operation;
  const soFar = answer && findSoFar(answer);
  const isHere = answer !== null;
  const found = useMemo(
    () => (isHere ? resolveComparison(link, range, { today, soFar, timeZone }) : null),
    [link, range, today, soFar, timeZone, isHere],
  );
  const problem = found && isLinkProblem(found) ? found : null;
  const period = found && !isLinkProblem(found) ? found : null;
  const asked = useQuery<Answer, ApiError, Answer, readonly string[]>({
    ...optionsOf(period?.link ?? link),
    enabled: period !== null,
    // Figures of another period must not be shown as this one's.
    placeholderData: () => undefined,
  });
  const current = period !== null && asked.data && isShown(asked.data) ? asked.data : null;
  const shown = useShownComparison(period, current);
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
function useShownComparison<Answer extends ComparableAnswer>(
  period: ResolvedComparison | null,
  answer: Answer | null,
): ComparedFigures<Answer> | null {
  const [last, setLast] = useState<ComparedFigures<Answer> | null>(null);
  const current = period && answer ? { period, answer } : null;
  if (current && (current.answer !== last?.answer || current.period !== last.period)) setLast(current);
  if (current) return current;
  return last && period && isSamePeriod(last, period) ? last : null;
}

function isSamePeriod(last: ComparedFigures<ComparableAnswer>, period: ResolvedComparison): boolean {
  const isSameRange =
    last.period.rule === period.rule && last.period.range.window.from === period.range.window.from;
  return isSameRange && last.period.isSoFar && last.period.link.operation === period.link.operation;
}
