"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ColumnsPictureButton } from "@/components/chart/picture/columns-picture-button";
import type { PictureSubject } from "@/components/chart/picture/use-chart-picture";
import { FiguresTooltip } from "@/components/figures/figures-tooltip";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import { columnPrefix } from "@/components/figures/shown-figures";
import { type Trace, traceOfCell } from "@/components/figures/trace";
import { useOneSided } from "@/components/figures/use-one-sided";
import { CardHead } from "@/components/report/card-head";
import { FiguresBody, type FiguresProps } from "@/components/report/figures-body";
import { usePeriodLegend } from "@/components/report/use-shown-periods";
import { FigureTable } from "@/components/table/figure-table";
import { drawPeriods } from "@/components/table/table-columns";
import { TableOptions } from "@/components/table/table-options";
import { useColumnName } from "@/components/table/use-column-name";
import { useTableLayout } from "@/components/table/use-table-layout";
import { Card } from "@/components/ui/card";
import { Stack } from "@/components/ui/page";
import type { Compared, ComparedFigures } from "@/lib/browser/compared";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { buildTeamMedian, type TeamMedian } from "@/lib/report/figures/median";
import { chartGrain } from "@/lib/report/figures/period-table";
import { agentGrain, narrowToAgent } from "@/lib/search/agent-path";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { AgentTiles } from "./agent-tiles";
import { ChartCard } from "./chart-card";
import { PerDayCard } from "./per-day-card";
import { useAgentBefore } from "./use-agent-before";
import { useAgentPeriods } from "./use-agent-periods";
import { WeekTrend } from "./week-trend";

export type AgentFiguresProps = FiguresProps & {
  agentId: string;
  answer: DaysAnswer;
  /** The team's, of the same range; undefined while it is on its way. */
  report: ReportAnswer | undefined;
  /** The period beside it. */
  compared: Compared;
  /** The agent's own days there, where the link compares them. */
  daysThen: ComparedFigures<DaysAnswer> | null;
  link: ReportLink;
  device: "phone" | "desk";
  /** What a picture of the chart is of. */
  picture: PictureSubject;
  onOpen: (link: ReportLink) => void;
};

/** One agent over time: columns to see, the same numbers in rows to read, and what is usual beside them. */
export function AgentFigures(props: AgentFiguresProps) {
  const { agentId, answer, report, compared, daysThen, link, rangeText, device, nowMs, picture } = props;
  const { onChange, onOpen } = props;
  const [trace, setTrace] = useState<Trace | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const t = useTranslations("days");
  const layout = useTableLayout(card, device);
  const isWide = layout.name === "wide";
  const grain = agentGrain(link);
  const shown = useAgentPeriods(answer, link, grain, daysThen, onOpen);
  const columnGrain = chartGrain(grain, answer.days.length);
  const columns = useAgentPeriods(answer, link, columnGrain, daysThen, onOpen);
  const { states } = shown.table;
  const median = useTeamMedian(report, states);
  const before = useAgentBefore(compared, agentId, states);
  const nameOf = useColumnName();
  const drawn = useMemo(() => drawPeriods(shown, layout, nameOf), [shown, layout, nameOf]);
  // Of this agent alone, whatever agents the link finds.
  const traceCell = useCallback(
    (cell: string) => {
      const found = traceOfCell(cell, shown);
      setTrace(found && { ...found, link: narrowToAgent(found.link, agentId) });
    },
    [agentId, shown],
  );
  const otherStates = useOneSided(shown, isWholeAnswer(answer));
  const legend = usePeriodLegend(answer, shown);
  const head = (
    <CardHead
      legend={legend}
      onChange={onChange}
      onTrace={() => setTrace({ link: narrowToAgent(link, agentId), parts: [] })}
      shown={shown}
      wholeName="percentNameTime"
    >
      {/* Whom the link finds decides only who comes before and after. */}
      <ColumnsPictureButton {...{ grain, legend, otherStates, picture }} found={unfiltered} shown={columns} />
      <TableOptions dayCount={answer.days.length} drawn={drawn} onChange={onChange} />
    </CardHead>
  );
  return (
    <FiguresBody {...props} body={body} onTraceEnd={() => setTrace(null)} trace={trace}>
      <AgentTiles answer={answer} link={link} median={median} onOpen={onOpen} shown={shown} />
      <OneSidedNote facts={otherStates} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(340px,27vw)] items-start gap-3.5 max-desk:grid-cols-1 print:flex">
        <Stack className="empty:hidden print:min-w-0 print:flex-1">
          {isWide && (
            <ChartCard prefix={columnPrefix(shown, columns)} shown={columns}>
              {head}
            </ChartCard>
          )}
          <WeekTrend answer={answer} shown={shown} />
        </Stack>
        <PerDayCard
          before={before}
          compared={compared}
          isSaid={link.compare !== null}
          median={median}
          nowMs={nowMs}
          report={report}
          shown={shown}
        />
      </div>
      <Card isLong ref={card}>
        {!isWide && head}
        <FigureTable
          caption={t(`caption-${grain}`, { range: rangeText })}
          drawn={drawn}
          onTrace={traceCell}
          scroller={scroller}
          sort={null}
        />
      </Card>
      <FiguresTooltip columns={columns} rows={shown} scroller={body} />
    </FiguresBody>
  );
}

/** The team's median per day worked of some states; null while it cannot be known. */
function useTeamMedian(report: ReportAnswer | undefined, states: readonly string[]): TeamMedian | null {
  return useMemo(() => (report ? buildTeamMedian(report, states) : null), [report, states]);
}
