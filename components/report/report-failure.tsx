import { useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { Button } from "@/components/ui/button";
import { MessageCard } from "@/components/ui/card";

type ReportFailureProps = {
  code: string;
  detail: string;
  retryText: string | null;
  onRetry: () => void;
};

/** No figure can be had: what happened, what still holds, what to do. Never an empty chart. */
export function ReportFailure({ code, detail, retryText, onRetry }: ReportFailureProps) {
  const t = useTranslations();
  return (
    <MessageCard role="alert">
      <h2 className="font-semibold text-lg text-over">{t("problems.title")}</h2>
      <p className="font-medium">{sayProblem(t, code)}</p>
      <p className="text-muted">
        {t("problems.holds")} {retryText && t("problems.next", { retry: retryText })}
      </p>
      {detail !== "" && (
        <details className="text-muted text-sm">
          <summary>{t("problems.detail")}</summary>
          <code className="[overflow-wrap:anywhere]">
            {code}: {detail}
          </code>
        </details>
      )}
      <Button look="main" onClick={onRetry}>
        {t("app.retry")}
      </Button>
    </MessageCard>
  );
}
