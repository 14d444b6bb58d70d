import { useLocale, useTranslations } from "use-intl";
import { ProgressLine } from "@/components/figures/progress-line";
import { Chip } from "@/components/ui/notice";
import { isOneWeekday } from "@/lib/dates/day";
import { formatList, formatLocalTime, formatShortDay, formatWeekdays } from "@/lib/dates/words";
import { standingOf } from "@/lib/report/answers/day-status";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

const mostDaysNamed = 4;

/** Is it whole: short facts about the range that a reader must know before comparing. */
export function ReportFacts({ answer, hasHours }: { answer: AnswerFacts; hasHours: boolean }) {
  const t = useTranslations();
  const locale = useLocale();
  const named = (standing: ReturnType<typeof standingOf>) => {
    const found = answer.days.filter((day) => standingOf(day) === standing).map(({ day }) => day);
    if (found.length > 1 && isOneWeekday(found))
      return t("report.weekdays", { count: found.length, weekdays: formatWeekdays(found[0] ?? "", locale) });
    const days = found.map((day) => formatShortDay(day, locale));
    if (days.length <= mostDaysNamed) return days.length > 0 ? formatList(days, locale) : null;
    return t("report.daySummary", { days: days.length });
  };
  const isAllOneKind = new Set(answer.days.map(standingOf)).size === 1;
  const noData = isAllOneKind ? null : named("no-data");
  const [failed, missing] = [named("failed"), named("missing")];
  const isLive = answer.days.some(({ status }) => status === "live") || isPartOfToday(answer);
  return (
    <ul className="flex flex-wrap gap-1.5 empty:hidden max-sm:gap-1">
      {isLive && <Fact>{t(hasHours ? "report.shiftRuns" : "report.todayPartial")}</Fact>}
      {answer.begins !== undefined && (
        <Fact>{t("report.begins", { time: formatLocalTime(answer.begins) })}</Fact>
      )}
      {/* The totals stand, and the single days behind them still come. */}
      {answer.progress?.of === "days" && (
        <Fact>
          <ProgressLine progress={answer.progress} />
        </Fact>
      )}
      {answer.range.isCut && <Fact>{t("report.cut")}</Fact>}
      {noData && <Fact tone="quiet">{t("notices.noData", { days: noData })}</Fact>}
      {failed && <Fact tone="failure">{t("notices.failedDays", { days: failed })}</Fact>}
      {missing && <Fact>{t("notices.missingDays", { days: missing })}</Fact>}
    </ul>
  );
}

function isPartOfToday(answer: AnswerFacts): boolean {
  return answer.days.length === 0 && answer.refreshSeconds !== null && answer.status === "complete";
}

function Fact({
  children,
  tone = "note",
}: {
  children: React.ReactNode;
  tone?: "note" | "failure" | "quiet";
}) {
  return (
    <li className="flex">
      <Chip tone={tone}>{children}</Chip>
    </li>
  );
}
