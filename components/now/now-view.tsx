"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { useStateName } from "@/components/figures/use-state-name";
import { TeamMenuView } from "@/components/filters/team-menu-view";
import { InsideFailure } from "@/components/report/notices/inside-failure";
import { FigureAge } from "@/components/report/report-heading";
import { deskWidth, WallView } from "@/components/report/tv/wall-view";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { reportOptions, timelineOptions } from "@/lib/browser/queries/figures-query";
import { usualOptions } from "@/lib/browser/queries/inside-query";
import { settingsOptions } from "@/lib/browser/queries/settings-query";
import { teamMembersOptions } from "@/lib/browser/queries/team-query";
import { useSite, useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { useViewWidth } from "@/lib/browser/use-view-width";
import { capitalize, formatLongDay } from "@/lib/dates/words";
import { readNow } from "@/lib/report/timeline/now";
import { buildStrip } from "@/lib/report/timeline/strip";
import { findTeamPeaks } from "@/lib/report/timeline/team-peaks";
import { dayPath, formatPageAddress, weekPath } from "@/lib/search/page-address";
import { todayOf } from "@/lib/search/report-link";
import { settingsFolder } from "@/lib/search/settings-pages";
import { DayEnd } from "./day-end";
import { buildAxis } from "./out-axis";
import { OutChart } from "./out-chart";
import { OutHours } from "./out-hours";
import { OutList } from "./out-list";
import { TeamPeaks } from "./team-peaks";

/** Who is in auxiliary states now, as far as the last two looks at the day tell it. */
export function NowView() {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const stateName = useStateName();
  const zoneName = useZoneName();
  const { isAdministrator } = useSite();
  const { change, link, operation, operationName, today } = useQuestion();
  const { timeZone } = operation;
  const asked = useQuery(timelineOptions(link, null));
  const report = useQuery(reportOptions(todayOf(link)));
  const settings = useQuery(settingsOptions(operation.id));
  const isWall = link.display === "tv";
  const width = useViewWidth(deskWidth);
  const answer = asked.data?.operation === operation.id ? asked.data : undefined;
  const besides = useQuery({ ...usualOptions(link, answer?.asOf ?? null), enabled: answer !== undefined });
  const members = useQuery(teamMembersOptions(operation.id));
  // What comes above and beside the list has its place when the list is drawn.
  const isReady =
    answer !== undefined && ![besides, report, settings, members].some(({ isPending }) => isPending);
  const usual = besides.data?.operation === operation.id ? besides.data : undefined;
  const now = useMemo(() => answer && readNow(answer), [answer]);
  const strip = useMemo(() => answer && buildStrip(answer), [answer]);
  const axis = useMemo(() => strip && buildAxis(strip, usual), [strip, usual]);
  const peaks = useMemo(() => {
    const shown = members.data?.filter(
      ({ id }) => link.teams.length === 0 || link.teams.some((team) => team.id === id),
    );
    return answer && shown && findTeamPeaks(answer, shown);
  }, [answer, members.data, link.teams]);
  const failure = asked.error;
  const timeOf = (instant: number | string) => momentOf(instant, timeZone).time;
  const nextMs = answer?.refreshSeconds == null ? null : asked.dataUpdatedAt + answer.refreshSeconds * 1000;
  const isFailing = failure !== null || answer?.problem !== undefined;
  const count = now?.out.length ?? 0;
  const title =
    !answer || !now
      ? t("now.page")
      : t(answer.counting === "ended" ? "now.titleEnded" : "now.title", { count });
  const day = capitalize(formatLongDay(answer?.day ?? today, locale, "month"), locale);
  const lead = (
    <p className="flex min-h-5 max-sm:min-h-10 flex-wrap content-start items-baseline gap-x-2 text-muted">
      <span>{now ? t("now.between", { day, from: timeOf(now.fromMs), to: timeOf(now.toMs) }) : day}</span>
      {nextMs !== null && (
        <FigureAge
          freshness={isFailing ? "failing" : "fresh"}
          text={t("now.next", { time: timeOf(nextMs) })}
        />
      )}
      <span>· {zoneName(timeZone)}</span>
    </p>
  );
  return (
    <Frame zoom={isWall ? Math.max(1, width / deskWidth) : null}>
      <PageHeading lead={lead} operationName={operationName} title={title}>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <TeamMenuView link={link} onChange={change} operation={operation.id} />
          <Button onClick={() => change({ display: isWall ? null : "tv" })}>
            {t(isWall ? "report.tvLeave" : "now.wall")}
          </Button>
          <PageLink className={buttonLooks.control} href={formatPageAddress(dayPath, todayOf(link))}>
            {t("day.page")}
          </PageLink>
          {!isWall && (
            <PageLink className={buttonLooks.control} href={formatPageAddress(weekPath, todayOf(link))}>
              {t("week.short")}
            </PageLink>
          )}
          <PageLink
            className={buttonLooks.control}
            href={formatPageAddress("/", { ...todayOf(link), display: null })}
          >
            {t("now.report")}
          </PageLink>
        </div>
      </PageHeading>
      <InsideFailure {...{ answer, failure }} onRetry={() => void asked.refetch()} title={t("now.failed")} />
      {besides.error && (
        <Notice tone="failure">
          {t("now.usualFailed")} {sayProblem(t, besides.error.code)}
        </Notice>
      )}
      {isReady && <p className="max-w-prose text-muted text-sm">{t(`now.counting-${answer.counting}`)}</p>}
      {isReady && settings.data?.watch === null && !isWall && (
        <p className="max-w-prose text-muted text-sm">
          {t("now.unwatched")}{" "}
          {isAdministrator && (
            <PageLink
              className={buttonLooks.text}
              href={formatPageAddress(`${settingsFolder}operation`, link)}
            >
              {t("now.watch")}
            </PageLink>
          )}
        </p>
      )}
      {!isReady && !failure && (
        <Card>
          <CardTitle>{t("now.reading")}</CardTitle>
          <SkeletonRows count={10} />
        </Card>
      )}
      {isReady && strip && axis && (
        <div className="grid grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] items-start gap-3.5 max-desk:grid-cols-1">
          <OutList
            {...{ answer, strip, link, now: now ?? null, stateName, timeOf }}
            ends={usual?.end?.people ?? null}
            report={report.data?.operation === operation.id ? report.data : undefined}
          />
          <div className="grid gap-3.5">
            <OutChart {...{ answer, strip, axis, usual, stateName, timeOf }} />
            {usual?.end && <DayEnd {...{ usual, stateName, timeOf }} end={usual.end} />}
            {peaks && peaks.length > 0 && <TeamPeaks {...{ peaks, timeOf }} />}
            <OutHours {...{ answer, strip, axis, usual, timeOf }} />
          </div>
        </div>
      )}
    </Frame>
  );
}

/** The page, or the whole screen of a wall, larger by a factor. */
function Frame({ zoom, children }: { zoom: number | null; children: ReactNode }) {
  if (zoom === null) return <Page>{children}</Page>;
  return (
    <WallView
      className="grid min-h-[calc(100dvh/var(--zoom))] w-[calc(100vw/var(--zoom))] content-start gap-3.5"
      zoom={zoom}
    >
      {children}
    </WallView>
  );
}
