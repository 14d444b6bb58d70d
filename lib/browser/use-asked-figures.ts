"use client";

import { useState } from "react";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

/** A failure to get an answer, as the tab's only way out tells it. */
type AskFailure = { code: string; message: string; retryAfterSeconds: number | null };

type Asked<Answer> = {
  data: Answer | undefined;
  error: AskFailure | null;
  errorUpdatedAt: number;
  isFetching: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

/** The figures on the page: those asked for, or older ones while these are on their way. */
export type AskedFigures<Answer> = {
  shown: Answer | undefined;
  /** What is shown is of another question than the link's. */
  isOther: boolean;
  isFetching: boolean;
  failure: AskFailure | null;
  failedAtMs: number;
  progress: AnswerFacts["progress"];
  retry: () => void;
};

/** What of an asked question can be shown. */
export function useAskedFigures<Answer extends AnswerFacts & { operation: string }>(
  asked: Asked<Answer>,
  operation: string,
): AskedFigures<Answer> {
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
 * The newest answer with figures: while a new range has none yet, the old figures stay. Another operation's never do.
 */
function useShownAnswer<Answer extends { asOf: string | null; operation: string }>(
  current: Answer | undefined,
  operation: string,
): Answer | undefined {
  const [shown, setShown] = useState(current?.asOf ? current : undefined);
  if (current?.asOf && current !== shown) setShown(current);
  const newest = current?.asOf ? current : shown;
  return newest?.operation === operation ? newest : undefined;
}
