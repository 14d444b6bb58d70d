"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { useShownPeriods } from "@/components/report/use-shown-periods";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { Grain } from "@/lib/report/figures/grain";
import type { PeriodTable } from "@/lib/report/figures/period-table";
import { openOnAgentPage } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

/** One agent's answer read in a grain: with the days worked of each row, and per day worked under the totals. */
export function useAgentPeriods(
  answer: DaysAnswer,
  link: ReportLink,
  grain: Grain,
  compared: ComparedFigures<DaysAnswer> | null,
  onOpen: (link: ReportLink) => void,
): ShownPeriods {
  const t = useTranslations("agent");
  const shown = useShownPeriods(answer, link, grain, compared, onOpen);
  return useMemo(
    () => ({
      ...shown,
      counts: grain === "day" ? null : { head: t("worked"), ...countRows(shown.table) },
      rowLinks: shown.rowLinks.map((opened) => openOnAgentPage(opened, link)),
      hasAverages: true,
    }),
    [shown, grain, link, t],
  );
}

/** The places of states in an answer. */
export function columnsOf(answer: Pick<DaysAnswer, "states">, states: readonly string[]): number[] {
  return states.map((state) => answer.states.indexOf(state));
}

function countRows({ rows, total }: PeriodTable) {
  return {
    rows: rows.map(({ gap, daysWorked, days }) =>
      gap === null || gap === "nobody" ? `${daysWorked} / ${days}` : "–",
    ),
    total: `${total.daysWorked} / ${rows.reduce((sum, { days }) => sum + days, 0)}`,
  };
}
