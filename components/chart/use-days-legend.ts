"use client";

import { useMemo } from "react";
import { useStateName } from "@/components/figures/use-state-name";
import type { DaysMatrix } from "@/components/table/days-matrix";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { buildDaysView } from "@/lib/report/figures/days-view";
import type { LegendEntry } from "./state-legend";

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
