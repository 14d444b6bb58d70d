import { useLocale, useTranslations } from "use-intl";
import { ProgressLine } from "@/components/figures/progress-line";
import { late } from "@/components/ui/late";
import { Chip } from "@/components/ui/notice";
import { useSite } from "@/lib/browser/site";
import { weekdayOf } from "@/lib/dates/day";
import { formatList, formatLocalTime, formatShortDay, formatWeekdays } from "@/lib/dates/words";
import { isRunningAnswer } from "@/lib/report/answers/answer-state";
import { type DayStanding, standingOf } from "@/lib/report/answers/day-status";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";

const mostNamed = 4;

// Only for an administrator, and only where days have no data.
const ClosedWeekdayView = late(
  () => import("./notices/closed-weekday-view").then((module) => module.ClosedWeekdayView),
  { isAside: true },
);

const markable = ["no-data", "closed"] as const;

/** The ways to say that nobody works on a weekday, or that somebody does. */
export function WeekdayMarks({ answer }: { answer: AnswerFacts }) {
  return markable.map((standing) => <WeekdayMark answer={answer} key={standing} standing={standing} />);
}

type WeekdayMarkProps = { answer: AnswerFacts; standing: (typeof markable)[number] };

function WeekdayMark({ answer, standing }: WeekdayMarkProps) {
  const { isAdministrator } = useSite();
  return isAdministrator && <ClosedWeekdayView days={answer.days} standing={standing} />;
}

type ReportFactsProps = {
  answer: AnswerFacts;
  hasHours: boolean;
  /** A phone has the marks below its figures: its first person stands in view. */
  hasMarks: boolean;
};

/** Is it whole: short facts about the range that a reader must know before comparing. */
export function ReportFacts({ answer, hasHours, hasMarks }: ReportFactsProps) {
  const t = useTranslations();
  const locale = useLocale();
  const found = (standing: DayStanding) => {
    const days = answer.days.filter((day) => standingOf(day) === standing).map(({ day }) => day);
    return { count: days.length, weekdays: [...Map.groupBy(days, weekdayOf).values()] };
  };
  const named = (standing: DayStanding) => {
    const { count, weekdays } = found(standing);
    const words = weekdays.map((days) =>
      days.length > 1
        ? t("report.weekdays", { count: days.length, weekdays: formatWeekdays(days[0] ?? "", locale) })
        : formatShortDay(days[0] ?? "", locale),
    );
    if (words.length > mostNamed) return t("report.daySummary", { days: count });
    return count > 0 ? formatList(words, locale) : null;
  };
  const off = answer.days.filter(({ dayOff }) => dayOff !== undefined);
  const daysOff =
    off.length > mostNamed
      ? t("report.daysOff", { count: off.length })
      : off.map(({ day, dayOff }) => `${formatShortDay(day, locale)}: ${dayOff}`).join(" · ");
  const mark = (standing: WeekdayMarkProps["standing"]) =>
    hasMarks && <WeekdayMark answer={answer} standing={standing} />;
  const isAllOneKind = new Set(answer.days.map(standingOf)).size === 1;
  const noData = isAllOneKind ? null : named("no-data");
  const [closed, failed, missing] = [named("closed"), named("failed"), named("missing")];
  return (
    <ul className="flex flex-wrap gap-1.5 empty:hidden max-sm:gap-1">
      {isRunningAnswer(answer) && <Fact>{t(hasHours ? "report.shiftRuns" : "report.todayPartial")}</Fact>}
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
      {noData && (
        <Fact tone="quiet">
          {t("notices.noData", { days: noData })} {mark("no-data")}
        </Fact>
      )}
      {closed && (
        <Fact tone="quiet">
          {t("notices.closed", { days: closed, count: found("closed").count })} {mark("closed")}
        </Fact>
      )}
      {daysOff && <Fact tone="quiet">{daysOff}</Fact>}
      {failed && <Fact tone="failure">{t("notices.failedDays", { days: failed })}</Fact>}
      {missing && <Fact>{t("notices.missingDays", { days: missing })}</Fact>}
    </ul>
  );
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
