"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ReportWords } from "@/components/figures/use-report-words";
import type { AskedFigures } from "@/lib/browser/use-asked-figures";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { ReportEmpty } from "./report-empty";
import { ReportFailure } from "./report-failure";
import { ReportSkeleton } from "./report-skeleton";

type ReportContentProps = {
  figures: AskedFigures<AnswerFacts>;
  words: ReportWords;
  /** wolkvox answered that there is nothing. */
  isEmpty: boolean;
  retryText: (retryAtMs: number) => string;
  children: ReactNode;
};

/** The figures, or why there are none: a failure, nothing yet, or nothing at all. */
export function ReportContent({ figures, words, isEmpty, retryText, children }: ReportContentProps) {
  const t = useTranslations("report");
  const { shown, isOther, failure, failedAtMs, progress, retry } = figures;
  if (failure && (isOther || !shown)) {
    const waitSeconds = failure.retryAfterSeconds;
    return (
      <ReportFailure
        code={failure.code}
        detail={failure.message}
        onRetry={retry}
        retryText={waitSeconds === null ? null : retryText(failedAtMs + waitSeconds * 1000)}
      />
    );
  }
  if (!shown) return <ReportSkeleton progress={progress} />;
  return (
    <>
      {isOther && (
        <p className="text-muted" role="status">
          {t("loadingRange", { range: words.range, shown: words.shownRange })}{" "}
          {progress && t("progress", progress)}
        </p>
      )}
      {isEmpty ? (
        <ReportEmpty text={t("emptyText", { range: words.shownRange })} title={t("emptyTitle")} />
      ) : (
        children
      )}
    </>
  );
}
