"use client";

import { useState } from "react";

/** The newest answer with figures: while a new range has none yet, the old figures stay. */
export function useShownAnswer<Answer extends { asOf: string | null }>(
  current: Answer | undefined,
): Answer | undefined {
  const [shown, setShown] = useState(current?.asOf ? current : undefined);
  if (current?.asOf && current !== shown) setShown(current);
  return current?.asOf ? current : shown;
}
