import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Signed } from "@/components/figures/figure-text";
import { OpenLink } from "@/components/figures/open-link";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { Shown, ShownAgents, ShownPeriods } from "@/components/figures/shown-figures";
import { StateSwatch } from "@/components/figures/state-swatch";
import { Tile, TileText } from "@/components/figures/tile";
import { useChangeSentence } from "@/components/figures/use-change-text";
import { late } from "@/components/ui/late";
import { Tiles, tileLinkLook, tileLook } from "@/components/ui/tiles";
import type { ChangeLink } from "@/lib/browser/use-report-link";
import { formatNumber } from "@/lib/messages/number-format";
import { type DayStanding, isLacking, standingOf } from "@/lib/report/answers/day-status";
import { absentChange } from "@/lib/report/comparison/compare-agents";
import { formatChange } from "@/lib/report/comparison/format-change";
import type { DayTime } from "@/lib/report/figures/day-time";
import { formatHm, formatShare } from "@/lib/report/figures/duration";
import { type Place, secondsAt } from "@/lib/report/figures/figure-table";
import { hasFigures } from "@/lib/report/figures/periods";

type FigureTilesProps = {
  shown: Shown;
  onSolo: (state: string) => void;
  /** How many states have a tile. */
  states: number;
  /** Under the total where nothing is hidden or averaged. */
  totalNote: string;
  /** What there is of whom, and of when. */
  count: ReactNode;
  /** Before all else: what somebody should look at. */
  urgent?: ReactNode;
  peak?: ReactNode;
  /** What of the difference is people who were absent; 0 where there are none, or where that is not known. */
  absent?: number;
};

const ranks = [0, 1, 2] as const;

/** Who or how many days, the total and the biggest states, of what is shown; each state opens itself alone. */
function FigureTiles({
  shown,
  onSolo,
  states,
  totalNote,
  count,
  urgent,
  peak,
  absent = 0,
}: FigureTilesProps) {
  const t = useTranslations("summary");
  const { table, stateNames, locale, isCompared, link } = shown;
  const nameOf = (rank: (typeof ranks)[number]) => t(`${link.group ?? "rank"}${rank}`);
  const { total, earlier, hiddenStates } = table;
  const describeChange = useChangeSentence(locale);
  const changeOf = (place: Place) =>
    // A dash holds its place while the other period is not known.
    isCompared && (
      <span className="text-sm">
        <Signed
          text={
            earlier ? describeChange(secondsAt(total, place), secondsAt(earlier.total, place), "hm") : "–"
          }
        />
      </span>
    );
  // Of nobody no state is the biggest.
  const isNobody = total.daysWorked === 0;
  // Who of the roster has no records adds up to nothing, and not to zero.
  const isUnknown = isNobody && shown.kind === "agents";
  const biggest = (isNobody ? [] : table.states)
    .map((state, place) => ({ state, place, seconds: secondsAt(total, place) }))
    .sort((a, b) => b.seconds - a.seconds);
  const whole = hiddenStates.length > 0 && t("totalShown", { whole: formatHm(total.wholeTotal) });
  return (
    <Tiles aria-label={t("label")} isBrief>
      {urgent}
      {count}
      <Tile
        change={
          isCompared && (
            <>
              {changeOf(null)}
              {absent !== 0 && (
                <span className="text-muted text-sm">
                  <Signed text={t("ofItAbsent", { time: formatChange(absent, "hm", locale) })} />
                </span>
              )}
            </>
          )
        }
        label={t("total")}
        note={isUnknown ? "" : whole || (table.isPerDay ? t("perDay") : totalNote)}
        value={isUnknown ? "–" : formatHm(total.total)}
      />
      {peak}
      {isNobody &&
        ranks.slice(0, states).map((rank) => <Tile key={rank} label={nameOf(rank)} note="" value="–" />)}
      {biggest.slice(0, states).map(({ state, place, seconds }, rank) => (
        <button
          aria-label={t("showOnly", { state: stateNames[place] ?? state })}
          className={tileLinkLook}
          key={state}
          onClick={() => onSolo(state)}
          type="button"
        >
          <TileText
            change={changeOf(place)}
            label={nameOf(ranks[rank] ?? 0)}
            note={
              // Times below zero make the whole smaller than a part: no share says that plainly.
              seconds > total.wholeTotal
                ? formatHm(seconds)
                : t("stateShare", {
                    time: formatHm(seconds),
                    share: formatShare(seconds, total.wholeTotal, locale),
                  })
            }
            value={
              <span className="flex items-center gap-1.5">
                {table.styles[place] && <StateSwatch style={table.styles[place]} />}
                <bdi className="truncate">{stateNames[place] ?? state}</bdi>
              </span>
            }
          />
        </button>
      ))}
    </Tiles>
  );
}

