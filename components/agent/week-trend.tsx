import { useTranslations } from "use-intl";
import { nameRow } from "@/components/figures/row-name";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { type AgentWeek, buildAgentWeeks } from "@/lib/report/figures/agent-days";
import { formatPerDay } from "./per-day-text";
import { columnsOf } from "./use-agent-periods";

const leastWeeks = 2;

/** Time per day worked, week by week: a column and its figure each, with the days that are in it. */
export function WeekTrend({ answer, shown }: { answer: DaysAnswer; shown: ShownPeriods }) {
  const t = useTranslations("agent");
  const weeks = buildAgentWeeks(answer.days, columnsOf(answer, shown.table.states));
  if (weeks.length < leastWeeks) return null;
  const most = Math.max(1, ...weeks.map(({ average }) => average ?? 0));
  return (
    <section aria-labelledby="week-trend" className="card">
      <h2 className="card-title" id="week-trend">
        {t("trend")} <span className="font-normal text-muted">{t("trendNote")}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <ol aria-labelledby="week-trend" className="weeks" tabIndex={0}>
        {weeks.map((week) => (
          <WeekColumn key={week.from} most={most} shown={shown} week={week} />
        ))}
      </ol>
    </section>
  );
}

type WeekColumnProps = { week: AgentWeek; most: number; shown: ShownPeriods };

function WeekColumn({ week, most, shown }: WeekColumnProps) {
  const t = useTranslations("agent");
  const { average, worked, days, status } = week;
  const isOneYear = shown.table.rows[0]?.from.slice(0, 4) === shown.table.rows.at(-1)?.to.slice(0, 4);
  const share = average === null ? 0 : Math.max(0, average / most);
  return (
    <li className="week">
      <span className="week-plot">
        <span className="week-figure">{average === null ? "–" : formatPerDay(average, shown)}</span>
        <span aria-hidden="true" className="week-bar" style={{ height: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="week-name">{nameRow(week, "week", shown.locale, isOneYear)}</span>
      <span className={`week-note ${status === "failed" ? "day-note-failure" : ""}`}>
        {t(status === "missing" ? "weekOpen" : "weekDays", { worked, days })}
      </span>
    </li>
  );
}
