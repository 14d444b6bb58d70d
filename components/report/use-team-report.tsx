"use client";

import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { late } from "@/components/ui/late";
import { daysOptions, reportOptions } from "@/lib/browser/queries/figures-query";
import { useAskedFigures } from "@/lib/browser/queries/use-asked-figures";
import { useComparisonQuery } from "@/lib/browser/queries/use-comparison-query";
import type { StandingQuestion } from "@/lib/browser/standing-question";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { hasNobody, hasTotals, isAnswered } from "@/lib/report/answers/answer-state";
import { hasNoData } from "@/lib/report/answers/day-status";
import type { ReportLink } from "@/lib/search/report-link";
import { ReportBody } from "./report-body";
import { ReportSkeleton } from "./report-skeleton";

// Whoever reads by agent does not wait for the code of the other view.
const DaysBody = late(() => import("./days-body").then((module) => module.DaysBody), {
  waiting: <ReportSkeleton progress={undefined} />,
});

type Ways = {
  question: StandingQuestion;
  /** How its figures are read; by agent it may be one team of those that are asked for. */
  seen: ReportLink;
  viewWidth: number;
  onChange: ChangeLink;
  /** To another reading of the page. */
  onOpen: (link: ReportLink) => void;
};

/** Asks the figures of a team's report, by agent or over time, and draws them. */
export function useTeamReport({ question, seen, viewWidth, onChange, onOpen }: Ways) {
  const t = useTranslations();
  const { link, operation, range, today } = question;
  const { by } = link;
  const byAgent = useAskedFigures({ ...reportOptions(link), enabled: by === null }, operation.id);
  const byTime = useAskedFigures({ ...daysOptions(link), enabled: by !== null }, operation.id);
  const figures = by === null ? byAgent : byTime;
  const { isOther } = figures;
  const agentsNow = by === null && !isOther ? (byAgent.shown ?? null) : null;
  const daysNow = by !== null && !isOther ? (byTime.shown ?? null) : null;
  const agentsThen = useComparisonQuery(question, agentsNow, today, reportOptions, hasTotals);
  const daysThen = useComparisonQuery(question, daysNow, today, daysOptions, isAnswered);
  const compared = by === null ? agentsThen : daysThen;
  const words = useReportWords(figures, range.window, operation.timeZone);
  const title = t(by === null ? "report.title" : `report.title-${by}`);
  const comparison = { compared, answer: agentsNow ?? daysNow, link: seen };
  const props = {
    ...{ link: seen, viewWidth, isOld: isOther, onChange, rangeText: words.shownRange },
    picture: { ...comparison, title: [title, operation.name], operation: operation.name, words },
  };
  const agentsBody = by === null && byAgent.shown && byAgent.shown.agents.length > 0 && (
    <ReportBody
      {...props}
      answer={byAgent.shown}
      key={operation.id}
      other={agentsThen.shown?.answer ?? null}
    />
  );
  return {
    ...{ title, figures, words, comparison },
    // Who should have been there.
    belowEmpty: agentsBody,
    isEmpty:
      by === null
        ? byAgent.shown !== undefined && hasNobody(byAgent.shown)
        : hasNoData(byTime.shown?.days ?? []),
    body: (
      <>
        {agentsBody}
        {by !== null && byTime.shown && (
          <DaysBody
            {...props}
            answer={byTime.shown}
            compared={daysThen.shown}
            grain={by}
            key={operation.id}
            onOpen={onOpen}
          />
        )}
      </>
    ),
  };
}
