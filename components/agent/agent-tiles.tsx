import { useTranslations } from "use-intl";
import { nameDayBriefly } from "@/components/figures/row-name";
import { Tile, TileText } from "@/components/figures/tile";
import { OpenLink } from "@/components/report/open-link";
import type { DaysMatrix } from "@/components/table/days-matrix";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { countWorkedDays, findLongestDay } from "@/lib/report/figures/agent-days";
import type { DayTime } from "@/lib/report/figures/day-time";
import { readDays } from "@/lib/report/figures/days-view";
import { formatHm } from "@/lib/report/figures/duration";
import type { TeamMedian } from "@/lib/report/figures/median";
import { openOnAgentPage } from "@/lib/search/agent-path";
import { openDay } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";
import { columnsOf } from "./use-agent-matrix";

type AgentTilesProps = {
  matrix: DaysMatrix;
  answer: DaysAnswer;
  link: ReportLink;
  median: TeamMedian | null;
  onOpen: (link: ReportLink) => void;
};

/** Days worked, time, time per day worked beside the team's, and the longest day. */
export function AgentTiles(props: AgentTilesProps) {
  const { matrix, answer, median } = props;
  const { days } = answer;
  const t = useTranslations();
  const { view, perDayWorked } = matrix;
  const sums = readDays(days, columnsOf(answer, view.states), answer.states.length, false);
  return (
    <section aria-label={t("summary.label")} className="tiles tiles-four">
      <Tile
        label={t("agent.worked")}
        note={useDaysNote(days)}
        value={t("days.daysOf", { some: countWorkedDays(days), all: Math.max(1, days.length) })}
      />
      <Tile
        label={t("summary.total")}
        note={
          view.hiddenStates.length > 0
            ? t("summary.totalShown", { whole: formatHm(sums.wholeTotal) })
            : t("agent.everyState")
        }
        value={formatHm(sums.total)}
      />
      <Tile
        label={t("agent.perDayWorked")}
        note={
          median?.total === undefined || median.total === null
            ? t("agent.medianUnknown")
            : t("agent.medianOf", { time: formatHm(median.total), count: median.agents })
        }
        value={perDayWorked ? formatHm(perDayWorked.total) : "–"}
      />
      <LongestTile {...props} />
    </section>
  );
}

function useDaysNote(days: readonly DayTime[]): string {
  const t = useTranslations();
  const open = days.filter(({ status }) => status === "missing" || status === "failed").length;
  if (open > 0) return t("days.tileDaysOpen", { count: open });
  const isLive = days.some(({ status }) => status === "live");
  return t(isLive ? "agent.workedLive" : "agent.workedNote");
}

function LongestTile({ matrix, answer, link, onOpen }: AgentTilesProps) {
  const t = useTranslations("agent");
  const { days, range } = answer;
  const longest = findLongestDay(days, columnsOf(answer, matrix.view.states));
  if (!longest) return <Tile label={t("longest")} note={t("longestNone")} value="–" />;
  const isOneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
  return (
    <OpenLink
      className="tile tile-link"
      link={openOnAgentPage(openDay(link, range, longest.day), link)}
      onOpen={onOpen}
    >
      <TileText
        label={t("longest")}
        note={formatHm(longest.seconds)}
        value={
          <span className="block truncate">{nameDayBriefly(longest.day, matrix.locale, isOneYear)}</span>
        }
      />
    </OpenLink>
  );
}
