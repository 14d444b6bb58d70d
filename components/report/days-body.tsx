"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { DaysChart } from "@/components/chart/days-chart";
import { ColumnsPictureButton } from "@/components/chart/picture/columns-picture-button";
import type { PictureSubject } from "@/components/chart/picture/use-chart-picture";
import { FiguresTooltip } from "@/components/figures/figures-tooltip";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import { columnPrefix } from "@/components/figures/shown-figures";
import { type Trace, traceOfCell } from "@/components/figures/trace";
import { useOneSided } from "@/components/figures/use-one-sided";
import { FigureTable } from "@/components/table/figure-table";
import { drawPeriods } from "@/components/table/table-columns";
import { TableOptions } from "@/components/table/table-options";
import { useColumnName } from "@/components/table/use-column-name";
import { useTableLayout } from "@/components/table/use-table-layout";
import { Card } from "@/components/ui/card";
import type { ComparedFigures } from "@/lib/browser/compared";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { Grain } from "@/lib/report/figures/grain";
import { chartGrain } from "@/lib/report/figures/period-table";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { CardHead } from "./card-head";
import { PeriodTiles } from "./figure-tiles";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./no-match";
import { usePeriodLegend, useShownPeriods } from "./use-shown-periods";

type DaysBodyProps = FiguresProps & {
  answer: DaysAnswer;
  /** The period to compare with; null while its figures are not here. */
  compared: ComparedFigures<DaysAnswer> | null;
  link: ReportLink;
  grain: Grain;
  device: "phone" | "desk";
  onOpen: (link: ReportLink) => void;
  /** What a picture of the chart is of. */
  picture: PictureSubject;
};

/** The report over time: columns to see, the same numbers in rows to read. */
export function DaysBody(props: DaysBodyProps) {
  const { answer, compared, link, grain, rangeText, device, onChange, onOpen, picture } = props;
  const t = useTranslations("days");
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const nameOf = useColumnName();
  const shown = useShownPeriods(answer, link, grain, compared, onOpen);
  const columns = useShownPeriods(answer, link, chartGrain(grain, answer.days.length), compared, onOpen);
  const drawn = useMemo(() => drawPeriods(shown, layout, nameOf), [shown, layout, nameOf]);
  const traceCell = useCallback((cell: string) => setTrace(traceOfCell(cell, shown)), [shown]);
  const legend = usePeriodLegend(answer, shown);
  const otherStates = useOneSided(shown, isWholeAnswer(answer));
  const isEmpty = answer.agents.chosen === 0 || shown.table.states.length === 0;
  return (
    <FiguresBody {...props} onTraceEnd={() => setTrace(null)} trace={trace}>
      <PeriodTiles days={answer.days} onSolo={(state) => onChange({ states: [state] })} shown={shown} />
      <OneSidedNote facts={otherStates} />
      <Card isLong ref={card}>
        <CardHead
          legend={legend}
          onChange={onChange}
          onTrace={() => setTrace({ link, parts: [] })}
          shown={shown}
          wholeName="percentNameTime"
        >
          <ColumnsPictureButton {...{ grain, legend, otherStates, picture }} found={link} shown={columns} />
          <TableOptions dayCount={answer.days.length} drawn={drawn} onChange={onChange} />
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
              <DaysChart prefix={columnPrefix(shown, columns)} shown={columns} width={layout.width} />
            )}
            <FigureTable
              caption={t(`caption-${grain}`, { range: rangeText })}
              drawn={drawn}
              onTrace={traceCell}
              scroller={scroller}
              sort={null}
            />
          </>
        )}
      </Card>
      <FiguresTooltip columns={columns} rows={shown} scroller={card} />
    </FiguresBody>
  );
}