// Only where allowances are set.
const OverTile = late(() => import("./over-tile").then((module) => module.OverTile), {
  waiting: <div className={tileLook} />,
});

type AgentTilesProps = { shown: ShownAgents; onChange: ChangeLink } & Pick<FigureTilesProps, "onSolo"> & {
    agentsInRange: number;
    /** No day of the range is lacking. */
    isWhole: boolean;
  };

/** Of a report by agent: how many agents. */
export function SummaryTiles({ shown, agentsInRange, isWhole, onSolo, onChange }: AgentTilesProps) {
  const t = useTranslations("summary");
  const { rows, total, isPerDay, allowances } = shown.table;
  const isFiltered = rows.length < agentsInRange;
  const present = rows.filter(({ gap }) => gap === null).length;
  const absentNow = rows.length - present;
  return (
    <FigureTiles
      {...{ shown, onSolo }}
      // While days are lacking somebody may still have been there; averages do not add up.
      absent={isWhole && !isPerDay ? absentChange(shown.table) : 0}
      count={
        <Tile
          label={t("agents")}
          // Who is missing is told before all else.
          note={
            absentNow > 0
              ? t("agentsAbsent", { count: absentNow })
              : isFiltered
                ? t("agentsShown", { all: agentsInRange })
                : t("agentsNote")
          }
          value={formatNumber(present, shown.locale)}
        />
      }
      states={allowances ? 2 : 3}
      urgent={allowances && <OverTile onChange={onChange} shown={shown} />}
      totalNote={t("perAgent", { time: formatHm(Math.round(total.total / Math.max(1, present))) })}
    />
  );
}

type PeriodTilesProps = { shown: ShownPeriods; days: readonly DayTime[]; onSolo: (state: string) => void };

/** Of a report over time: how many days are in the figures, and the biggest of the rows. */
export function PeriodTiles({ shown, days, onSolo }: PeriodTilesProps) {
  const t = useTranslations("days");
  const withData = days.filter(hasFigures).length;
  const { total } = shown.table.total;
  return (
    <FigureTiles
      {...{ shown, onSolo }}
      count={
        <Tile
          label={t("tileDays")}
          note={useDaysNote(days)}
          value={t("daysOf", { some: withData, all: days.filter(({ isClosed }) => !isClosed).length })}
        />
      }
      peak={<PeakTile shown={shown} />}
      states={2}
      totalNote={t("perDay", { time: formatHm(Math.round(total / Math.max(1, withData))) })}
    />
  );
}

function useDaysNote(days: readonly DayTime[]): string {
  const t = useTranslations("days");
  const open = days.filter(isLacking).length;
  if (open > 0) return t("tileDaysOpen", { count: open });
  const count = (standing: DayStanding) => days.filter((day) => standingOf(day) === standing).length;
  if (count("to-come") > 0) return t("tileDaysToCome", { count: count("to-come") });
  const empty = count("no-data");
  if (empty > 0) return t("tileDaysNote", { count: empty });
  return count("closed") > 0 ? t("tileDaysClosed", { count: count("closed") }) : t("tileDaysAll");
}

function PeakTile({ shown }: { shown: ShownPeriods }) {
  const t = useTranslations("days");
  const { table, kind, rowNames, rowLinks, onOpen, locale } = shown;
  const totals = table.rows.map(({ total, gap }) => (gap === null ? total : 0));
  const place = totals.indexOf(Math.max(...totals));
  const [link, row] = [rowLinks[place], table.rows[place]];
  if (!link || !row || !totals[place]) return <Tile label={t(`peak-${kind}`)} note="" value="–" />;
  const isOneYear = table.rows[0]?.from.slice(0, 4) === table.rows.at(-1)?.to.slice(0, 4);
  const name = kind === "day" ? nameDayBriefly(row.from, locale, isOneYear) : rowNames[place];
  return (
    <OpenLink className={tileLinkLook} link={link} onOpen={onOpen}>
      <TileText
        label={t(`peak-${kind}`)}
        note={formatHm(totals[place] ?? 0)}
        value={<span className="block truncate">{name}</span>}
      />
    </OpenLink>
  );
}
