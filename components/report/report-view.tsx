"use client";

import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { Button } from "@/components/ui/button";
import { KeyCap } from "@/components/ui/key-cap";
import { late } from "@/components/ui/late";
import { daysOptions, reportOptions } from "@/lib/browser/queries/figures-query";
import { useAskedFigures } from "@/lib/browser/queries/use-asked-figures";
import { useComparisonQuery } from "@/lib/browser/queries/use-comparison-query";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { showPanel } from "@/lib/browser/use-panel";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { hasNobody, hasTotals, isAnswered } from "@/lib/report/answers/answer-state";
import { hasNoData } from "@/lib/report/answers/day-status";
import { grains } from "@/lib/report/figures/grain";
import type { FiguresProps } from "./figures-body";
import { ReportBody } from "./report-body";
import { ReportFrame, useReportFrame } from "./report-frame";
import { ReportSkeleton } from "./report-skeleton";
import { ViewSwitch } from "./view-switch";

// Whoever reads by agent does not wait for the code of the other view.
const DaysBody = late(() => import("./days-body").then((module) => module.DaysBody), {
  waiting: <ReportSkeleton progress={undefined} />,
});

/** The team report: the link decides everything that is seen. `viewWidth` is what the page is expected to be wide. */
export function ReportView(expected: Pick<FiguresProps, "viewWidth">) {
  const viewWidth = useViewWidth(expected.viewWidth);
  const t = useTranslations();
  const page = useReportFrame();
  const { question, change, open, operationName } = page;
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
  usePageTitle(operationName && t("app.titleOf", { operation: operationName }));
  const title = t(by === null ? "report.title" : `report.title-${by}`);
  const comparison = { compared, answer: agentsNow ?? daysNow, link };
  const body = {
    ...{ link, viewWidth, isOld: isOther, onChange: change, rangeText: words.shownRange },
    picture: { ...comparison, title: [title, operation.name], operation: operation.name, words },
  };
  const agentsBody = by === null && byAgent.shown && byAgent.shown.agents.length > 0 && (
    <ReportBody
      {...body}
      answer={byAgent.shown}
      key={operation.id}
      other={agentsThen.shown?.answer ?? null}
    />
  );
  return (
    <ReportFrame
      {...{ page, title, figures, words, comparison, viewWidth }}
      beside={compared}
      // Who should have been there.
      belowEmpty={agentsBody}
      fileLink={link}
      hasSearch
      isEmpty={
        by === null
          ? byAgent.shown !== undefined && hasNobody(byAgent.shown)
          : hasNoData(byTime.shown?.days ?? [])
      }
      rules={<ReadingHint isOverTime={by !== null} />}
      views={
        <ViewSwitch
          onChoose={(view) => change({ by: view === "agent" ? null : view })}
          view={by ?? "agent"}
          views={["agent", ...grains]}
        />
      }
    >
      {agentsBody}
      {by !== null && byTime.shown && (
        <DaysBody
          {...body}
          answer={byTime.shown}
          compared={daysThen.shown}
          grain={by}
          key={operation.id}
          onOpen={open}
        />
      )}
    </ReportFrame>
  );
}

/** How the page is read, for whoever sees it for the first time: one quiet line, and where the keys are told. */
function ReadingHint({ isOverTime }: { isOverTime: boolean }) {
  const t = useTranslations("commands");
  return (
    <p className="text-muted text-sm print:hidden">
      {t(isOverTime ? "hintTime" : "hintAgent")}{" "}
      <Button look="text" onClick={() => showPanel("keys")}>
        {t("keysTitle")}
      </Button>{" "}
      <KeyCap>?</KeyCap>
    </p>
  );
}
