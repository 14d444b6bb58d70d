"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { ReportHeading } from "@/components/report/report-heading";
import { Card, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Page, Stack } from "@/components/ui/page";
import { SkeletonRows, SkeletonTiles } from "@/components/ui/skeleton";
import { callsOptions } from "@/lib/browser/queries/calls-query";
import { useNow } from "@/lib/browser/use-now";
import { useQuestion } from "@/lib/browser/use-question";
import { useZoneName } from "@/lib/browser/zone-names";
import { formatLongDay, formatMoment } from "@/lib/dates/words";
import { dayAt, instantOf } from "@/lib/dates/zone";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import type { OperationName } from "@/lib/search/resolve-question";
import { CallsBody } from "./calls-body";
import { DayAgainView } from "./day-again-view";

type CallsViewProps = { operations: readonly [OperationName, ...OperationName[]]; serverNowMs: number };

/** The calls that the chosen operation has made to wolkvox today, for administrators. */
export function CallsView({ operations, serverNowMs }: CallsViewProps) {
  const t = useTranslations();
  const locale = useLocale();
  const zoneName = useZoneName();
  const nowMs = useNow(serverNowMs);
  const { operation, problems } = useQuestion(operations, nowMs);
  const { timeZone } = operation;
  const { data, error } = useQuery(callsOptions(operation.id));
  const unusable = problems.find(({ word }) => word === "operation");
  const time = data && formatMoment(instantOf(data.asOf), nowMs, timeZone, locale).time;
  return (
    <Page>
      <ReportHeading
        asOfText={time ? t("report.asOf", { time }) : t("report.noneYet")}
        freshness={error ? "failing" : data ? "fresh" : "busy"}
        hoursText={null}
        operationName={operations.length > 1 ? operation.name : null}
        rangeText={formatLongDay(data?.day ?? dayAt(nowMs, timeZone), locale, "year")}
        timeZone={timeZone}
        title={t("calls.title")}
        zoneText={zoneName(timeZone)}
      />
      <section aria-label={t("notices.label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
        {unusable && <Notice tone="note">{describeLinkProblem(unusable, t)}</Notice>}
        {error && <Notice tone="failure">{t(`problems.${problemKey(error.code)}`)}</Notice>}
      </section>
      {data ? <CallsBody answer={data} /> : !error && <CallsSkeleton />}
      <DayAgainView
        nowMs={nowMs}
        operation={operation.id}
        timeZone={timeZone}
        today={dayAt(nowMs, timeZone)}
      />
    </Page>
  );
}

/** Shown in place of the counts while they are loading. */
function CallsSkeleton() {
  const t = useTranslations("calls");
  return (
    <Stack data-testid="skeleton">
      <SkeletonTiles columns="four" />
      <Card>
        <CardTitle as="p" role="status">
          {t("loading")}
        </CardTitle>
        <SkeletonRows count={12} />
      </Card>
    </Stack>
  );
}
