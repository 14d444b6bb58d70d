"use client";

import { useCallback, useRef, useState } from "react";
import type { ChartPicture } from "@/components/chart/picture/picture-frame";
import { OneSidedNote } from "@/components/figures/one-sided-note";
import { type Trace, traceOfAgentCell } from "@/components/figures/trace";
import { useOneSided } from "@/components/figures/use-one-sided";
import { AuxTimeTable } from "@/components/table/aux-time-table";
import { TableOptions } from "@/components/table/table-options";
import { useMatrix } from "@/components/table/use-matrix";
import { useTableLayout } from "@/components/table/use-table-layout";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { isWholeAnswer } from "@/lib/report/comparison/comparison";
import { reorder } from "@/lib/search/reorder";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { CardHead } from "./card-head";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./no-match";
import { SummaryTiles } from "./summary-tiles";

type ReportBodyProps = FiguresProps & {
  answer: ReportAnswer;
  /** The period to compare with; null while its figures are not here. */
  other: ReportAnswer | null;
  link: ReportLink;
  device: "phone" | "desk";
  /** What a picture of the chart says above it, and what it is called. */
  picture: ChartPicture;
};

export function ReportBody(props: ReportBodyProps) {
  const { answer, other, link, rangeText, device, onChange, picture } = props;
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const { matrix, legend, agentsInRange } = useMatrix(answer, other, link, layout);
  const oneSided = useOneSided(matrix, isWholeAnswer(answer));
  const traceCell = useCallback(
    (cell: string) => setTrace(traceOfAgentCell(cell, link, matrix)),
    [link, matrix],
  );
  const solo = (state: string) => onChange({ states: [state] });
  const clear = () => onChange(unfiltered);
  return (
    <FiguresBody {...props} onTraceEnd={() => setTrace(null)} trace={trace}>
      <SummaryTiles agentsInRange={agentsInRange} matrix={matrix} onSolo={solo} />
      <OneSidedNote facts={oneSided} />
      <div className="card report-card" ref={card}>
        <CardHead
          legend={legend}
          matrix={matrix}
          onChange={onChange}
          onTrace={() => setTrace({ link, parts: [] })}
          wholeName="percentName"
        >
          <TableOptions
            answer={answer}
            legend={legend}
            link={link}
            matrix={matrix}
            onChange={onChange}
            picture={{ ...picture, compared: picture.compared && { ...picture.compared, people: oneSided } }}
          />
        </CardHead>
        {matrix.view.rows.length > 0 && matrix.view.states.length > 0 ? (
          <AuxTimeTable
            matrix={matrix}
            onSort={(target, keepsOthers) =>
              onChange((current) => ({ sort: reorder(current.sort, target, keepsOthers) }))
            }
            onTrace={traceCell}
            rangeText={rangeText}
            sort={link.sort}
          />
        ) : (
          <NoMatch agentCount={answer.agents.length} link={link} onClear={clear} states={answer.states} />
        )}
      </div>
    </FiguresBody>
  );
}
