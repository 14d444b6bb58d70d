import { useTranslations } from "use-intl";
import { late } from "@/components/ui/late";
import { useLoading } from "@/components/ui/on-approach";
import { isOverNothing } from "@/lib/report/allowances/overruns";
import { listUnspelled } from "@/lib/report/states/find-states";
import type { RareNoticesProps } from "./rare-notices";
import { useOnline } from "./use-online";

// What few pages have to say comes with those that do, and with all others after them.
const loadRare = () => import("./rare-notices");
export const loadNoMatch = () => import("./no-match");
const RareNotices = late(() => loadRare().then((module) => module.RareNotices));

/** What the reader must know before trusting the figures: bad words, failing upstream, odd records. */
export function ReportNotices(props: Omit<RareNoticesProps, "isOnline">) {
  const { linkProblems, states, over, answer, refreshError } = props;
  const t = useTranslations("notices");
  const isOnline = useOnline();
  // Figures that come later find it here: a notice of theirs appears with them.
  useLoading(loadRare, 0);
  useLoading(loadNoMatch);
  const ids = answer?.allowances.map(({ id }) => id) ?? [];
  const isRare =
    !isOnline ||
    linkProblems.length > 0 ||
    (answer &&
      (refreshError ||
        isOverNothing(over, ids) ||
        answer.scope ||
        answer.knownAt !== undefined ||
        answer.progress ||
        answer.problem ||
        answer.notes.length + answer.warnings.length > 0 ||
        listUnspelled(states, answer.states).length > 0));
  return (
    <section aria-label={t("label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
      {isRare && <RareNotices {...props} isOnline={isOnline} />}
    </section>
  );
}
