"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { ReportHeading } from "@/components/report/report-heading";
import { CardTitle } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { PageSkeleton } from "@/components/ui/skeleton";
import { callsOptions } from "@/lib/browser/queries/calls-query";
import { useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { formatLongDay } from "@/lib/dates/words";
import { SettingsNav } from "../settings-nav";
import { SettingsNotices } from "../settings-notices";
import { CallsBody } from "./calls-body";
import { DayAgainView } from "./day-again-view";

/** The calls that the chosen operation has made to wolkvox today, for administrators. */
export function CallsView() {
  const t = useTranslations();
  const locale = useLocale();
  const zoneName = useZoneName();
  const momentOf = useMoment();
  const { operation, operationName, today, problems } = useQuestion();
  const { timeZone } = operation;
  const { data, error } = useQuery(callsOptions(operation.id));
  const time = data && momentOf(data.asOf, timeZone).time;
  const loading = !error && (
    <PageSkeleton columns="four" rows={12}>
      <CardTitle as="p" role="status">
        {t("calls.loading")}
      </CardTitle>
    </PageSkeleton>
  );
  return (
    <Page>
      <SettingsNav page="calls" />
      <ReportHeading
        age={{
          text: time ? t("report.asOf", { time }) : t("report.noneYet"),
          freshness: error ? "failing" : data ? "fresh" : "busy",
        }}
        hoursText={null}
        operationName={operationName}
        rangeText={formatLongDay(data?.day ?? today, locale, "year")}
        timeZone={timeZone}
        title={t("calls.title")}
        zoneText={zoneName(timeZone)}
      />
      <SettingsNotices error={error} problems={problems} />
      {data ? <CallsBody answer={data} /> : loading}
      <DayAgainView operation={operation.id} timeZone={timeZone} today={today} />
    </Page>
  );
}
