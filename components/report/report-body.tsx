"use client";

import dynamic from "next/dynamic";
import { useOneSided } from "@/components/figures/use-one-sided";
import { Card } from "@/components/ui/card";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { unfiltered } from "@/lib/search/report-link";
import { SummaryTiles } from "./figure-tiles";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./no-match";
import { useShownAgents } from "./use-shown-agents";

const BarsPictureOffer = dynamic(
  () => import("@/components/chart/picture/bars-picture-offer").then((module) => module.BarsPictureOffer),
  { ssr: false },
);

type ReportBodyProps = FiguresProps & {
  answer: ReportAnswer;
  /** The period to compare with; null while its figures are not here. */
  other: ReportAnswer | null;
};

/** The report by agent: bars and figures in one table. */
export function ReportBody({ answer, other, picture, ...props }: ReportBodyProps) {
  const { link, onChange } = props;
  const { shown, legend } = useShownAgents(answer, other, link);
  const isWhole = isWholeAnswer(answer);
  const oneSided = useOneSided(shown, isWhole);
  const isEmpty = shown.table.rows.length === 0 || shown.table.states.length === 0;
  return (
    <FiguresBody
      {...{ ...props, shown, legend, oneSided }}
      columns={shown}
      dayCount={answer.days.length}
      pictureOffer={
        isEmpty ? null : (
          <BarsPictureOffer legend={legend} people={oneSided} picture={picture} shown={shown} />
        )
      }
      tiles={
        <SummaryTiles
          agentsInRange={answer.agents.length}
          isWhole={isWhole}
          onSolo={(state) => onChange({ states: [state] })}
          shown={shown}
        />
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
