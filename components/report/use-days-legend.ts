"use client";

import { useMemo } from "react";
import type { DaysAnswer } from "@/lib/report/days-answer";
import { buildDaysView } from "@/lib/report/days-view";
import type { DaysMatrix } from "./days-matrix";
import type { LegendEntry } from "./state-legend";
import { useStateName } from "./use-state-name";

/** Every state of the answer with its total in the measure of the view, also those that the link hides. */
export function useDaysLegend(answer: DaysAnswer, { view }: DaysMatrix): LegendEntry[] {
  const nameOf = useStateName();
  return useMemo(() => {
    const whole = buildDaysView(answer, [], "month", view.isPerDay);
    return whole.states.map((state, column) => ({
      state,
      name: nameOf(state),
      style: whole.styles[column] ?? { stateClass: "other", shade: 0 },
      seconds: whole.stateTotals[column] ?? 0,
      isShown: view.states.includes(state),
    }));
  }, [answer, view.states, view.isPerDay, nameOf]);
}
