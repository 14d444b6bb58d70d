"use client";

import { useCallback, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { isWholeAnswer } from "@/lib/report/comparison";
import type { ReportAnswer } from "@/lib/report/report-answer";
import { reorder } from "@/lib/search/reorder";
import type { ReportLink } from "@/lib/search/report-link";
import { AuxTimeTable } from "./aux-time-table";
import { ComparisonPeople } from "./comparison-people";
import { NoMatch } from "./no-match";
import { StateLegend } from "./state-legend";
import { SummaryTiles } from "./summary-tiles";
import { TableOptions } from "./table-options";
import { type Trace, traceOfAgentCell } from "./trace";
import { TraceDialog } from "./trace-dialog";
import { UnitSwitch } from "./unit-switch";
import { useMatrix } from "./use-matrix";
import { useTableLayout } from "./use-table-layout";

type ReportBodyProps = {
  answer: ReportAnswer;
  /** The period to compare with; null while its figures are not here. */
  other: ReportAnswer | null;
  link: ReportLink;
  rangeText: string;
  device: "phone" | "desk";
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  nowMs: number;
  onChange: ChangeLink;
  /** What a picture of the chart says above it, and what it is called. */
  picture: { title: string; subtitle: string; fileName: string };
};

export function ReportBody(props: ReportBodyProps) {
  const { answer, other, link, rangeText, device, isOld, nowMs, onChange, picture } = props;
  const t = useTranslations("provenance");
  const [trace, setTrace] = useState<Trace | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const { matrix, legend, agentsInRange } = useMatrix(answer, other, link, layout);
  const traceCell = useCallback(
    (cell: string) => setTrace(traceOfAgentCell(cell, link, matrix)),
    [link, matrix],
  );
  const solo = (state: string) => onChange({ states: [state] });
  const clear = () => onChange({ states: [], agents: [], query: "" });
  return (
    <div aria-busy={isOld} className={isOld ? "report-body report-body-old" : "report-body"}>
      <SummaryTiles agentsInRange={agentsInRange} matrix={matrix} onSolo={solo} />
      {matrix.comparison && (
        <ComparisonPeople
          comparison={matrix.comparison}
          isPerDay={matrix.view.isPerDay}
          isWhole={isWholeAnswer(answer)}
          locale={matrix.locale}
        />
      )}
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
              {t("title")}
            </button>
            <TableOptions
              answer={answer}
              legend={legend}
              link={link}
              matrix={matrix}
              onChange={onChange}
              picture={picture}
            />
            <UnitSwitch onChoose={(unit) => onChange({ unit })} unit={link.unit} wholeName="percentName" />
          </div>
        </div>
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
