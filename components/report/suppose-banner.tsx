import { useTranslations } from "use-intl";
import { useSuppositionWords } from "@/components/figures/use-supposition-words";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { showPanel } from "@/lib/browser/use-panel";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { formatSupposition } from "@/lib/report/suppositions/supposition";
import type { ReportLink } from "@/lib/search/report-link";

type SupposeBannerProps = {
  link: Pick<ReportLink, "suppose">;
  /** The figures that are shown; undefined while there are none. */
  answer: Pick<AnswerFacts, "suppositions" | "unknownSuppositions" | "allowances"> | undefined;
  /** Null where the reader cannot change the link. */
  onChange: ChangeLink | null;
};

/** That these figures rest on hypotheses: each of them in words, and the way back to what is really so. */
export function SupposeBanner({ link, answer, onChange }: SupposeBannerProps) {
  const t = useTranslations("suppose");
  const say = useSuppositionWords();
  const unknown = answer?.unknownSuppositions ?? [];
  const standing = link.suppose.filter((one) => !unknown.includes(formatSupposition(one)));
  return (
    <section aria-label={t("title")} className="grid gap-1.5">
      <div
        className="flex flex-wrap items-start gap-x-4 gap-y-1 rounded border-2 border-note bg-note-soft px-3 py-2 text-note"
        role="status"
      >
        <span className="flex min-w-0 grow items-start gap-2">
          <span className="mt-0.5">
            <Icon name="warning" />
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <b className="font-semibold">{t("banner")}</b>{" "}
            {standing.map((one) => say(one, answer)).join(" · ")}
            {standing.length === 0 && t("nothing")}
          </span>
        </span>
        {onChange && (
          <span className="flex shrink-0 gap-3 print:hidden">
            <Button look="text" onClick={() => showPanel("suppose")}>
              {t("edit")}
            </Button>
            <Button look="text" onClick={() => onChange({ suppose: [] })}>
              {t("back")}
            </Button>
          </span>
        )}
      </div>
      {unknown.map((word) => (
        <Notice key={word} tone="note">
          {t("unknown", { word })}
        </Notice>
      ))}
    </section>
  );
}
