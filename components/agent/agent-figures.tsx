"use client";

import { useMemo, useRef, useState } from "react";
import { CellTooltip } from "@/components/report/cell-tooltip";
import { daysWidths } from "@/components/report/days-layout";
import { DaysTable } from "@/components/report/days-table";
import type { Trace } from "@/components/report/trace";
import { TraceDialog } from "@/components/report/trace-dialog";
import { useDaysFacts } from "@/components/report/use-days-facts";
import { useTableLayout } from "@/components/report/use-table-layout";
import type { Compared } from "@/lib/browser/compared";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { DaysAnswer } from "@/lib/report/days-answer";
import { chartGrain } from "@/lib/report/days-view";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import { AgentTiles } from "./agent-tiles";
import { CardHead } from "./card-head";
import { ChartCard } from "./chart-card";
import { PerDayCard } from "./per-day-card";
import { useAgentBefore } from "./use-agent-before";
import { useAgentMatrix } from "./use-agent-matrix";
import { useAgentTrace } from "./use-agent-trace";
import { useTeamMedian } from "./use-team-median";
import { WeekTrend } from "./week-trend";

export type AgentFiguresProps = {
  agentId: string;
  answer: DaysAnswer;
  /** The team's, of the same range; undefined while it is on its way. */
  report: ReportAnswer | undefined;
  /** The period beside it. */
  compared: Compared;
  link: ReportLink;
  rangeText: string;
  device: "phone" | "desk";
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  nowMs: number;
  onChange: ChangeLink;
  onOpen: (link: ReportLink) => void;
};

const coarsePrefix = "c";

/** One agent over time: columns to see, the same numbers in rows to read, and what is usual beside them. */
export function AgentFigures(props: AgentFiguresProps) {
  const { agentId, answer, report, compared, link, rangeText, device, isOld, nowMs, onChange, onOpen } =
    props;
  const [trace, setTrace] = useState<Trace | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const isWide = layout.name === "wide";
  const grain = link.by ?? "day";
  const matrix = useAgentMatrix(answer, link, grain, onOpen);
  const columnGrain = chartGrain(grain, answer.days.length);
  const columns = useAgentMatrix(answer, link, columnGrain, onOpen);
  const median = useTeamMedian(report, matrix.view.states);
  const before = useAgentBefore(compared, agentId, matrix.view.states);
  const widths = useMemo(
    () => daysWidths(layout, matrix.stateNames, matrix.counts !== null),
    [layout, matrix.stateNames, matrix.counts],
  );
  const [rowFacts, columnFacts] = [useDaysFacts(matrix), useDaysFacts(columns)];
  const { traceAll, traceCell } = useAgentTrace(agentId, link, matrix, setTrace);
  const head = <CardHead answer={answer} matrix={matrix} onChange={onChange} onTrace={traceAll} />;
  return (
    <div aria-busy={isOld} className={isOld ? "report-body report-body-old" : "report-body"} ref={body}>
      <AgentTiles answer={answer} link={link} matrix={matrix} median={median} onOpen={onOpen} />
      <div className="agent-halves">
        <div className="agent-half">
          {isWide && (
            <ChartCard matrix={columns} prefix={columnGrain === grain ? "" : coarsePrefix}>
              {head}
            </ChartCard>
          )}
          <WeekTrend answer={answer} matrix={matrix} />
        </div>
        <PerDayCard
          before={before}
          compared={compared}
          matrix={matrix}
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
      <CellTooltip
        factsOf={(place, part) =>
          place.startsWith(coarsePrefix) ? columnFacts(place.slice(1), part) : rowFacts(place, part)
        }
        scroller={body}
      />
      <TraceDialog
        nowMs={nowMs}
        onChange={onChange}
        onClose={() => setTrace(null)}
        rangeText={rangeText}
        trace={trace}
      />
    </div>
  );
}
