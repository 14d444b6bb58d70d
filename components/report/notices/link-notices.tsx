import { useTranslations } from "use-intl";
import type { PageTranslator } from "@/components/figures/use-gap-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import type { LinkProblem } from "@/lib/search/link-problem";

type LinkNoticesProps = {
  problems: readonly LinkProblem[];
  /** The range that is shown in place of one that cannot be. */
  rangeText: string;
  /** Leaves the hypotheses of the link that can be. */
  onDropSuppositions: () => void;
};

/** Words of the link that cannot be used. */
export function LinkNotices({ problems, rangeText, onDropSuppositions }: LinkNoticesProps) {
  const t = useTranslations();
  return problems.map((problem) => (
    <Notice key={`${problem.word}:${problem.reason}`} tone="note">
      {nameProblem(problem, t)} {problem.code === "invalid-range" && t("link.shows", { range: rangeText })}
      {problem.word === "suppose" && (
        <Button look="text" onClick={onDropSuppositions}>
          {t("suppose.drop")}
        </Button>
      )}
    </Notice>
  ));
}

// Reasons that say something to whoever does not write links by hand.
const plainReasons: readonly LinkProblem["reason"][] = [
  ...(["no-such-day", "out-of-calendar", "reversed", "future", "too-long", "too-many-shifts"] as const),
  ...(["unknown-operation", "unknown-agent", "unknown-team", "suppose-day", "suppose-twice"] as const),
];

/** What is wrong with a link in the words of whoever opened it; the API names the word and what it may be. */
function nameProblem(problem: LinkProblem, t: PageTranslator): string {
  const isPlain = plainReasons.includes(problem.reason);
  const reason = describeLinkProblem(problem, t);
  const { word, code } = problem;
  if (word === "hours" && code !== "invalid-range") return t("link.in-hours");
  if (word !== "compare" && word !== "known" && code !== "invalid-range")
    return isPlain ? reason : t("link.in-option", { word });
  const kind = t(`link.in-${word === "compare" || word === "known" ? word : "range"}`);
  return isPlain ? `${kind}: ${reason}` : `${kind}.`;
}
