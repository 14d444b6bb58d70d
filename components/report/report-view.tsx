"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { AgentSearch } from "@/components/filters/agent-search";
import { FilterChips } from "@/components/filters/filter-chips";
import { RangeBar } from "@/components/filters/range-bar";
import { StateFilter } from "@/components/filters/state-filter";
import { reportOptions } from "@/lib/browser/report-query";
import { useNow } from "@/lib/browser/use-now";
import { usePageTitle } from "@/lib/browser/use-page-title";
import { useQuestion } from "@/lib/browser/use-question";
import { formatMoment, formatRange, formatRangeBriefly, formatZone } from "@/lib/dates/words";
import { dayAt, instantOf } from "@/lib/dates/zone";
import { groupByClass } from "@/lib/report/state-order";
import type { OperationName } from "@/lib/search/resolve-question";
import { CopyLink } from "./copy-link";
import { ReportBody } from "./report-body";
import { ReportEmpty } from "./report-empty";
import { ReportFacts } from "./report-facts";
import { ReportFailure } from "./report-failure";
import { ReportFootnote } from "./report-footnote";
import { ReportHeading } from "./report-heading";
import { ReportNotices } from "./report-notices";
import { ReportSkeleton } from "./report-skeleton";
import { StateSwatch } from "./state-swatch";
import { useRetryText } from "./use-retry-text";
import { useShownAnswer } from "./use-shown-answer";
import { useStateName } from "./use-state-name";

type ReportViewProps = {
  operations: readonly [OperationName, ...OperationName[]];
  serverNowMs: number;
  device: "phone" | "desk";
};

/** The team report: the link decides everything that is seen. */
export function ReportView({ operations, serverNowMs, device }: ReportViewProps) {
  const t = useTranslations();
  const locale = useLocale();
  const nowMs = useNow(serverNowMs);
  const { link, operation, range, problems, change } = useQuestion(operations, nowMs);
  const { timeZone } = operation;
  const query = useQuery(reportOptions(link));
  const shown = useShownAnswer(query.data, operation.id);
  const operationName = operations.length > 1 ? operation.name : null;
  usePageTitle(operationName && t("app.titleOf", { operation: operationName }));
  const retryText = useRetryText(timeZone, nowMs);
  const nameOf = useStateName();
  const join = (from: string, to: string) => t("ranges.span", { from, to });
  const isOther = shown !== undefined && (query.isPlaceholderData || shown !== query.data);
  const shownWindow = shown && !isOther ? shown.range : range.window;
  const rangeText = formatRange(shownWindow, locale, join);
  const asOf = shown?.asOf ? formatMoment(instantOf(shown.asOf), nowMs, timeZone, locale) : null;
  const grouped = shown && groupByClass(shown);
  const isFailing = query.error !== null || shown?.problem !== undefined;
  return (
    <main className="report" id="main">
      <ReportHeading
        asOfText={asOfText()}
        freshness={isFailing ? "failing" : query.isFetching || isOther ? "busy" : "fresh"}
        operationName={operationName}
        hoursText={link.hours && t("report.hours", link.hours)}
        rangeText={rangeText}
        timeZone={timeZone}
        zoneText={formatZone(timeZone, nowMs, locale)}
      >
        <div className="flex flex-wrap items-center gap-3">
          {shown && !isOther && <ReportFacts answer={shown} />}
          <CopyLink
            link={link}
            rangeText={formatRangeBriefly(shownWindow, locale, join)}
            window={shownWindow}
          />
        </div>
      </ReportHeading>
      <div className="toolbar">
        <RangeBar link={link} onChange={change} today={dayAt(nowMs, timeZone)} window={range.window} />
        <StateFilter
          chosen={link.states}
          onChoose={(states) => change({ states })}
          states={(grouped?.states ?? []).flatMap((state, index) => {
            const style = grouped?.styles[index];
            return style
              ? [{ state, name: nameOf(state), style, swatch: <StateSwatch style={style} /> }]
              : [];
          })}
        />
        <FilterChips link={link} onChange={change} />
        <AgentSearch onSearch={(text, step) => change({ query: text }, step)} query={link.query} />
      </div>
      <ReportNotices
        answer={isOther ? null : (shown ?? null)}
        linkProblems={problems}
        nowMs={nowMs}
        onChange={change}
        rangeText={rangeText}
        refreshError={query.error?.code ?? null}
      />
      {content()}
      <ReportFootnote timeZone={timeZone} />
    </main>
  );

  function asOfText(): string {
    if (!asOf) return t("report.noneYet");
    return asOf.day === null
      ? t("report.asOf", { time: asOf.time })
      : t("report.asOfDay", { time: asOf.time, day: asOf.day });
  }

  function content() {
    if (query.error && (isOther || !shown)) {
      const waitSeconds = query.error.retryAfterSeconds;
      return (
        <ReportFailure
          code={query.error.code}
          detail={query.error.message}
          onRetry={() => void query.refetch()}
          retryText={waitSeconds === null ? null : retryText(query.errorUpdatedAt + waitSeconds * 1000)}
        />
      );
    }
    if (!shown) return <ReportSkeleton progress={query.data?.progress} />;
    return (
      <>
        {isOther && (
          <p className="text-muted" role="status">
            {t("report.loadingRange", { range: rangeText, shown: formatRange(shown.range, locale, join) })}{" "}
            {query.data?.progress && !query.isPlaceholderData && t("report.progress", query.data.progress)}
          </p>
        )}
        {shown.agents.length === 0 ? (
          <ReportEmpty
            text={t("report.emptyText", { range: formatRange(shown.range, locale, join) })}
            title={t("report.emptyTitle")}
          />
        ) : (
          <ReportBody
            answer={shown}
            device={device}
            isOld={isOther}
            key={operation.id}
            link={link}
            nowMs={nowMs}
            onChange={change}
            rangeText={formatRange(shown.range, locale, join)}
          />
        )}
      </>
    );
  }
}
