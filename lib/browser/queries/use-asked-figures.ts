"use client";

import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiError } from "@/lib/browser/api";
import type { AskedFigures } from "@/lib/browser/asked-figures";
import { isTold } from "@/lib/report/answers/answer-state";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

/** Asks a question, and says what of it can be shown. */
export function useAskedFigures<Answer extends AnswerFacts & { operation: string }>(
  question: UseQueryOptions<Answer, ApiError, Answer, readonly string[]>,
  operation: string,
): AskedFigures<Answer> {
  const asked = useQuery(question);
  const shown = useShownAnswer(asked.data, operation);
  return {
    shown,
    isOther: shown !== undefined && (asked.isPlaceholderData || shown !== asked.data),
    isFetching: asked.isFetching,
    failure: asked.error,
    failedAtMs: asked.errorUpdatedAt,
    progress: asked.isPlaceholderData ? undefined : asked.data?.progress,
    retry: () => void asked.refetch(),
  };
}

/**
 * The newest answer to show: while a new range has none yet, the old figures stay. Another operation's never do.
 */
function useShownAnswer<Answer extends AnswerFacts & { operation: string }>(
  current: Answer | undefined,
  operation: string,
): Answer | undefined {
  const told = current && isTold(current) ? current : undefined;
  const [shown, setShown] = useState(told);
  if (told && told !== shown) setShown(told);
  const newest = told ?? shown;
  return newest?.operation === operation ? newest : undefined;
}
