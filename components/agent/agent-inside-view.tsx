"use client";

import { useQueries } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { DayStrip, StripHours } from "@/components/chart/day-strip";
import { UnseenGround } from "@/components/chart/used-states";
import { sayProblem } from "@/components/figures/say-problem";
import { useMoment } from "@/components/figures/use-moment";
import { useStateName } from "@/components/figures/use-state-name";
import { VisitList } from "@/components/figures/visit-list";
import { PageLink } from "@/components/ui/page-link";
import { SkeletonRows } from "@/components/ui/skeleton";
import { timelineOptions } from "@/lib/browser/queries/figures-query";
import type { Day } from "@/lib/dates/window";
import type { TimelineAnswer } from "@/lib/report/answers/timeline-answer";
import { buildDayStrip } from "@/lib/report/timeline/strip";
import { dayPath, formatPageAddress } from "@/lib/search/page-address";
import { defaultLink, type ReportLink } from "@/lib/search/report-link";

type AgentInsideProps = {
  /** The question of this agent alone. */
  link: ReportLink;
  /** The newest first, with what each is called. */
  days: readonly { day: Day; name: string }[];
};

/** The inside of an agent's days, those of which looks tell anything: a strip each, and its visits once it is opened. */
export function AgentInsideView({ link, days }: AgentInsideProps) {
  const t = useTranslations();
  const asked = useQueries({ queries: days.map(({ day }) => timelineOptions(link, day)) });
  const failed = asked.find(({ error }) => error)?.error;
  const told = asked.flatMap(({ data }, place) => {
    const { day, name } = days[place] ?? { day: "", name: "" };
    return data && data.day === day && tellsInside(data) ? [{ answer: data, name }] : [];
  });
  // One after the other they would push each other down.
  if (asked.some(({ isPending }) => isPending)) return <SkeletonRows count={days.length} />;
  return (
    <>
      {failed && <p className="px-4 py-2 text-over">{sayProblem(t, failed.code)}</p>}
      {told.length === 0 && !failed && <p className="px-4 py-2 text-muted">{t("day.insideNone")}</p>}
      {told.map(({ answer, name }) => (
        <InsideDay answer={answer} key={answer.day} link={link} name={name} />
      ))}
      {told.length > 0 && (
        <p className="border-line border-t px-4 py-2 text-sm">
          <UnseenGround />
        </p>
      )}
    </>
  );
}

// A look or more between midnight and the end of the day.
function tellsInside({ looks, begins, agents }: TimelineAnswer): boolean {
  return agents.length > 0 && looks.length > 1 && looks[0] !== begins;
}

type InsideDayProps = { answer: TimelineAnswer; name: string; link: ReportLink };

function InsideDay({ answer, name, link }: InsideDayProps) {
  const t = useTranslations("day");
  const momentOf = useMoment();
  const stateName = useStateName();
  const timeOf = (instantMs: number) => momentOf(instantMs, answer.timeZone).time;
  const strip = buildDayStrip(answer, defaultLink.step);
  const [agent] = answer.agents;
  if (!agent) return null;
  const span = { from: answer.day, to: answer.day };
  const whole = {
    range: defaultLink.range,
    span,
    hours: null,
    known: null,
    compare: null,
    by: null,
    rows: null,
  };
  return (
    <div className="border-line border-t px-4 py-2 first:border-t-0 print:break-inside-avoid">
      <PageLink
        className="grid grid-cols-[15rem_minmax(0,1fr)] items-start gap-x-4 hover:text-accent max-sm:grid-cols-1"
        href={formatPageAddress(dayPath, { ...link, ...whole })}
      >
        <span className="font-medium">{name}</span>
        <span>
          <DayStrip agent={agent} answer={answer} className="h-5" label={t("open")} strip={strip} />
          <StripHours most={24} strip={strip} timeOf={timeOf} />
        </span>
      </PageLink>
      <details className="sm:ps-64">
        <summary className="text-muted text-sm">{t("visitsOf", { count: agent.visits.length })}</summary>
        <VisitList {...{ answer, stateName, timeOf }} className="py-1.5" visits={agent.visits} />
      </details>
    </div>
  );
}
