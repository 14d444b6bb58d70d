"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { TeamMenuView } from "@/components/filters/team-menu-view";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle, MessageCard } from "@/components/ui/card";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { hoursOptions } from "@/lib/browser/queries/inside-query";
import { useSite, useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { capitalize, formatRange } from "@/lib/dates/words";
import { localTimeAt } from "@/lib/dates/zone";
import { formatPageAddress } from "@/lib/search/page-address";
import { todayOf } from "@/lib/search/report-link";
import { resolveRangeOrDefault } from "@/lib/search/resolve-question";
import { weekOf } from "@/lib/search/week-link";
import { WeekTable } from "./week-table";

const offered = ["last-7-days", "last-week", "last-30-days", "last-month"] as const;

/** How many are out at once at each hour of each weekday, on average of the days of a range. */
export function WeekView() {
  const t = useTranslations();
  const locale = useLocale();
  const zoneName = useZoneName();
  const { nowMs } = useSite();
  const { change, link, operation, operationName, today } = useQuestion();
  const { timeZone } = operation;
  const asked = weekOf(link);
  const { range } = resolveRangeOrDefault(asked, today);
  const hours = useQuery(hoursOptions(asked));
  const answer = hours.data?.operation === operation.id ? hours.data : undefined;
  const failure = hours.error;
  const days = capitalize(
    formatRange(range.window, locale, (from, to) => t("ranges.span", { from, to })),
    locale,
  );
  return (
    <Page>
      <PageHeading
        lead={
          <p className="text-muted">
            {days} · {zoneName(timeZone)}
          </p>
        }
        operationName={operationName}
        title={t("week.page")}
      >
        <div className="flex min-w-0 flex-wrap items-center gap-2 print:hidden">
          <Segmented
            choices={offered.map((value) => ({ value, label: t(`ranges.${value}`) }))}
            chosen={offered.find((preset) => asked.span === null && asked.range === preset) ?? null}
            label={t("week.range")}
            onChoose={(preset) => change({ range: preset, span: null })}
          />
          <TeamMenuView link={link} onChange={change} operation={operation.id} />
          <PageLink className={buttonLooks.control} href={formatPageAddress("/now", todayOf(link))}>
            {t("now.page")}
          </PageLink>
        </div>
      </PageHeading>
      {!answer && failure && (
        <MessageCard>
          <h2 className="font-semibold text-lg">{t("week.failed")}</h2>
          <p>{failure.code === "invalid-range" ? t("week.tooLong") : sayProblem(t, failure.code)}</p>
          <Button
            onClick={() =>
              failure.code === "invalid-range"
                ? change({ range: "last-7-days", span: null })
                : void hours.refetch()
            }
          >
            {failure.code === "invalid-range" ? t("ranges.last-7-days") : t("app.retry")}
          </Button>
        </MessageCard>
      )}
      {!answer && !failure && (
        <Card className="max-w-240">
          <CardTitle>{t("week.reading")}</CardTitle>
          <SkeletonRows count={18} />
        </Card>
      )}
      {answer && (
        <WeekTable
          answer={answer}
          isOld={hours.isPlaceholderData}
          link={link}
          nowLocal={localTimeAt(nowMs, timeZone)}
        />
      )}
    </Page>
  );
}
