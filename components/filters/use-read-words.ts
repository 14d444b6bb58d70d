import { useLocale, useTranslations } from "use-intl";
import { countDays, shiftDay } from "@/lib/dates/day";
import { type Day, dayOf, isWholeDays } from "@/lib/dates/window";
import { capitalize, formatLocalTime, formatShortDay } from "@/lib/dates/words";
import { planBlocks } from "@/lib/report/plan/plan";
import { describeLinkProblem } from "@/lib/search/describe-link-problem";
import { isLinkProblem } from "@/lib/search/link-problem";
import { defaultLink, type ReportLink } from "@/lib/search/report-link";
import { type ResolvedRange, resolveRange } from "@/lib/search/resolve-range";

type RangeWords = Pick<ReportLink, "range" | "span" | "hours">;

/** What the words of a range will read, as a sentence with the calls it may cost; or why they cannot be. */
export function useReadWords(words: RangeWords, today: Day): { words: string; isUsable: boolean } {
  const t = useTranslations();
  const locale = useLocale();
  const { span } = words;
  const isOneDay = span !== null && dayOf(span.from) === dayOf(span.to);
  // Ends are inclusive: two times alike would be one minute, which nobody means.
  const isTimed = span !== null && span.from !== dayOf(span.from);
  if (isOneDay && (span.from > span.to || (isTimed && span.from === span.to)))
    return { words: t("ranges.endsBefore"), isUsable: false };
  const range = resolveRange({ ...defaultLink, ...words }, today);
  if (isLinkProblem(range))
    return { words: capitalize(describeLinkProblem(range, t), locale), isUsable: false };
  const calls = t("ranges.calls", { count: planBlocks(range.stretches).length });
  return { words: `${describe(range)} · ${calls}`, isUsable: true };

  function describe({ window }: ResolvedRange): string {
    const { hours } = words;
    const count = countDays(dayOf(window.from), dayOf(window.to));
    if (hours) {
      if (hours.end > hours.start) return t("ranges.shifts", { count, ...hours });
      if (hours.end === hours.start) return t("ranges.roundTheClock", { count, time: hours.start });
      const ends = { day: formatShortDay(shiftDay(dayOf(window.to), 1), locale), time: hours.end };
      return t("ranges.nights", { count, ...hours, ...ends });
    }
    if (isWholeDays(window)) return t("ranges.days", { count });
    if (count === 1)
      return t("ranges.partOfDay", { start: formatLocalTime(window.from), end: formatLocalTime(window.to) });
    const momentOf = (local: string) => `${formatShortDay(dayOf(local), locale)}, ${formatLocalTime(local)}`;
    return t("ranges.unbroken", { from: momentOf(window.from), to: momentOf(window.to) });
  }
}
