"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type ReportWords, useReportWords } from "@/components/figures/use-report-words";
import { late } from "@/components/ui/late";
import type { AskedFigures } from "@/lib/browser/asked-figures";
import { daysOptions, reportOptions } from "@/lib/browser/queries/figures-query";
import { useAskedFigures } from "@/lib/browser/queries/use-asked-figures";
import { useComparisonQuery } from "@/lib/browser/queries/use-comparison-query";
import type { StandingQuestion } from "@/lib/browser/standing-question";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { hasNobody, hasTotals, isAnswered } from "@/lib/report/answers/answer-state";
import { hasNoData } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import type { ComparedSides } from "./comparison-line";
import { ReportBody } from "./report-body";
import { ReportSkeleton } from "./report-skeleton";

// Whoever reads by agent does not wait for the code of the other view.
const DaysBody = late(() => import("./days-body").then((module) => module.DaysBody), {
  waiting: <ReportSkeleton progress={undefined} />,
});

/** What a page shows of a team's report. */
type TeamReport = {
  title: string;
  figures: AskedFigures<ReportAnswer> | AskedFigures<DaysAnswer>;
  words: ReportWords;
  comparison: ComparedSides;
  isEmpty: boolean;
  /** Who should have been there, where nobody has records. */
  belowEmpty: ReactNode;
  body: ReactNode;
};

type TeamReportProps = {
  question: StandingQuestion;
  viewWidth: number;
  onChange: ChangeLink;
  /** To another reading of the page. */
  onOpen: (link: ReportLink) => void;
  children: (report: TeamReport) => ReactNode;
};

/** Asks the figures of a team's report, by agent or over time; what stands around them is the caller's. */
export function TeamReportView({ question, viewWidth, onChange, onOpen, children }: TeamReportProps) {
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
  const comparison = { compared, answer: agentsNow ?? daysNow, link };
  const props = {
    ...{ link, viewWidth, isOld: isOther, onChange, rangeText: words.shownRange },
    picture: { ...comparison, title: [title, operation.name], operation: operation.name, words },
  };
  const agentsBody = by === null && byAgent.shown && byAgent.shown.agents.length > 0 && (
    <ReportBody
      {...props}
      answer={byAgent.shown}
      key={operation.id}
      onOpen={onOpen}
      other={agentsThen.shown?.answer ?? null}
    />
  );
  return children({
    ...{ title, figures, words, comparison },
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
  });
}
