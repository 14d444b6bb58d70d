import { useTranslations } from "use-intl";
import { instantOf } from "@/lib/dates/zone";
import type { TimelineAnswer, TimelineVisits } from "@/lib/report/answers/timeline-answer";
import { formatHm } from "@/lib/report/figures/duration";

type VisitWords = {
  answer: Pick<TimelineAnswer, "states">;
  stateName: (state: string) => string;
  timeOf: (instantMs: number) => string;
};

/** Visits as looks tell them: how many at least, how long together, and between which times; and how sure that is. */
export function useVisitWords({ answer, stateName, timeOf }: VisitWords) {
  const t = useTranslations("day");
  return ({ state, atLeast, seconds, grade, from, to }: TimelineVisits) => {
    const words = { state: stateName(answer.states[state] ?? ""), count: atLeast, time: formatHm(seconds) };
    const ends = { from: timeOf(instantOf(from)), to: timeOf(instantOf(to)) };
    return {
      text: t(grade === "certain" ? "visitsCertain" : "visits", { ...words, ...ends }),
      grade: t(`grade-${grade}`),
    };
  };
}
