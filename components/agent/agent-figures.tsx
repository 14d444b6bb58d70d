"use client";

import { useMemo, useRef, useState } from "react";
import { columnPrefix, DaysTooltip } from "@/components/chart/days-tooltip";
import { ColumnsPictureButton } from "@/components/chart/picture/columns-picture-button";
import type { ChartPicture } from "@/components/chart/picture/picture-frame";
import { useDaysLegend } from "@/components/chart/use-days-legend";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import type { Trace } from "@/components/figures/trace";
import { useOtherStates } from "@/components/figures/use-one-sided";
import { CardHead } from "@/components/report/card-head";
import { FiguresBody, type FiguresProps } from "@/components/report/figures-body";
import { daysWidths } from "@/components/table/days-layout";
import { DaysOptions } from "@/components/table/days-options";
import { DaysTable } from "@/components/table/days-table";
import { useDaysLayout } from "@/components/table/use-table-layout";
import type { Compared, ComparedFigures } from "@/lib/browser/compared";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { chartGrain } from "@/lib/report/figures/days-view";
import { agentGrain } from "@/lib/search/agent-path";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { AgentTiles } from "./agent-tiles";
import { ChartCard } from "./chart-card";
import { PerDayCard } from "./per-day-card";
import { useAgentBefore } from "./use-agent-before";
import { useAgentMatrix } from "./use-agent-matrix";
import { useAgentTrace } from "./use-agent-trace";
import { useTeamMedian } from "./use-team-median";
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
  /** What a picture of the chart says above it, and what it is called. */
  picture: ChartPicture;
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
  const layout = useDaysLayout(card, device, link.compare !== null);
  const isWide = layout.name === "wide";
  const grain = agentGrain(link);
  const matrix = useAgentMatrix(answer, link, grain, daysThen, onOpen);
  const columnGrain = chartGrain(grain, answer.days.length);
  const columns = useAgentMatrix(answer, link, columnGrain, daysThen, onOpen);
  const median = useTeamMedian(report, matrix.view.states);
  const before = useAgentBefore(compared, agentId, matrix.view.states);
  const widths = useMemo(() => daysWidths(layout, matrix.stateNames, matrix), [layout, matrix]);
  const { traceAll, traceCell } = useAgentTrace(agentId, link, matrix, setTrace);
  const otherStates = useOtherStates(matrix);
  const legend = useDaysLegend(answer, matrix);
  const head = (
    <CardHead
      legend={legend}
      matrix={matrix}
      onChange={onChange}
      onTrace={traceAll}
      wholeName="percentNameTime"
    >
      {/* Whom the link finds decides only who comes before and after. */}
      <ColumnsPictureButton {...{ grain, legend, otherStates, picture }} link={unfiltered} matrix={columns} />
      <DaysOptions link={link} matrix={matrix} onChange={onChange} />
    </CardHead>
  );
  return (
    <FiguresBody {...props} body={body} onTraceEnd={() => setTrace(null)} trace={trace}>
      <AgentTiles answer={answer} link={link} matrix={matrix} median={median} onOpen={onOpen} />
      <OneSidedNote facts={otherStates} />
      <div className="agent-halves">
        <div className="agent-half">
          {isWide && (
            <ChartCard matrix={columns} prefix={columnPrefix(matrix, columns)}>
              {head}
            </ChartCard>
          )}
          <WeekTrend answer={answer} matrix={matrix} />
        </div>
        <PerDayCard
          before={before}
          compared={compared}
          matrix={matrix}
          isSaid={link.compare !== null}
          median={median}
          nowMs={nowMs}
          report={report}
        />
      </div>
      <div className="card report-card" ref={card}>
        {!isWide && head}
        <DaysTable
          layout={layout}
          matrix={matrix}
          onTrace={traceCell}
          rangeText={rangeText}
          scroller={scroller}
          widths={widths}
        />
      </div>
      <DaysTooltip columns={columns} rows={matrix} scroller={body} />
    </FiguresBody>
  );
}
