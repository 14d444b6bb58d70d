import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { Tile, TileText } from "@/components/figures/tile";
import { Tiles, tileLinkLook } from "@/components/ui/tiles";
import { isLacking } from "@/lib/report/answers/day-status";
import type { DaysAnswer } from "@/lib/report/answers/days-answer";
import { countWorkedDays, findLongestDay } from "@/lib/report/figures/agent-days";
import type { DayTime } from "@/lib/report/figures/day-time";
import { formatHm } from "@/lib/report/figures/duration";
import type { TeamMedian } from "@/lib/report/figures/median";
import { readDays } from "@/lib/report/figures/period-table";
import { hasFigures } from "@/lib/report/figures/periods";
import { openOnAgentPage } from "@/lib/search/agent-path";
import { openDay } from "@/lib/search/open-days";
import type { ReportLink } from "@/lib/search/report-link";

type AgentTilesProps = {
  shown: ShownPeriods;
  answer: DaysAnswer;
  link: ReportLink;
  median: TeamMedian | null;
  onOpen: (link: ReportLink) => void;
};

/** Days worked, time, time per day worked beside the team's, and the longest day. */
export function AgentTiles(props: AgentTilesProps) {
  const { shown, answer, median } = props;
  const { days } = answer;
  const t = useTranslations();
  const { states, hiddenStates } = shown.table;
  const sums = readDays(days, columnsOf(answer, states), answer.states.length, false);
  return (
    <Tiles isBrief aria-label={t("summary.label")} columns="four">
      <Tile
        label={t("agent.worked")}
        note={useDaysNote(days)}
        value={t("agent.workedOf", { worked: countWorkedDays(days), days: days.filter(hasFigures).length })}
      />
      <Tile
        label={t("summary.total")}
        note={
          hiddenStates.length > 0
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
        value={sums.average === null ? "–" : formatHm(sums.average)}
      />
      <LongestTile {...props} />
    </Tiles>
  );
}

function useDaysNote(days: readonly DayTime[]): string {
  const t = useTranslations();
  const open = days.filter(isLacking).length;
  if (open > 0) return t("days.tileDaysOpen", { count: open });
  const isLive = days.some(({ status }) => status === "live");
  return t(isLive ? "agent.workedLive" : "agent.workedNote");
}

function LongestTile({ shown, answer, link, onOpen }: AgentTilesProps) {
  const t = useTranslations("agent");
  const { days, range } = answer;
  const longest = findLongestDay(days, columnsOf(answer, shown.table.states));
  if (!longest) return <Tile label={t("longest")} note={t("longestNone")} value="–" />;
  const isOneYear = range.from.slice(0, 4) === range.to.slice(0, 4);
  return (
    <OpenLink
      className={tileLinkLook}
      link={openOnAgentPage(openDay(link, range, longest.day), link)}
      onOpen={onOpen}
    >
      <TileText
        label={t("longest")}
        note={formatHm(longest.seconds)}
        value={<span className="block truncate">{nameDayBriefly(longest.day, shown.locale, isOneYear)}</span>}
      />
    </OpenLink>
  );
}

/** The places of states in an answer. */
export function columnsOf(answer: Pick<DaysAnswer, "states">, states: readonly string[]): number[] {
  return states.map((state) => answer.states.indexOf(state));
}
