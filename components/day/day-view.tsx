"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { StateNames, UnseenGround } from "@/components/chart/used-states";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { useStateName } from "@/components/figures/use-state-name";
import { TeamMenuView } from "@/components/filters/team-menu-view";
import { LinkNotices } from "@/components/report/notices/link-notices";
import { FigureAge } from "@/components/report/report-heading";
import { Button, buttonLooks } from "@/components/ui/button";
import { Card, CardTitle, MessageCard } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeading } from "@/components/ui/page";
import { PageLink } from "@/components/ui/page-link";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { timelineOptions } from "@/lib/browser/queries/figures-query";
import { useSite, useZoneName } from "@/lib/browser/site";
import { useQuestion } from "@/lib/browser/use-question";
import { shiftDay } from "@/lib/dates/day";
import { type Day, dayOf } from "@/lib/dates/window";
import { capitalize, formatLongDay } from "@/lib/dates/words";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { formatHm } from "@/lib/report/figures/duration";
import { sumUntold } from "@/lib/report/timeline/slots";
import { buildDayStrip } from "@/lib/report/timeline/strip";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import { dayPath, formatPageAddress } from "@/lib/search/page-address";
import { daySteps, defaultLink, type ReportLink } from "@/lib/search/report-link";
import { CellFacts, useCellWords } from "./day-cell";
import { DayGrid } from "./day-grid";

const steps = daySteps.map((step) => ({ value: String(step), label: String(step), step }));

/** The inside of a day: who was in which state when, as far as the looks at it tell. */
export function DayView() {
  const t = useTranslations();
  const locale = useLocale();
  const momentOf = useMoment();
  const zoneName = useZoneName();
  const { operations } = useSite();
  const { change, link, operation, range, problems, today } = useQuestion();
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
        operationName={operations.length > 1 ? operation.name : null}
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
      <LinkNotices
        onDropSuppositions={() => change({ suppose: link.suppose })}
        problems={problems}
        rangeText={dayWords}
      />
      {answer && (failure || answer.problem) && (
        <Notice tone="failure">{sayProblem(t, failure?.code ?? answer.problem?.code ?? "unexpected")}</Notice>
      )}
      {!answer && failure && (
        <MessageCard>
          <h2 className="font-semibold text-lg">{t("day.failed")}</h2>
          <p>{sayProblem(t, failure.code)}</p>
          <Button onClick={() => void asked.refetch()}>{t("app.retry")}</Button>
        </MessageCard>
      )}
      {!answer && !failure && (
        <Card>
          <CardTitle>{t("day.reading")}</CardTitle>
          <SkeletonRows count={16} />
        </Card>
      )}
      {answer && (
        <div aria-busy={isOther} className={isOther ? "opacity-50" : undefined}>
          <Picture
            answer={answer}
            link={link}
            linkOfDay={ofDay(answer.day)}
            onStep={(step) => change({ step })}
            timeOf={timeOf}
          />
        </div>
      )}
    </Page>
  );
}

type PictureProps = {
  answer: TimelineAnswer;
  link: ReportLink;
  linkOfDay: ReportLink;
  onStep: (step: ReportLink["step"]) => void;
  timeOf: (instantMs: number) => string;
};

function Picture({ answer, link, linkOfDay, onStep, timeOf }: PictureProps) {
  const t = useTranslations();
  const stateName = useStateName();
  const strip = useMemo(() => buildDayStrip(answer, link.step), [answer, link.step]);
  const untold = useMemo(
    () => answer.agents.reduce((sum, { gains }) => sum + sumUntold(gains, strip.rules), 0),
    [answer, strip],
  );
  const words = { answer, strip, stateName, timeOf };
  const { say } = useCellWords(words);
  const caption = t("day.caption", {
    ...{ from: timeOf(strip.fromMs), to: timeOf(strip.toMs), step: link.step },
  });
  return (
    <Card aria-label={t("day.picture")} as="section" isLong>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-2">
        <h2 className="font-semibold">
          {t("day.picture")}{" "}
          <span className="font-normal text-muted">{t("now.agents", { count: answer.agents.length })}</span>
        </h2>
        <div className="flex items-center gap-2 text-muted text-sm print:hidden">
          <span aria-hidden="true">{t("day.minutes")}</span>
          <Segmented
            choices={steps}
            chosen={String(link.step)}
            label={t("day.step")}
            onChoose={(value) => onStep(steps.find((one) => one.value === value)?.step ?? 15)}
          />
        </div>
      </div>
      <div className="grid gap-1.5 border-line border-b px-4 py-2">
        <p className="text-muted text-sm">
          {t(`day.counting-${answer.counting}`)}
          {untold > 0 && ` ${t("day.untold", { time: formatHm(untold) })}`}
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <StateNames answer={answer} slots={strip.slots} stateName={stateName} />
          <UnseenGround />
        </p>
      </div>
      {answer.agents.length === 0 ? (
        <p className="p-8 text-muted">
          {t(
            answer.status === "partial"
              ? "day.reading"
              : answer.looks.length === 0
                ? "day.noLook"
                : "day.nobody",
          )}
        </p>
      ) : (
        <DayGrid
          answer={answer}
          caption={caption}
          hrefOf={({ id }) => formatAgentAddress(id, { ...linkOfDay, agents: [], teams: [], query: "" })}
          sayCell={say}
          strip={strip}
          timeOf={timeOf}
        >
          {(agent, slot) => <CellFacts {...words} agent={agent} slot={slot} />}
        </DayGrid>
      )}
    </Card>
  );
}
