import type { TimelineVisits } from "@/lib/report/answers/timeline-answer";
import { useVisitWords } from "./use-visit-words";

type VisitListProps = Parameters<typeof useVisitWords>[0] & {
  visits: readonly TimelineVisits[];
  className: string;
};

/** Visits as looks tell them, a line each, with how sure each is. */
export function VisitList({ visits, className, ...words }: VisitListProps) {
  const sayVisits = useVisitWords(words);
  return (
    <ul className={`grid gap-0.5 ${className}`}>
      {visits.map((one) => {
        const { text, grade } = sayVisits(one);
        return (
          <li key={`${one.from}:${one.state}`}>
            {text} <span className="text-muted">({grade})</span>
          </li>
        );
      })}
    </ul>
  );
}
