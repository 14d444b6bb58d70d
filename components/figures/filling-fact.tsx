import { useTranslations } from "use-intl";
import type { Progress } from "@/lib/report/answers/report-answer";

/** The totals stand, and the single days behind them still come: how many, and how long that may take. */
export function FillingFact({ progress: { done, total, secondsLeft } }: { progress: Progress }) {
  const t = useTranslations("report");
  if (secondsLeft === undefined) return <>{t("progressDays", { done, total })}</>;
  const left = t("left", { minutes: Math.max(1, Math.round(secondsLeft / 60)) });
  return <>{t("progressDaysLeft", { done, total, left })}</>;
}
