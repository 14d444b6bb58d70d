import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Notice } from "@/components/ui/notice";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import type { LinkProblem } from "@/lib/search/link-problem";

type SettingsNoticesProps = { problems: readonly LinkProblem[]; error: { code: string } | null };

/** That the link names no operation there is, and why there is nothing to see. */
export function SettingsNotices({ problems, error }: SettingsNoticesProps) {
  const t = useTranslations();
  const unusable = problems.find(({ word }) => word === "operation");
  return (
    <section aria-label={t("notices.label")} aria-live="polite" className="grid gap-1.5 empty:hidden">
      {unusable && <Notice tone="note">{describeLinkProblem(unusable, t)}</Notice>}
      {error && <Notice tone="failure">{sayProblem(t, error.code)}</Notice>}
    </section>
  );
}
