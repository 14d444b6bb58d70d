import { useLocale, useTranslations } from "use-intl";
import type { ComparedFigures } from "@/lib/browser/compared";
import { dayOf, windowOfDay } from "@/lib/dates/window";
import { formatLocalTime, formatMoment, formatRange } from "@/lib/dates/words";
import { instantOf } from "@/lib/dates/zone";
import { formatHm } from "@/lib/report/duration";
import type { ReportAnswer } from "@/lib/report/report-answer";
import type { ResolvedComparison } from "@/lib/search/resolve-comparison";

/** What is compared with what, and what must be known before a difference is read. */
export function useComparisonWords(nowMs: number) {
  const t = useTranslations();
  const locale = useLocale();
  const join = (from: string, to: string) => t("ranges.span", { from, to });
  return { describePeriod, describeRule, describeAge, listCautions };

  function describePeriod({ range, isSoFar, link }: ResolvedComparison): string {
    const { from, to } = range.window;
    if (!isSoFar || link.hours) return t("compare.with", { range: formatRange(range.window, locale, join) });
    const days = { from, to: windowOfDay(dayOf(to)).to };
    return t("compare.withSoFar", { range: formatRange(days, locale, join), time: formatLocalTime(to) });
  }

  function describeRule({ rule, weeks = 0, months = 0, days }: ResolvedComparison): string {
    return t(`compare.rule-${rule}`, { weeks, months, years: months / 12, days: days.comparison });
  }

  function describeAge({ answer }: ComparedFigures): string | null {
    if (answer.asOf === null) return null;
    const { time, day } = formatMoment(instantOf(answer.asOf), nowMs, answer.range.timeZone, locale);
    return day === null ? t("compare.asOf", { time }) : t("compare.asOfDay", { time, day });
  }

  function listCautions({ period, answer }: ComparedFigures, now: ReportAnswer): string[] {
    const { clockChangeSeconds: clock } = period;
    const [lacksThere, lacksHere] = [countLacking(answer), countLacking(now)];
    const time = formatHm(Math.abs(clock));
    return [
      period.isPartBesideWhole &&
        t(period.link.hours ? "compare.shiftBesideWhole" : "compare.partBesideWhole"),
      period.rule === "given" && isRunning(answer) && t("compare.otherRuns"),
      lacksThere > 0 && t("compare.lacksThere", { days: lacksThere }),
      lacksHere > 0 && t("compare.lacksHere", { days: lacksHere }),
      clock !== 0 && t(clock > 0 ? "compare.clockMore" : "compare.clockLess", { time }),
    ].filter((text) => text !== false);
  }
}

function countLacking({ days }: Pick<ReportAnswer, "days">): number {
  return days.filter(({ status }) => status === "failed" || status === "missing").length;
}

function isRunning({ days }: Pick<ReportAnswer, "days">): boolean {
  return days.some(({ status }) => status === "live");
}
