"use client";

import { useState } from "react";
import type { ReportAnswer } from "@/lib/report/report-answer";

/**
 * The newest answer with figures: while a new range has none yet, the old figures stay. Another operation's never do.
 */
export function useShownAnswer(
  current: ReportAnswer | undefined,
  operation: string,
): ReportAnswer | undefined {
  const [shown, setShown] = useState(current?.asOf ? current : undefined);
  if (current?.asOf && current !== shown) setShown(current);
  const newest = current?.asOf ? current : shown;
  return newest?.operation === operation ? newest : undefined;
}
