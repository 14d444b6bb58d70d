"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { DaysAnswer } from "@/lib/report/days-answer";
import { chartGrain, mostColumns } from "@/lib/report/days-view";
import type { Grain } from "@/lib/report/grain";
import type { ReportLink } from "@/lib/search/report-link";
import { BarsSwitch } from "./bars-switch";
import { CellTooltip } from "./cell-tooltip";
import { ColumnsPictureButton } from "./columns-picture-button";
import { DaysChart } from "./days-chart";
import { daysWidths } from "./days-layout";
import { DaysTable } from "./days-table";
import { DaysTiles } from "./days-tiles";
import { NoMatch } from "./no-match";
import { StateLegend } from "./state-legend";
import { type Trace, traceOfDaysCell } from "./trace";
import { TraceDialog } from "./trace-dialog";
import { UnitSwitch } from "./unit-switch";
import { useDaysFacts } from "./use-days-facts";
import { useDaysLegend } from "./use-days-legend";
import { useDaysMatrix } from "./use-days-matrix";
import { useFilterWords } from "./use-filter-words";
import { useTableLayout } from "./use-table-layout";

type DaysBodyProps = {
  answer: DaysAnswer;
  link: ReportLink;
  grain: Grain;
  rangeText: string;
  device: "phone" | "desk";
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  nowMs: number;
  onChange: ChangeLink;
  onOpen: (link: ReportLink) => void;
  /** What a picture of the chart says above it, and what it is called. */
  picture: { title: string; subtitle: string; fileName: string };
};

const coarsePrefix = "c";

/** The report over time: columns to see, the same numbers in rows to read. */
export function DaysBody(props: DaysBodyProps) {
  const { answer, link, grain, rangeText, device, isOld, nowMs, onChange, onOpen, picture } = props;
  const t = useTranslations();
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const matrix = useDaysMatrix(answer, link, grain, onOpen);
  const columnGrain = chartGrain(grain, answer.days.length);
  const columns = useDaysMatrix(answer, link, columnGrain, onOpen);
  const widths = useMemo(() => daysWidths(layout, matrix.stateNames, true), [layout, matrix.stateNames]);
  const rowFacts = useDaysFacts(matrix);
  const columnFacts = useDaysFacts(columns);
  const traceCell = useCallback(
    (cell: string) => setTrace(traceOfDaysCell(cell, link, matrix)),
    [link, matrix],
  );
  const solo = (state: string) => onChange({ states: [state] });
  const legend = useDaysLegend(answer, matrix);
  const filters = useFilterWords(link, legend);
  const isCoarse = columnGrain !== grain;
  const isEmpty = answer.agents.chosen === 0 || matrix.view.states.length === 0;
  return (
    <div aria-busy={isOld} className={isOld ? "report-body report-body-old" : "report-body"}>
      <DaysTiles days={answer.days} matrix={matrix} onSolo={solo} />
      <div className="card report-card" ref={card}>
        <div className="card-head">
          <StateLegend
            entries={legend}
            locale={matrix.locale}
            onChange={onChange}
            unit={link.unit}
            whole={matrix.view.wholeTotal}
          />
          <div className="flex shrink-0 flex-wrap items-center gap-2">
            <button className="text-button" onClick={() => setTrace({ link, parts: [] })} type="button">
              {t("provenance.title")}
            </button>
            <ColumnsPictureButton legend={legend} matrix={columns} picture={{ ...picture, filters }} />
            <BarsSwitch bars={link.bars} onChoose={(bars) => onChange({ bars })} />
            <UnitSwitch
              onChoose={(unit) => onChange({ unit })}
              unit={link.unit}
              wholeName="percentNameTime"
            />
          </div>
        </div>
        {isEmpty && answer.agents.all > 0 ? (
          <NoMatch
            agentCount={answer.agents.all}
            link={link}
            onClear={() => onChange({ states: [], agents: [], query: "" })}
            states={answer.states}
          />
        ) : (
          <>
            {layout.name === "wide" && (
              <DaysChart matrix={columns} prefix={isCoarse ? coarsePrefix : ""} width={layout.width} />
            )}
            {isCoarse && layout.name === "wide" && (
              <p className="chart-note">
                {t(columnGrain === "week" ? "days.coarse-week" : "days.coarse-month", { most: mostColumns })}
              </p>
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
      <CellTooltip
        factsOf={(place, part) =>
          place.startsWith(coarsePrefix) ? columnFacts(place.slice(1), part) : rowFacts(place, part)
        }
        scroller={card}
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
