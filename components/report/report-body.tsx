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

const BarsPictureButton = dynamic(
  () => import("@/components/chart/picture/bars-picture-button").then((module) => module.BarsPictureButton),
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
  const { rows, states } = shown.table;
  return (
    <FiguresBody
      {...{ ...props, shown, legend, oneSided }}
      columns={shown}
      dayCount={answer.days.length}
      pictureButton={<BarsPictureButton legend={legend} people={oneSided} picture={picture} shown={shown} />}
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
          {rows.length > 0 && states.length > 0 ? (
            table
          ) : (
            <NoMatch
              agentCount={answer.agents.length}
              link={link}
              onClear={() => onChange(unfiltered)}
              states={answer.states}
            />
          )}
        </Card>
      )}
    </FiguresBody>
  );
}
