import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Notice } from "@/components/ui/notice";
import { useLoading } from "@/components/ui/on-approach";
import { useOnline } from "@/lib/browser/use-online";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { listUnspelled } from "@/lib/report/states/find-states";
import type { LinkProblem } from "@/lib/search/link-problem";
import type { ReportLink } from "@/lib/search/report-link";

// What few pages have to say comes with those that do, and with all others after them.
const loadRare = () => import("./rare-notices");
export const loadNoMatch = () => import("./no-match");
type Rare = Awaited<ReturnType<typeof loadRare>>;
const rare = <Props,>(choose: (module: Rare) => ComponentType<Props>) =>
  dynamic(() => loadRare().then(choose));
const LinkNotices = rare((module) => module.LinkNotices);
const KnownNotice = rare((module) => module.KnownNotice);
const ScopeNotice = rare((module) => module.ScopeNotice);
const PartialNotice = rare((module) => module.PartialNotice);
const OfflineNotice = rare((module) => module.OfflineNotice);
const RidingProblemNotice = rare((module) => module.RidingProblemNotice);
const AnswerNotices = rare((module) => module.AnswerNotices);
// Only for a link with a state that is not spelled as the range spells it.
const StateNotices = dynamic(() => import("./state-notices").then((module) => module.StateNotices));

type ReportNoticesProps = {
  /** The states of the link. */
  states: readonly string[];
  linkProblems: readonly LinkProblem[];
  answer: AnswerFacts | null;
  /** Our own server could not be asked; the figures shown are older ones. */
  refreshError: string | null;
  /** The range that is shown in place of one that cannot be. */
  rangeText: string;
  onChange: (change: Partial<ReportLink>) => void;
};

/** What the reader must know before trusting the figures: bad words, failing upstream, odd records. */
export function ReportNotices(props: ReportNoticesProps) {
  const { linkProblems, states, answer, refreshError, rangeText, onChange } = props;
  const t = useTranslations();
  const isOnline = useOnline();
  const named = linkProblems.filter(({ reason }) => reason !== "unknown-word");
  // Figures that come later find it here: a notice of theirs appears with them.
  useLoading(loadRare, 0);
  useLoading(loadNoMatch);
  return (
    <section aria-label={t("notices.label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
      {named.length > 0 && <LinkNotices problems={named} rangeText={rangeText} />}
      {answer?.scope && <ScopeNotice teams={answer.scope.teams} />}
      {answer?.knownAt !== undefined && (
        <KnownNotice knownAt={answer.knownAt} onChange={onChange} timeZone={answer.range.timeZone} />
      )}
      {answer?.progress?.of === "totals" && !answer.problem && <PartialNotice progress={answer.progress} />}
      {answer?.problem && <RidingProblemNotice answer={answer} />}
      {(!isOnline || (refreshError === "network" && answer)) && (
        <OfflineNotice answer={answer} isOnline={isOnline} />
      )}
      {answer && refreshError && refreshError !== "network" && (
        <Notice tone="failure">{sayProblem(t, refreshError)}</Notice>
      )}
      {answer && listUnspelled(states, answer.states).length > 0 && (
        <StateNotices answer={answer} chosen={states} onChange={onChange} />
      )}
      {answer && answer.notes.length + answer.warnings.length > 0 && <AnswerNotices answer={answer} />}
    </section>
  );
}
