"use client";

import { useState } from "react";

/**
 * The newest answer with figures: while a new range has none yet, the old figures stay. Another operation's never do.
 */
export function useShownAnswer<Answer extends { asOf: string | null; operation: string }>(
  current: Answer | undefined,
  operation: string,
): Answer | undefined {
  const [shown, setShown] = useState(current?.asOf ? current : undefined);
  if (current?.asOf && current !== shown) setShown(current);
  const newest = current?.asOf ? current : shown;
  return newest?.operation === operation ? newest : undefined;
}
