import { useLocale, useTranslations } from "use-intl";
import { sayProblem } from "@/components/figures/say-problem";
import { formatNumber } from "@/lib/messages/number-format";

const ownOutcomes = ["rows", "no-data", "sent", "lost"] as const;

export type CallWords = {
  count: (calls: number) => string;
  outcome: (outcome: string) => string;
  asker: (askedBy: string | null) => string;
  duration: (durationMs: number | null) => string;
};

/** What came of a call, for whom it was made and how long it took, in words. */
export function useCallWords(): CallWords {
  const t = useTranslations();
  const locale = useLocale();
  return {
    count: (calls) => formatNumber(calls, locale),
    outcome(outcome) {
      const own = ownOutcomes.find((known) => known === outcome);
      return own ? t(`calls.outcome-${own}`) : sayProblem(t, outcome);
    },
    asker: (askedBy) => askedBy ?? t("calls.background"),
    duration(durationMs) {
      if (durationMs === null) return "–";
      if (durationMs < 1000)
        return t("calls.milliseconds", { time: formatNumber(durationMs, locale, { most: 0 }) });
      return t("calls.seconds", { time: formatNumber(durationMs / 1000, locale, { least: 1, most: 1 }) });
    },
  };
}

/** Whether a call came to nothing. */
export function isFailedCall(outcome: string): boolean {
  return outcome === "lost" || !ownOutcomes.some((own) => own === outcome);
}
