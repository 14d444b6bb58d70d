"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { Page } from "@/components/ui/page";
import { daysOptions } from "@/lib/browser/queries/days-query";
import { reportOptions } from "@/lib/browser/queries/report-query";
import { useComparisonQuery } from "@/lib/browser/queries/use-comparison-query";
import { useAskedFigures } from "@/lib/browser/use-asked-figures";
import { useNow } from "@/lib/browser/use-now";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useQuestion } from "@/lib/browser/use-question";
import { dayAt } from "@/lib/dates/zone";
import { hasTotals, isAnswered } from "@/lib/report/answers/answer-state";
import { hasNoData } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { findPresence, presenceOf } from "@/lib/report/comparison/compare-agents";
import { grains } from "@/lib/report/figures/grain";
import { isReadWhole } from "@/lib/report/figures/period-table";
import { membersOf } from "@/lib/report/team";
import type { ReportLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";
import { PrintSource } from "./print-source";
import { ReadingHint } from "./reading-hint";
import { ReportBody } from "./report-body";
import { ReportContent } from "./report-content";
import { ReportFootnote } from "./report-footnote";
import { ReportHead } from "./report-head";
import { ReportSkeleton } from "./report-skeleton";
import { useRetryText } from "./use-retry-text";
import { ViewSwitch } from "./view-switch";

// Whoever reads by agent does not wait for the code of the other view.
const DaysBody = dynamic(() => import("./days-body").then((module) => module.DaysBody), {
  loading: () => <ReportSkeleton progress={undefined} />,
});

const ComparisonLine = dynamic(() => import("./comparison-line").then((module) => module.ComparisonLine));

type ReportViewProps = {
  operations: readonly [OperationName, ...OperationName[]];
  serverNowMs: number;
  device: "phone" | "desk";
};

/** The team report: the link decides everything that is seen. */
export function ReportView({ operations, serverNowMs, device }: ReportViewProps) {
  const t = useTranslations();
  const nowMs = useNow(serverNowMs);
  const main = useRef<HTMLElement>(null);
  const question = useQuestion(operations, nowMs);
  const { link, operation, range, change } = question;
  const { timeZone } = operation;
  const { by } = link;
  const byAgent = useAskedFigures(useQuery({ ...reportOptions(link), enabled: by === null }), operation.id);
  const byTime = useAskedFigures(useQuery({ ...daysOptions(link), enabled: by !== null }), operation.id);
  const figures = by === null ? byAgent : byTime;
  const { isOther } = figures;
  const today = dayAt(nowMs, timeZone);
  const agentsNow = by === null && !isOther ? (byAgent.shown ?? null) : null;
  const daysNow = by !== null && !isOther ? (byTime.shown ?? null) : null;
  const agentsThen = useComparisonQuery(question, agentsNow, today, reportOptions, hasTotals);
  const daysThen = useComparisonQuery(question, daysNow, today, daysOptions, isAnswered);
  const compared = by === null ? agentsThen : daysThen;
  const words = useReportWords(figures, range.window, timeZone, nowMs);
  const open = useCallback(
    (next: ReportLink) => {
      change(next);
      // The link that was followed leaves the page with its figures.
      main.current?.focus();
    },
    [change],
  );
  const operationName = operations.length > 1 ? operation.name : null;
  usePageTitle(operationName && t("app.titleOf", { operation: operationName }));
  const title = t(by === null ? "report.title" : `report.title-${by}`);
  const picture = {
    title: [title, operationName],
    operation: operation.id,
    answer: agentsNow ?? daysNow,
    ...{ link, words, compared, nowMs },
  };
  const body = {
    link,
    device,
    nowMs,
    isOld: isOther,
    onChange: change,
    rangeText: words.shownRange,
    picture,
  };
  return (
    <Page ref={main}>
      <ReportHead
        compared={compared}
        figures={figures}
        fileLink={link}
        hasSearch
        nowMs={nowMs}
        operationName={operationName}
        question={question}
        title={title}
        today={today}
        words={words}
      >
        <ViewSwitch
          onChoose={(view) => change({ by: view === "agent" ? null : view })}
          view={by ?? "agent"}
          views={["agent", ...grains]}
        />
      </ReportHead>
      {link.compare !== null && (
        <ComparisonLine
          answer={agentsNow ?? daysNow}
          compared={compared}
          presence={
            agentsNow && agentsThen.shown
              ? findPresence(agentsNow, agentsThen.shown.answer, {
                  ...link,
                  teams: membersOf(agentsNow, agentsThen.shown.answer),
                })
              : daysThen.shown && presenceOf(daysThen.shown.answer)
          }
          isPerDayWaiting={[agentsNow, agentsThen.shown?.answer, daysNow, daysThen.shown?.answer].some(
            isWaiting,
          )}
          link={link}
          nowMs={nowMs}
          onChange={change}
        />
      )}
      <ReportContent
        figures={figures}
        isEmpty={by === null ? byAgent.shown?.agents.length === 0 : hasNoData(byTime.shown?.days ?? [])}
        retryText={useRetryText(timeZone, nowMs)}
        words={words}
      >
        {by === null && byAgent.shown && (
          <ReportBody
            {...body}
            key={operation.id}
            answer={byAgent.shown}
            other={agentsThen.shown?.answer ?? null}
          />
        )}
        {by !== null && byTime.shown && (
          <DaysBody
            {...body}
            key={operation.id}
            answer={byTime.shown}
            compared={daysThen.shown}
            grain={by}
            onOpen={open}
          />
        )}
      </ReportContent>
      <div className="grid gap-1">
        <ReadingHint isOverTime={by !== null} />
        <ReportFootnote timeZone={timeZone} />
        <PrintSource link={link} />
      </div>
    </Page>
  );
}

// The days worked of a side are known once each of its days was read.
function isWaiting(answer: ReportAnswer | DaysAnswer | null | undefined): boolean {
  if (!answer) return false;
  if ("by" in answer) return !isReadWhole(answer);
  return answer.agents.some(({ daysWorked }) => daysWorked === undefined);
}
