"use client";

import { useState } from "react";
import type { ReportAnswer } from "@/lib/report/report-answer";

/** The newest answer with figures: while a new range has none yet, the old figures stay. */
export function useShownAnswer(current: ReportAnswer | undefined): ReportAnswer | undefined {
  const [shown, setShown] = useState(current?.asOf ? current : undefined);
  if (current?.asOf && current !== shown) setShown(current);
  return current?.asOf ? current : shown;
}
