import { useLocale, useTranslations } from "use-intl";
import { formatMoment } from "@/lib/dates/words";

const minuteMs = 60_000;

/** Says when the next try comes: in seconds, in minutes, or at an hour of the operation's clock. */
export function useRetryText(timeZone: string, nowMs: number): (retryAtMs: number) => string {
  const t = useTranslations("notices");
  const locale = useLocale();
  return (retryAtMs) => {
    const waitMs = retryAtMs - nowMs;
    if (waitMs < minuteMs) return t("retrySoon");
    if (waitMs < 90 * minuteMs) return t("retryIn", { minutes: Math.ceil(waitMs / minuteMs) });
    const { time, day } = formatMoment(retryAtMs, nowMs, timeZone, locale);
    return day === null ? t("retryToday", { time }) : t("retryAt", { day, time });
  };
}
