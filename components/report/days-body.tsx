"use client";

import { DaysChart } from "@/components/chart/days-chart";
import { ColumnsPictureOffer } from "@/components/chart/picture/columns-picture-offer";
import { columnPrefix } from "@/components/figures/shown-figures";
import { Card } from "@/components/ui/card";
import type { ComparedFigures } from "@/lib/browser/compared";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import type { Grain } from "@/lib/report/figures/grain";
import { type ReportLink, unfiltered } from "@/lib/search/report-link";
import { FiguresBody, type FiguresProps } from "./figures-body";
import { NoMatch } from "./notices/no-match";
import { PeriodTiles } from "./tiles/period-tiles";
import { usePeriodFigures } from "./use-shown-periods";

type DaysBodyProps = FiguresProps & {
  answer: DaysAnswer;
  /** The period to compare with; null while its figures are not here. */
  compared: ComparedFigures<DaysAnswer> | null;
  grain: Grain;
  onOpen: (link: ReportLink) => void;
};

/** The report over time: columns to see, the same numbers in rows to read. */
export function DaysBody({ answer, compared, grain, picture, onOpen, ...props }: DaysBodyProps) {
  const { link, onChange } = props;
  const figures = usePeriodFigures({ answer, link, grain, compared, onOpen });
  const { shown } = figures;
  const isEmpty = answer.agents.chosen === 0 || shown.table.states.length === 0;
  return (
    <FiguresBody
      {...{ ...props, ...figures }}
      pictureOffer={
        isEmpty || !picture ? null : <ColumnsPictureOffer {...{ ...figures, grain, picture }} found={link} />
      }
      tiles={<PeriodTiles answer={answer} other={compared?.answer ?? null} shown={shown} />}
    >
      {({ layout, columns, head, table }) => (
        <Card isLong isWide>
          {head}
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
              {table}
            </>
          )}
        </Card>
      )}
    </FiguresBody>
  );
}
