import { useTranslations } from "use-intl";
import { useMoment } from "@/components/figures/use-moment";
import { useSite } from "@/lib/browser/site";

const minuteMs = 60_000;

/** Says when the next try comes: in seconds, in minutes, or at an hour of the operation's clock. */
export function useRetryText(timeZone: string): (retryAtMs: number) => string {
  const t = useTranslations("notices");
  const { nowMs } = useSite();
  const momentOf = useMoment();
  return (retryAtMs) => {
    const waitMs = retryAtMs - nowMs;
    if (waitMs < minuteMs) return t("retrySoon");
    if (waitMs < 90 * minuteMs) return t("retryIn", { minutes: Math.ceil(waitMs / minuteMs) });
    const { time, day } = momentOf(retryAtMs, timeZone);
    return day === null ? t("retryToday", { time }) : t("retryAt", { day, time });
  };
}
