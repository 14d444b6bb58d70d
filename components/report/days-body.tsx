"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { DaysChart } from "@/components/chart/days-chart";
import { columnPrefix, DaysTooltip } from "@/components/chart/days-tooltip";
import { ColumnsPictureButton } from "@/components/chart/picture/columns-picture-button";
import type { ChartPicture } from "@/components/chart/picture/picture-frame";
import { useDaysLegend } from "@/components/chart/use-days-legend";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import { type Trace, traceOfDaysCell } from "@/components/figures/trace";
import { useOtherStates } from "@/components/figures/use-one-sided";
import { daysWidths } from "@/components/table/days-layout";
import { DaysOptions } from "@/components/table/days-options";
import { DaysTable } from "@/components/table/days-table";
import { useDaysMatrix } from "@/components/table/use-days-matrix";
import { useDaysLayout } from "@/components/table/use-table-layout";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { chartGrain } from "@/lib/report/figures/days-view";
import type { Grain } from "@/lib/report/figures/grain";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { CardHead } from "./card-head";
import { DaysTiles } from "./days-tiles";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./no-match";

type DaysBodyProps = FiguresProps & {
  answer: DaysAnswer;
  /** The period to compare with; null while its figures are not here. */
  compared: ComparedFigures<DaysAnswer> | null;
  link: ReportLink;
  grain: Grain;
  device: "phone" | "desk";
  onOpen: (link: ReportLink) => void;
  /** What a picture of the chart says above it, and what it is called. */
  picture: ChartPicture;
};

/** The report over time: columns to see, the same numbers in rows to read. */
export function DaysBody(props: DaysBodyProps) {
  const { answer, compared, link, grain, rangeText, device, onChange, onOpen, picture } = props;
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useDaysLayout(card, device, link.compare !== null);
  const matrix = useDaysMatrix(answer, link, grain, compared, onOpen);
  const columnGrain = chartGrain(grain, answer.days.length);
  const columns = useDaysMatrix(answer, link, columnGrain, compared, onOpen);
  const widths = useMemo(() => daysWidths(layout, matrix.stateNames, matrix), [layout, matrix]);
  const traceCell = useCallback(
    (cell: string) => setTrace(traceOfDaysCell(cell, link, matrix)),
    [link, matrix],
  );
  const solo = (state: string) => onChange({ states: [state] });
  const legend = useDaysLegend(answer, matrix);
  const otherStates = useOtherStates(matrix);
  const isEmpty = answer.agents.chosen === 0 || matrix.view.states.length === 0;
  return (
    <FiguresBody {...props} onTraceEnd={() => setTrace(null)} trace={trace}>
      <DaysTiles days={answer.days} matrix={matrix} onSolo={solo} />
      <OneSidedNote facts={otherStates} />
      <div className="card report-card" ref={card}>
        <CardHead
          legend={legend}
          matrix={matrix}
          onChange={onChange}
          onTrace={() => setTrace({ link, parts: [] })}
          wholeName="percentNameTime"
        >
          <ColumnsPictureButton {...{ grain, legend, link, otherStates, picture }} matrix={columns} />
          <DaysOptions link={link} matrix={matrix} onChange={onChange} />
        </CardHead>
        {isEmpty && answer.agents.all > 0 ? (
          <NoMatch
            agentCount={answer.agents.all}
            link={link}
            onClear={() => onChange(unfiltered)}
            states={answer.states}
          />
        ) : (
          <>
            {layout.name === "wide" && (
              <DaysChart matrix={columns} prefix={columnPrefix(matrix, columns)} width={layout.width} />
            )}
            <DaysTable
              layout={layout}
              matrix={matrix}
              onTrace={traceCell}
              rangeText={rangeText}
              scroller={scroller}
              widths={widths}
            />
          </>
        )}
      </div>
      <DaysTooltip columns={columns} rows={matrix} scroller={card} />
    </FiguresBody>
  );
}
