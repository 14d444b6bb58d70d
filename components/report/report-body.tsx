"use client";

import { useCallback } from "react";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { drawAgents, type NameColumn } from "@/components/table/table-columns";
import type { TableLayout } from "@/components/table/table-layout";
import { Card } from "@/components/ui/card";
import { late } from "@/components/ui/late";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { loadNoMatch } from "./notices/report-notices";
import { SummaryTiles } from "./tiles/figure-tiles";
import { useShownAgents } from "./use-shown-agents";

const BarsPictureOffer = late(
  () => import("@/components/chart/picture/bars-picture-offer").then((module) => module.BarsPictureOffer),
  { onServer: false, isAside: true },
);

// It comes with the other things that few pages have to say.
const NoMatch = late(() => loadNoMatch().then((module) => module.NoMatch));

type ReportBodyProps = FiguresProps & {
  answer: ReportAnswer;
  /** The period to compare with; null while its figures are not here. */
  other: ReportAnswer | null;
  onOpen: (link: ReportLink) => void;
};

/** The report by agent: bars and figures in one table. */
export function ReportBody({ answer, other, picture, onOpen, ...props }: ReportBodyProps) {
  const { link, onChange } = props;
  const { shown, legend } = useShownAgents(answer, other, link);
  const isWhole = isWholeAnswer(answer);
  const { rows, states } = shown.table;
  // Who should be there and has no records is a row also where nobody has any.
  const isEmpty = rows.length === 0 || (states.length === 0 && rows.some(({ gap }) => gap === null));
  const { length: dayCount } = answer.days;
  const draw = useCallback(
    (seen: ShownAgents, layout: TableLayout, nameOf: NameColumn) =>
      drawAgents(seen, dayCount, layout, nameOf),
    [dayCount],
  );
  return (
    <FiguresBody
      {...{ ...props, shown, dayCount, draw, legend, isWhole }}
      columns={shown}
      pictureOffer={
        isEmpty || !picture ? null : <BarsPictureOffer isWhole={isWhole} picture={picture} shown={shown} />
      }
      tiles={
        // Of nobody there is nothing to sum up.
        states.length > 0 && (
          <SummaryTiles
            agentsInRange={answer.agents.length}
            answer={answer}
            onOpen={onOpen}
            other={other}
            shown={shown}
          />
        )
      }
    >
      {({ head, table }) => (
        <Card isLong isWide>
          {head}
          {isEmpty ? (
            <NoMatch
              agentCount={answer.agents.length}
              link={link}
              onClear={() => onChange(unfiltered)}
              states={answer.states}
            />
          ) : (
            table
          )}
        </Card>
      )}
    </FiguresBody>
  );
}
