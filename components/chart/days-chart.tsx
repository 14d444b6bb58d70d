"use client";

import dynamic from "next/dynamic";
import { type MouseEvent, useMemo } from "react";
import { useTranslations } from "use-intl";
import { chartLayout } from "@/components/table/days-layout";
import type { DaysMatrix } from "@/components/table/days-matrix";
import { mostColumns } from "@/lib/report/figures/days-view";
import { type BarsMode, drawStacks } from "@/lib/report/figures/scale";
import { ColumnGhosts } from "./column-ghosts";
import { DaySlot } from "./day-slot";
import { ticksOf, useTickWords } from "./days-ticks";

// The charting library arrives after the figures, as in the report by agent.
const DayColumns = dynamic(() => import("./day-columns").then((module) => module.DayColumns), { ssr: false });

type DaysChartProps = {
  matrix: DaysMatrix;
  /** The card's inner width. */
  width: number;
  /** Before a row's place in `data-cell`, where the table's rows are others. */
  prefix: string;
};

/** The columns, and why they are coarser than the table's rows where they are. */
export function DaysChart(props: DaysChartProps) {
  const t = useTranslations("days");
  const isOfWeeks = props.matrix.grain === "week";
  return (
    <>
      <ColumnsPlot {...props} />
      {props.prefix !== "" && (
        <p className="chart-note">{t(isOfWeeks ? "coarse-week" : "coarse-month", { most: mostColumns })}</p>
      )}
    </>
  );
}

/** Time as stacked columns over a grid of hours. The table below it says the same, so it is hidden from readers' ears. */
function ColumnsPlot({ matrix, width, prefix }: DaysChartProps) {
  const { view, bars, opens, onOpen } = matrix;
  const layout = chartLayout(width, view.rows.length, matrix.isCompared);
  const ticks = ticksOf(matrix);
  const scale = ticks.at(-1) ?? 1;
  const drawn = useMemo(() => drawStacks(view.rows, bars), [view.rows, bars]);
  const openColumn = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest(".day-columns [data-cell]") : null;
    const place = cell?.getAttribute("data-cell")?.slice(prefix.length).split(":")[0];
    const link = place === undefined ? undefined : opens[Number(place)];
    if (link) onOpen(link);
  };
  return (
    <div aria-hidden="true" className="days-chart" onClick={openColumn} role="presentation">
      <div className="chart-plot" style={{ height: layout.plotHeight }}>
        {ticks.map((value) => (
          <Tick
            bars={bars}
            height={(value / scale) * layout.plotHeight}
            key={value}
            left={layout.gutter}
            locale={matrix.locale}
            value={value}
          />
        ))}
      </div>
      {view.rows.map((row, place) => (
        <DaySlot
          key={row.from}
          layout={layout}
          matrix={matrix}
          place={place}
          prefix={prefix}
          scaleSeconds={scale}
        />
      ))}
      <div className="day-columns" style={{ left: layout.gutter, height: layout.plotHeight }}>
        <DayColumns
          barWidth={layout.bar}
          height={layout.plotHeight}
          prefix={prefix}
          rows={drawn}
          scale={scale}
          styles={view.styles}
          width={layout.plotWidth}
        />
        {matrix.beside && (
          <ColumnGhosts
            bars={bars}
            earlier={matrix.beside.comparison.rows}
            layout={layout}
            scale={scale}
            styles={view.styles}
          />
        )}
      </div>
    </div>
  );
}

type TickProps = { value: number; bars: BarsMode; height: number; left: number; locale: string };

function Tick({ value, bars, height, left, locale }: TickProps) {
  const wordsOf = useTickWords(bars, locale);
  return (
    <div className="chart-tick" style={{ bottom: height }}>
      <span className="chart-tick-label" style={{ width: left - 10 }}>
        {wordsOf(value)}
      </span>
      <span className="chart-line" style={{ left }} />
    </div>
  );
}
