"use client";

import dynamic from "next/dynamic";
import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { listTicks } from "@/lib/report/scale";
import { DaySlot } from "./day-slot";
import { chartLayout } from "./days-layout";
import type { DaysMatrix } from "./days-matrix";

// The charting library arrives after the figures, as in the report by agent.
const DayColumns = dynamic(() => import("./day-columns").then((module) => module.DayColumns), { ssr: false });

type DaysChartProps = {
  matrix: DaysMatrix;
  /** The card's inner width. */
  width: number;
  /** Before a row's place in `data-cell`, where the table's rows are others. */
  prefix: string;
};

const mostTicks = 5;

/** Time as stacked columns over a grid of hours. The table below it says the same, so it is hidden from readers' ears. */
export function DaysChart({ matrix, width, prefix }: DaysChartProps) {
  const { view, opens, onOpen } = matrix;
  const layout = chartLayout(width, view.rows.length);
  const ticks = listTicks(
    view.rows.reduce((most, { total }) => Math.max(most, total), 0),
    mostTicks,
  );
  const scaleSeconds = ticks.at(-1) ?? 1;
  const openColumn = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest(".day-columns [data-cell]") : null;
    const place = cell?.getAttribute("data-cell")?.slice(prefix.length).split(":")[0];
    const link = place === undefined ? undefined : opens[Number(place)];
    if (link) onOpen(link);
  };
  return (
    <div aria-hidden="true" className="days-chart" onClick={openColumn} role="presentation">
      <div className="chart-plot" style={{ height: layout.plotHeight }}>
        {ticks.map((seconds) => (
          <Tick
            height={(seconds / scaleSeconds) * layout.plotHeight}
            key={seconds}
            left={layout.gutter}
            locale={matrix.locale}
            seconds={seconds}
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
          scaleSeconds={scaleSeconds}
        />
      ))}
      <div className="day-columns" style={{ left: layout.gutter, height: layout.plotHeight }}>
        <DayColumns
          barWidth={layout.bar}
          height={layout.plotHeight}
          prefix={prefix}
          rows={view.rows}
          scaleSeconds={scaleSeconds}
          styles={view.styles}
          width={layout.plotWidth}
        />
      </div>
    </div>
  );
}

type TickProps = { seconds: number; height: number; left: number; locale: string };

function Tick({ seconds, height, left, locale }: TickProps) {
  const t = useTranslations("days");
  const isHours = seconds === 0 || seconds >= 3600;
  const hours = new Intl.NumberFormat(locale).format(seconds / 3600);
  return (
    <div className="chart-tick" style={{ bottom: height }}>
      <span className="chart-tick-label" style={{ width: left - 10 }}>
        {isHours ? t("axis", { hours }) : t("axisMinutes", { minutes: String(seconds / 60) })}
      </span>
      <span className="chart-line" style={{ left }} />
    </div>
  );
}
