import { useTranslations } from "use-intl";
import { nameRow } from "@/components/figures/row-name";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { Card, CardTitle } from "@/components/ui/card";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { type AgentWeek, buildAgentWeeks } from "@/lib/report/figures/agent-days";
import { columnsOf } from "./agent-tiles";
import { formatPerDay } from "./per-day-text";

const leastWeeks = 2;

/** Time per day worked, week by week: a column and its figure each, with the days that are in it. */
export function WeekTrend({ answer, shown }: { answer: DaysAnswer; shown: ShownPeriods }) {
  const t = useTranslations("agent");
  const weeks = buildAgentWeeks(answer.days, columnsOf(answer, shown.table.states));
  if (weeks.length < leastWeeks) return null;
  const most = Math.max(1, ...weeks.map(({ average }) => average ?? 0));
  return (
    <Card aria-labelledby="week-trend" as="section">
      <CardTitle id="week-trend">
        {t("trend")} <span className="font-normal text-muted">{t("trendNote")}</span>
      </CardTitle>
      <ol
        aria-labelledby="week-trend"
        className="grid auto-cols-[minmax(96px,160px)] grid-flow-col gap-1 overflow-x-auto rounded-b-lg px-4 py-3 focus-visible:-outline-offset-2 max-sm:auto-cols-[88px]"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        {weeks.map((week) => (
          <WeekColumn key={week.from} most={most} shown={shown} week={week} />
        ))}
      </ol>
    </Card>
  );
}

type WeekColumnProps = { week: AgentWeek; most: number; shown: ShownPeriods };

function WeekColumn({ week, most, shown }: WeekColumnProps) {
  const t = useTranslations("agent");
  const { average, worked, days, status } = week;
  const isOneYear = shown.table.rows[0]?.from.slice(0, 4) === shown.table.rows.at(-1)?.to.slice(0, 4);
  const share = average === null ? 0 : Math.max(0, average / most);
  return (
    <li className="grid justify-items-center text-center">
      <span className="grid w-full grid-rows-[18px_56px] items-end justify-items-center border-control/55 border-b">
        <span className="font-semibold">{average === null ? "–" : formatPerDay(average, shown)}</span>
        <span
          aria-hidden="true"
          className="w-[min(56px,60%)] rounded-t-sm bg-[color-mix(in_srgb,var(--accent)_45%,var(--card))]"
          style={{ height: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="pt-1 text-sm">{nameRow(week, "week", shown.locale, isOneYear)}</span>
      <span className={`text-xs ${status === "failed" ? "font-medium text-over" : "text-muted"}`}>
        {t(status === "missing" ? "weekOpen" : "weekDays", { worked, days })}
      </span>
    </li>
  );
}
