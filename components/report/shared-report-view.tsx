"use client";

import { useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useReportWords } from "@/components/figures/use-report-words";
import { late } from "@/components/ui/late";
import { Logo } from "@/components/ui/logo";
import { Page } from "@/components/ui/page";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { hasNobody } from "@/lib/report/answers/answer-state";
import { hasNoData } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { Grain } from "@/lib/report/figures/grain";
import type { ReportLink } from "@/lib/search/report-link";
import type { OperationName } from "@/lib/search/resolve-question";
import { ReportBody } from "./report-body";
import { ReportEmpty } from "./report-empty";
import { ReportFacts } from "./report-facts";
import { ReportHeading } from "./report-heading";

const SupposeBanner = late(() => import("./suppose-banner").then((module) => module.SupposeBanner));

const DaysBody = late(() => import("./days-body").then((module) => module.DaysBody));

type SharedReportProps = {
  operation: OperationName;
  /** How the figures are read; of whom they are is decided already. */
  link: ReportLink;
  reading: { by: null; answer: ReportAnswer } | { by: Grain; answer: DaysAnswer };
  isMasked: boolean;
  viewWidth: number;
};

const stayHere = () => {};

/** A report that is open to whoever has its address: its figures can be ordered and read in other units, and nothing else. */
export function SharedReportView({
  operation,
  link: given,
  reading,
  isMasked,
  ...expected
}: SharedReportProps) {
  const t = useTranslations();
  const viewWidth = useViewWidth(expected.viewWidth);
  const [link, setLink] = useState(given);
  const change: ChangeLink = useCallback(
    (next) => setLink((current) => ({ ...current, ...(typeof next === "function" ? next(current) : next) })),
    [],
  );
  const figures = useMemo(() => standStill(reading.answer), [reading.answer]);
  const { timeZone } = operation;
  const words = useReportWords(figures, reading.answer.range, timeZone);
  const title = t(reading.by === null ? "report.title" : `report.title-${reading.by}`);
  const isEmpty = reading.by === null ? hasNobody(reading.answer) : hasNoData(reading.answer.days);
  const body = {
    ...{ link, viewWidth, isOld: false, onChange: change, rangeText: words.shownRange },
    picture: null,
  };
  return (
    <div className={`@container ${isMasked ? "[&_.agent-id]:hidden" : ""}`}>
      <div className="w-max min-w-full print:w-auto">
        <header className="held flex [--margin:0px] h-12 items-center justify-between gap-4 border-line border-b bg-card px-6 max-sm:px-4 print:hidden">
          <span className="flex items-center gap-2 font-semibold text-lg">
            <Logo />
            {t("app.name")}
          </span>
          <span className="text-muted text-sm">{t("shares.shared")}</span>
        </header>
        <Page>
          <ReportHeading
            age={{ text: words.asOf, freshness: null }}
            hoursText={link.hours && t("report.hours", link.hours)}
            operationName={operation.name}
            rangeText={words.range}
            timeZone={timeZone}
            title={title}
            zoneText={words.zone}
          >
            <ReportFacts answer={reading.answer} hasHours={link.hours !== null} hasMarks={false} />
          </ReportHeading>
          {link.suppose.length > 0 && <SupposeBanner answer={reading.answer} link={link} onChange={null} />}
          {isEmpty && (
            <ReportEmpty
              text={t("report.emptyText", { range: words.shownRange })}
              title={t("report.emptyTitle")}
            />
          )}
          {/* Also of nobody: who should have been there. */}
          {reading.by === null && reading.answer.agents.length > 0 && (
            <ReportBody {...body} answer={reading.answer} onOpen={stayHere} other={null} />
          )}
          {reading.by !== null && !isEmpty && (
            <DaysBody
              {...body}
              answer={reading.answer}
              compared={null}
              grain={reading.by}
              onOpen={stayHere}
            />
          )}
          <p className="text-muted text-sm">
            {isMasked && `${t("shares.maskedNote")} `}
            {t("table.rounding")} {t("report.zoneRule", { zone: timeZone })}
          </p>
        </Page>
      </div>
    </div>
  );
}

function standStill<Answer>(shown: Answer) {
  return {
    ...{ shown, isOther: false, isFetching: false, failure: null, failedAtMs: 0 },
    ...{ progress: undefined, retry: stayHere },
  };
}
