"use client";

import { useRef } from "react";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { ReportLink } from "@/lib/search/report-link";
import { AuxTimeTable } from "./aux-time-table";
import { NoMatch } from "./no-match";
import { StateLegend } from "./state-legend";
import { SummaryTiles } from "./summary-tiles";
import { UnitSwitch } from "./unit-switch";
import { useMatrix } from "./use-matrix";
import { useTableLayout } from "./use-table-layout";

type ReportBodyProps = {
  answer: ReportAnswer;
  link: ReportLink;
  rangeText: string;
  device: "phone" | "desk";
  /** Newer figures are on their way: these stay, dimmed. */
  isOld: boolean;
  onChange: (change: Partial<ReportLink>) => void;
};

export function ReportBody({ answer, link, rangeText, device, isOld, onChange }: ReportBodyProps) {
  const card = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(card, device);
  const { matrix, legend, agentsInRange } = useMatrix(answer, link, layout);
  const solo = (state: string) => onChange({ states: [state] });
  const showAll = () => onChange({ states: [] });
  const clear = () => onChange({ states: [], agents: [], query: "" });
  return (
    <div aria-busy={isOld} className={isOld ? "report-body report-body-old" : "report-body"}>
      <SummaryTiles agentsInRange={agentsInRange} matrix={matrix} onSolo={solo} />
      <div className="card report-card" ref={card}>
        <div className="card-head">
          <StateLegend
            entries={legend}
            locale={matrix.locale}
            onShowAll={showAll}
            onSolo={solo}
            unit={link.unit}
            whole={matrix.view.wholeTotal}
          />
          <div className="shrink-0">
            <UnitSwitch onChoose={(unit) => onChange({ unit })} unit={link.unit} wholeName="percentName" />
          </div>
        </div>
        {matrix.view.rows.length > 0 && matrix.view.states.length > 0 ? (
          <AuxTimeTable
            matrix={matrix}
            onSort={(sort) => onChange({ sort })}
            rangeText={rangeText}
            sort={link.sort}
          />
        ) : (
          <NoMatch agentCount={answer.agents.length} link={link} onClear={clear} states={answer.states} />
        )}
      </div>
    </div>
  );
}
