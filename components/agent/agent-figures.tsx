"use client";

import { useMemo, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { DaysChart } from "@/components/chart/days-chart";
import { ColumnsPictureOffer } from "@/components/chart/picture/columns-picture-offer";
import { columnPrefix } from "@/components/figures/shown-figures";
import { FiguresBody, type FiguresProps } from "@/components/report/figures-body";
import { usePeriodFigures } from "@/components/report/use-shown-periods";
import { cardWidthIn } from "@/components/table/table-layout";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { late } from "@/components/ui/late";
import { Stack } from "@/components/ui/page";
import type { Compared, ComparedFigures } from "@/lib/browser/compared";
import { capitalize, formatLongDay } from "@/lib/dates/words";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { hasMedianMarks } from "@/lib/report/chart/median-height";
import type { Grain } from "@/lib/report/figures/grain";
import { buildTeamMedian } from "@/lib/report/figures/median";
import { hasFigures } from "@/lib/report/figures/periods";
import { agentGrain, narrowToAgent } from "@/lib/search/agent-path";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { AgentTiles } from "./agent-tiles";
import { PerDayCard } from "./per-day-card";
import { useAgentBefore } from "./use-agent-before";
import { WeekTrend } from "./week-trend";

const AgentInside = late(() => import("./agent-inside-view").then((module) => module.AgentInsideView), {
  onServer: false,
});

export type AgentFiguresProps = FiguresProps & {
  agentId: string;
  answer: DaysAnswer;
  /** The team's, of the same range; undefined while it is on its way. */
  report: ReportAnswer | undefined;
  /** The team's median of each day, week or month; null while it is on its way. */
  medians: DaysAnswer | null;
  /** The period beside it. */
  compared: Compared;
  /** The agent's own days there, where the link compares them. */
  daysThen: ComparedFigures<DaysAnswer> | null;
  onOpen: (link: ReportLink) => void;
};

/** One agent over time: columns to see, the same numbers in rows to read, and what is usual beside them. */
export function AgentFigures(given: AgentFiguresProps) {
  const { agentId, answer, report, medians, compared, daysThen, picture, onOpen, ...props } = given;
  const { link } = props;
  const grain = agentGrain(link);
  const figures = usePeriodFigures({
    ...{ answer, link, grain, onOpen, compared: daysThen, medians },
    agentId,
  });
  const { shown } = figures;
  const { states } = shown.table;
  const median = useMemo(() => (report ? buildTeamMedian(report, states) : null), [report, states]);
  const before = useAgentBefore(compared, agentId, states);
  return (
    <FiguresBody
      {...{ ...props, ...figures }}
      // Of this agent alone, whatever agents the link finds.
      narrow={(traced) => narrowToAgent(traced, agentId)}
      pictureOffer={
        // Whom the link finds decides only who comes before and after.
        picture && <ColumnsPictureOffer {...{ ...figures, grain, picture }} found={unfiltered} />
      }
      tiles={<AgentTiles answer={answer} link={link} median={median} onOpen={onOpen} shown={shown} />}
    >
      {({ layout, columns, head, table }) => (
        <>
          <div
            className="grid items-start gap-3.5 print:flex"
            style={{ gridTemplateColumns: sideBySide(props.viewWidth) }}
          >
            <Stack className="empty:hidden print:min-w-0 print:flex-1">
              {layout.name === "wide" && (
                <Card isLong>
                  {head}
                  <DaysChart
                    prefix={columnPrefix(shown, columns)}
                    shown={columns}
                    width={chartWidthIn(props.viewWidth)}
                  />
                  {hasMedianMarks(columns) && <MedianNote grain={grain} />}
                </Card>
              )}
              <WeekTrend answer={answer} shown={shown} />
            </Stack>
            <PerDayCard {...{ before, compared, median, report, shown }} isSaid={link.compare !== null} />
          </div>
          <Card isLong isWide>
            {layout.name === "narrow" && head}
            {table}
          </Card>
          <Inside agentId={agentId} answer={answer} link={link} />
        </>
      )}
    </FiguresBody>
  );
}

// The chart, and beside it the card of one day; below 1,100 px the card stands under it.
const [gapPx, leastSide, sideShare] = [14, 372, 0.29];

function sideWidthIn(viewWidth: number): number | null {
  return viewWidth < 1100 ? null : Math.max(leastSide, sideShare * viewWidth);
}

function sideBySide(viewWidth: number): string {
  const side = sideWidthIn(viewWidth);
  return side === null ? "minmax(0, 1fr)" : `minmax(0, 1fr) ${side}px`;
}

function chartWidthIn(viewWidth: number): number {
  const side = sideWidthIn(viewWidth);
  return cardWidthIn(viewWidth) - (side === null ? 0 : gapPx + side);
}

// What a page asks for at once; who wants more opens a day.
const mostInside = 14;

/** The way to the inside of the days, which nobody asks for before: a strip for each of the newest. */
function Inside({
  agentId,
  answer,
  link,
}: Pick<AgentFiguresProps, "agentId" | "answer"> & { link: ReportLink }) {
  const t = useTranslations("day");
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const days = answer.days
    .filter(hasFigures)
    .slice(-mostInside)
    .toReversed()
    .map(({ day }) => ({ day, name: capitalize(formatLongDay(day, locale, "month"), locale) }));
  if (days.length === 0) return null;
  return (
    <Card className={isOpen ? "" : "print:hidden"} isLong>
      <Button
        aria-expanded={isOpen}
        className="w-full justify-between px-4! py-2! text-start"
        look="row"
        onClick={() => setOpen(!isOpen)}
      >
        <span className="font-semibold">{t("inside")}</span>
        <span className="text-muted text-sm">{t("insideHint", { count: days.length })}</span>
      </Button>
      {isOpen && <AgentInside days={days} link={narrowToAgent(link, agentId)} />}
    </Card>
  );
}

/** What the marks across the columns are. */
function MedianNote({ grain }: { grain: Grain }) {
  const t = useTranslations("agent");
  return (
    <p className="flex items-center gap-2 px-4 py-1.5 text-muted text-sm/5">
      <svg aria-hidden="true" className="shrink-0 fill-none" height={4} width={20}>
        <path className="stroke-ink" d="M0 2h20" strokeDasharray="4 2" strokeWidth={2} />
      </svg>
      {t(`medianMark-${grain}`)}
    </p>
  );
}
