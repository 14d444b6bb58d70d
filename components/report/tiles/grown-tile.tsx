import { useTranslations } from "use-intl";
import { isWholeAnswer } from "@/lib/report/answers/answer-state";
import { findGrewMost } from "@/lib/report/comparison/grew-most";
import type { ReportLink } from "@/lib/search/report-link";
import { LinkTile, mayTell, type TileFacts, useStateTile } from "./tile-parts";

/** The state that grew most beside the other period, which leads to itself alone, ordered by what changed. */
export function GrownTile(props: TileFacts) {
  const { shown, answer, other, onOpen, isOnePerson } = props;
  const t = useTranslations("summary");
  const tileOf = useStateTile(props);
  const { table, link } = shown;
  const { earlier } = table;
  const word = link.group ?? "rank";
  // Of one day, the period before is the same weekday.
  const compare = link.compare ?? "previous";
  const byChange: ReportLink = { ...link, compare, sort: [{ by: "change", direction: "desc" }] };
  // While days of a side are lacking, nobody knows which one grew.
  const isKnown = isWholeAnswer(answer) && other !== null && isWholeAnswer(other);
  const grown =
    earlier && isKnown
      ? findGrewMost(table, earlier.total, (place) => mayTell(shown, place, isOnePerson))
      : null;
  if (grown)
    return tileOf(grown.place, t(`${word}Grew`), { ...byChange, states: [table.states[grown.place] ?? ""] });
  return (
    <LinkTile
      change={<span className="text-sm">–</span>}
      label={t(`${word}Grew`)}
      link={byChange}
      note={earlier === null ? "" : t(isKnown ? `${word}GrewNone` : "overUnknown")}
      onOpen={onOpen}
      value="–"
    />
  );
}
