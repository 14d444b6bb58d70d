import { useLocale, useTranslations } from "use-intl";
import { type Window, windowOfDay } from "@/lib/dates/window";
import { formatRangeBriefly } from "@/lib/dates/words";
import { daysOfPeriod } from "@/lib/report/answers/schedule";
import { describeState } from "@/lib/report/states/describe-state";
import type { TeamName } from "@/lib/report/team";
import { formatHours } from "@/lib/search/daily-hours";
import { firstSecondOf, lastSecondOf } from "@/lib/search/moment";
import type { ReportLink } from "@/lib/search/report-link";

export type ReadingWords = {
  /** A range briefly, by its days. */
  rangeWords: (window: Window) => string;
  /** The days of a schedule's period, the same way. */
  periodWords: (period: string) => string;
  /** What a link reads beside its range: how, of whom, which states, and beside what. */
  listScope: (link: ReportLink) => string[];
  /** The same with its range: `Semana pasada, por día, equipo Norte`. */
  tellLink: (link: ReportLink) => string;
};

/** What a link reads, in words. Teams are told by their names of today. */
export function useReadingWords(teams: readonly TeamName[]): ReadingWords {
  const t = useTranslations();
  const locale = useLocale();

  function rangeWords(window: Window): string {
    return formatRangeBriefly(window, locale, (from, to) => t("ranges.span", { from, to }));
  }

  function periodWords(period: string): string {
    const { first, last } = daysOfPeriod(period);
    return rangeWords({ from: windowOfDay(first).from, to: windowOfDay(last).to });
  }

  function listScope(link: ReportLink): string[] {
    const { agents, query, hours, compare, known, by, states } = link;
    const names = link.teams.map((team) => teams.find((one) => one.id === team.id)?.name ?? team.name);
    const parts = [
      names.length > 0 && t("reading.teams", { count: names.length, names: names.join(", ") }),
      agents.length > 0 && t("reading.agents", { count: agents.length, ids: agents.join(", ") }),
      query !== "" && t("reading.query", { query }),
      states.length > 0 &&
        t("reading.states", {
          count: states.length,
          names: states.map((state) => describeState(state, t)).join(", "),
        }),
      hours !== null && t("reading.hours", { hours: formatHours(hours) }),
      by !== null && t(`reading.by-${by}`),
      compare !== null && t("reading.compared"),
      known !== null && t("reading.known", { known }),
    ];
    return parts.filter((part) => part !== false);
  }

  function tellLink(link: ReportLink): string {
    const { span, range } = link;
    const days = span && { from: firstSecondOf(span.from), to: lastSecondOf(span.to) };
    return [days ? rangeWords(days) : t(`ranges.${range}`), ...listScope(link)].join(", ");
  }

  return { rangeWords, periodWords, listScope, tellLink };
}
