"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { TeamMenuView } from "@/components/filters/team-menu-view";
import { InsideFailure } from "@/components/report/notices/inside-failure";
import { FigureAge } from "@/components/report/report-heading";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { late } from "@/components/ui/late";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { timelineOptions } from "@/lib/browser/queries/figures-query";
import { useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { shiftDay } from "@/lib/dates/day";
import { type Day, dayOf } from "@/lib/dates/window";
import { capitalize, formatLongDay } from "@/lib/dates/words";
import { formatReportAddress } from "@/lib/search/agent-path";
import { dayPath, formatPageAddress } from "@/lib/search/page-address";
import { defaultLink, type ReportLink } from "@/lib/search/report-link";

const Reading = () => {
  const t = useTranslations("day");
  return (
    <Card>
      <CardTitle>{t("reading")}</CardTitle>
      <SkeletonRows count={16} />
    </Card>
  );
};

// The page's own, so that the report shares less with it.
const DayPicture = late(() => import("./day-picture").then((module) => module.DayPicture), {
  onServer: false,
  waiting: <Reading />,
});

const DayHours = late(() => import("./day-hours").then((module) => module.DayHours), { onServer: false });

const DayTogether = late(() => import("./day-together-view").then((module) => module.DayTogetherView), {
  onServer: false,
});

const LinkNotices = late(
  () => import("@/components/report/notices/link-notices").then((module) => module.LinkNotices),
  { isAside: true },
);

/** The inside of a day: who was in which state when, as far as the looks at it tell. */
export function DayView() {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const zoneName = useZoneName();
  const { change, link, operation, operationName, range, problems, today } = useQuestion();
  const { timeZone } = operation;
  // What a range has of days to come is cut off.
  const day = dayOf(range.window.to);
  const asked = useQuery(timelineOptions(link, day));
  const answer = asked.data?.operation === operation.id ? asked.data : undefined;
  const failure = asked.error;
  const isOther = answer !== undefined && answer.day !== day;
  const isFailing = failure !== null || answer?.problem !== undefined;
  const ofDay = (other: Day): ReportLink => ({
    ...link,
    ...{ range: defaultLink.range, hours: null, compare: null, by: null },
    span: other === today ? null : { from: other, to: other },
  });
  const timeOf = (instantMs: number) => momentOf(instantMs, timeZone).time;
  const nextMs = answer?.refreshSeconds == null ? null : asked.dataUpdatedAt + answer.refreshSeconds * 1000;
  const isNarrowed = link.agents.length > 0 || link.query !== "";
  const dayWords = capitalize(formatLongDay(day, locale, "year"), locale);
  return (
    <Page>
      <PageHeading
        lead={
          <p className="flex flex-wrap items-baseline gap-x-2 text-muted">
            <span>{dayWords} ·</span>
            {answer?.asOf && !isOther && (
              <FigureAge
                freshness={isFailing ? "failing" : nextMs === null ? null : "fresh"}
                text={t("day.asOf", { time: momentOf(answer.asOf, timeZone).both })}
              />
            )}
            {nextMs !== null && !isOther && <span>· {t("now.next", { time: timeOf(nextMs) })}</span>}
            <span>· {zoneName(timeZone)}</span>
          </p>
        }
        operationName={operationName}
        title={t("day.page")}
      >
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <PageLink
            aria-label={t("day.before")}
            className={buttonLooks.icon}
            href={formatPageAddress(dayPath, ofDay(shiftDay(day, -1)))}
            title={t("day.before")}
          >
            <Icon name="previous" />
          </PageLink>
          <input
            aria-label={t("day.day")}
            className="h-7.5 rounded border border-line bg-card px-2 font-medium"
            max={today}
            onChange={({ target }) => target.value && target.value <= today && change(ofDay(target.value))}
            type="date"
            value={day}
          />
          <PageLink
            aria-disabled={day >= today}
            aria-label={t("day.after")}
            className={`${buttonLooks.icon} aria-disabled:pointer-events-none aria-disabled:opacity-40`}
            href={formatPageAddress(dayPath, ofDay(day < today ? shiftDay(day, 1) : today))}
            tabIndex={day < today ? 0 : -1}
            title={t("day.after")}
          >
            <Icon name="next" />
          </PageLink>
          <TeamMenuView link={link} onChange={change} operation={operation.id} />
          {isNarrowed && (
            <Button onClick={() => change({ agents: [], query: "" })}>{t("filters.everybody")}</Button>
          )}
          <PageLink className={buttonLooks.control} href={formatReportAddress(ofDay(day))}>
            {t("day.report")}
          </PageLink>
        </div>
      </PageHeading>
      {problems.length > 0 && (
        <LinkNotices
          onDropSuppositions={() => change({ suppose: link.suppose })}
          problems={problems}
          rangeText={dayWords}
        />
      )}
      <InsideFailure {...{ answer, failure }} onRetry={() => void asked.refetch()} title={t("day.failed")} />
      {!answer && !failure && <Reading />}
      {answer && (
        <div
          aria-busy={isOther}
          className={`grid grid-cols-1 gap-3.5 print:block ${isOther ? "opacity-50" : ""}`}
        >
          <DayPicture
            answer={answer}
            link={link}
            linkOfDay={ofDay(answer.day)}
            onChange={change}
            timeOf={timeOf}
            today={today}
          />
          {answer.agents.length > 0 && (
            <DayTogether answer={answer} link={ofDay(answer.day)} timeOf={timeOf} />
          )}
          {answer.looks.length > 0 && <DayHours answer={answer} link={ofDay(answer.day)} timeOf={timeOf} />}
        </div>
      )}
    </Page>
  );
}
