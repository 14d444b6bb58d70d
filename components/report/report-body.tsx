"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { PictureSubject } from "@/components/chart/picture/use-chart-picture";
import { FiguresTooltip } from "@/components/figures/figures-tooltip";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import { type Trace, traceOfCell } from "@/components/figures/trace";
import { useOneSided } from "@/components/figures/use-one-sided";
import { FigureTable } from "@/components/table/figure-table";
import { drawAgents } from "@/components/table/table-columns";
import { TableOptions } from "@/components/table/table-options";
import { useColumnName } from "@/components/table/use-column-name";
import { useTableLayout } from "@/components/table/use-table-layout";
import { Card } from "@/components/ui/card";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { reorder } from "@/lib/search/reorder";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { CardHead } from "./card-head";
import { SummaryTiles } from "./figure-tiles";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./no-match";
import { useShownAgents } from "./use-shown-agents";

const BarsPictureButton = dynamic(
  () => import("@/components/chart/picture/bars-picture-button").then((module) => module.BarsPictureButton),
  { ssr: false },
);

type ReportBodyProps = FiguresProps & {
  answer: ReportAnswer;
  /** The period to compare with; null while its figures are not here. */
  other: ReportAnswer | null;
  link: ReportLink;
  device: "phone" | "desk";
  /** What a picture of the chart is of. */
  picture: PictureSubject;
};

/** The report by agent: bars and figures in one table. */
export function ReportBody(props: ReportBodyProps) {
  const { answer, other, link, rangeText, device, onChange, picture } = props;
  const t = useTranslations("table");
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const nameOf = useColumnName();
  const { shown, legend } = useShownAgents(answer, other, link);
  const dayCount = answer.days.length;
  const drawn = useMemo(() => drawAgents(shown, dayCount, layout, nameOf), [shown, dayCount, layout, nameOf]);
  const people = useOneSided(shown, isWholeAnswer(answer));
  const traceCell = useCallback((cell: string) => setTrace(traceOfCell(cell, shown)), [shown]);
  const { rows, states } = shown.table;
  return (
    <FiguresBody {...props} onTraceEnd={() => setTrace(null)} trace={trace}>
      <SummaryTiles
        agentsInRange={answer.agents.length}
        onSolo={(state) => onChange({ states: [state] })}
        shown={shown}
      />
      <OneSidedNote facts={people} />
      <Card isLong ref={card}>
        <CardHead
          legend={legend}
          onChange={onChange}
          onTrace={() => setTrace({ link, parts: [] })}
          shown={shown}
          wholeName="percentName"
        >
          <TableOptions dayCount={dayCount} drawn={drawn} onChange={onChange}>
            <BarsPictureButton legend={legend} people={people} picture={picture} shown={shown} />
          </TableOptions>
        </CardHead>
        {rows.length > 0 && states.length > 0 ? (
          <FigureTable
            caption={t("caption", { range: rangeText })}
            drawn={drawn}
            onTrace={traceCell}
            scroller={scroller}
            sort={{
              keys: link.sort,
              onSort: (target, keepsOthers) =>
                onChange((current) => ({ sort: reorder(current.sort, target, keepsOthers) })),
            }}
          />
        ) : (
          <NoMatch
            agentCount={answer.agents.length}
            link={link}
            onClear={() => onChange(unfiltered)}
            states={answer.states}
          />
        )}
      </Card>
      <FiguresTooltip columns={shown} rows={shown} scroller={card} />
    </FiguresBody>
  );
}
