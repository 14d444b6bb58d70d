import type { ReactNode } from "react";
import type { ShownAgents } from "@/components/figures/shown-figures";
import { formatShortDay } from "@/lib/dates/words";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import { layWeekBefore } from "@/lib/report/comparison/week-before";
import type { TileFacts } from "./tile-parts";

type WeekBesideProps = {
  shown: ShownAgents;
  answer: ReportAnswer;
  /** The tiles; null where nothing stands beside them. */
  children: (facts: Pick<TileFacts, "shown" | "other"> | null) => ReactNode;
};

/** Lays the same weekday before beside the figures of one day, for the tiles alone. */
export function WeekBeside({ shown, answer, children }: WeekBesideProps): ReactNode {
  const table = layWeekBefore(shown.table, answer, shown.link);
  if (!table || !answer.weekBefore) return children(null);
  const besideName = formatShortDay(answer.weekBefore.day, shown.locale);
  return children({ shown: { ...shown, table, besideName, isCompared: true }, other: answer });
}
