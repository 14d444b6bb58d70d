"use client";

import { type MouseEvent, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { late } from "@/components/ui/late";
import { chartLayout, ghostAt } from "@/lib/report/chart/chart-layout";
import { hasMedianMarks } from "@/lib/report/chart/median-height";
import { ticksOf, wordTick } from "@/lib/report/chart/ticks";
import { mostColumns } from "@/lib/report/figures/period-table";
import { cutBar } from "@/lib/report/figures/scale";
import { DaySlot } from "./day-slot";
import { StackChart, StackGhosts } from "./late-stacks";

// Only an agent's page has them.
const MedianMarks = late(() => import("./median-marks").then((module) => module.MedianMarks), {
  onServer: false,
  isAside: true,
});

type DaysChartProps = {
  shown: ShownPeriods;
  /** The card's inner width. */
  width: number;
  /** Before a row's place in `data-cell`, where the table's rows are others. */
  prefix: string;
};

/** The columns, and why they are coarser than the table's rows where they are. */
export function DaysChart(props: DaysChartProps) {
  const t = useTranslations("days");
  const isOfWeeks = props.shown.kind === "week";
  return (
    <>
      <ColumnsPlot {...props} />
      {props.prefix !== "" && (
        <p className="border-line border-b px-4 py-1.5 text-muted text-sm/5">
          {t(isOfWeeks ? "coarse-week" : "coarse-month", { most: mostColumns })}
        </p>
      )}
    </>
  );
}

/** Time as stacked columns over a grid of hours. The table below it says the same, so it is hidden from readers' ears. */
function ColumnsPlot({ shown, width, prefix }: DaysChartProps) {
  const { table, bars, rowLinks, onOpen } = shown;
  const layout = chartLayout(width, table.rows.length, shown.isCompared);
  const ticks = ticksOf(shown);
  const fullLength = ticks.at(-1) ?? 1;
  const stacks = useMemo(
    () => table.rows.map((row) => cutBar(row, { bars, fullLength })),
    [table.rows, bars, fullLength],
  );
  const scene = {
    ...{ styles: table.styles, base: "bottom" as const },
    ...{ width: layout.plotWidth, height: layout.plotHeight },
  };
  const openColumn = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest("[data-columns] [data-cell]") : null;
    const place = cell?.getAttribute("data-cell")?.slice(prefix.length).split(":")[0];
    const link = place === undefined ? undefined : rowLinks[Number(place)];
    if (link) onOpen(link);
  };
  return (
    <div
      aria-hidden="true"
      className="relative h-74.5 border-line border-b pt-6 last:border-b-0"
      onClick={openColumn}
      role="presentation"
    >
      <div className="relative" style={{ height: layout.plotHeight }}>
        {ticks.map((value) => (
          <Tick
            height={(value / fullLength) * layout.plotHeight}
            key={value}
            left={layout.gutter}
            shown={shown}
            value={value}
          />
        ))}
      </div>
      {table.rows.map((row, place) => (
        <DaySlot
          key={row.key}
          layout={layout}
          shown={shown}
          place={place}
          prefix={prefix}
          fullLength={fullLength}
        />
      ))}
      <div
        className="**:data-cell:pointer-events-auto **:data-cell:cursor-pointer pointer-events-none absolute top-6"
        data-columns
        style={{ left: layout.gutter, height: layout.plotHeight }}
      >
        <StackChart {...scene} prefix={prefix} stacks={stacks} thickness={layout.bar} />
        {table.earlier && (
          <StackGhosts
            {...{ ...scene, bars, fullLength }}
            earlier={table.rows.map((row) => row.earlier)}
            first={ghostAt(0, layout)}
            step={layout.slot}
          />
        )}
      </div>
      {hasMedianMarks(shown) && <MedianMarks fullLength={fullLength} layout={layout} shown={shown} />}
    </div>
  );
}

type TickProps = { value: number; shown: ShownPeriods; height: number; left: number };

function Tick({ value, shown, height, left }: TickProps) {
  const t = useTranslations();
  return (
    <div className="group absolute inset-x-0" style={{ bottom: height }}>
      <span
        className="-translate-y-1/2 absolute left-0 text-end text-muted text-xs"
        style={{ width: left - 10 }}
      >
        {wordTick(value, shown, t)}
      </span>
      <span
        className="absolute right-4 border-line/70 border-t group-first:border-control/55"
        style={{ left }}
      />
    </div>
  );
}
