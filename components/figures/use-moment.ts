import { useLocale, useTranslations } from "use-intl";
import { useSite } from "@/lib/browser/site";
import { formatMoment } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";

/** An instant (ISO, or epoch milliseconds) on a zone's clock: its time, its day where that is not today, and both. */
export function useMoment() {
  const { nowMs } = useSite();
  const locale = useLocale();
  return (instant: string | number, timeZone: string) => {
    const instantMs = typeof instant === "string" ? instantOf(instant) : instant;
    const { time, day } = formatMoment(instantMs, nowMs, timeZone, locale);
    return { time, day, both: day === null ? time : `${day}, ${time}` };
  };
}

/** How old figures are: the moment of their oldest answer, on a zone's clock. */
export function useAgeText(): (asOf: string, timeZone: string) => string {
  const t = useTranslations("report");
  const momentOf = useMoment();
  return (asOf, timeZone) => {
    const { time, day } = momentOf(asOf, timeZone);
    return day === null ? t("asOf", { time }) : t("asOfDay", { time, day });
  };
}
