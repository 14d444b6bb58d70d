import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { Shown, ShownPeriods } from "@/components/figures/shown-figures";
import { listBiggest, StateTiles, Tile, TileText } from "@/components/figures/tile";
import { TileChange } from "@/components/figures/tile-change";
import { Tiles, tileLinkLook } from "@/components/ui/tiles";
import type { DayTime } from "@/lib/report/figures/day-time";
import { formatHm } from "@/lib/report/figures/duration";
import { secondsAt } from "@/lib/report/figures/figure-table";
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
  peak?: ReactNode;
};

/** Who or how many days, the total and the biggest states, of what is shown; each state opens itself alone. */
function FigureTiles({ shown, onSolo, states, totalNote, count, peak }: FigureTilesProps) {
  const t = useTranslations("summary");
  const { table, stateNames, locale, isCompared } = shown;
  const { total, earlier, hiddenStates } = table;
  const compared = (place: number | null) =>
    isCompared && (
      <TileChange
        before={earlier && secondsAt(earlier.total, place)}
        locale={locale}
        seconds={secondsAt(total, place)}
      />
    );
  const whole = hiddenStates.length > 0 && t("totalShown", { whole: formatHm(total.wholeTotal) });
  return (
    <Tiles aria-label={t("label")}>
      {count}
      <Tile
        change={compared(null)}
        label={t("total")}
        note={whole || (table.isPerDay ? t("perDay") : totalNote)}
        value={formatHm(total.total)}
      />
      {peak}
      <StateTiles
        biggest={listBiggest(table.states, stateNames, table.styles, total.seconds).slice(0, states)}
        changeOf={({ state }) => compared(table.states.indexOf(state))}
        locale={locale}
        onSolo={onSolo}
        whole={total.wholeTotal}
      />
    </Tiles>
  );
}

type AgentTilesProps = Pick<FigureTilesProps, "shown" | "onSolo"> & { agentsInRange: number };

/** Of a report by agent: how many agents. */
export function SummaryTiles({ shown, agentsInRange, onSolo }: AgentTilesProps) {
  const t = useTranslations("summary");
  const { rows, total } = shown.table;
  const isFiltered = rows.length < agentsInRange;
  return (
    <FigureTiles
      {...{ shown, onSolo }}
      count={
        <Tile
          label={t("agents")}
          note={isFiltered ? t("agentsShown", { all: agentsInRange }) : t("agentsNote")}
          value={String(rows.length)}
        />
      }
      states={3}
      totalNote={t("perAgent", { time: formatHm(Math.round(total.total / Math.max(1, rows.length))) })}
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
          value={t("daysOf", { some: withData, all: days.length })}
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
  const count = (...wanted: DayTime["status"][]) =>
    days.filter(({ status }) => wanted.includes(status)).length;
  const open = count("missing", "failed");
  if (open > 0) return t("tileDaysOpen", { count: open });
  const empty = count("no-data");
  return empty > 0 ? t("tileDaysNote", { count: empty }) : t("tileDaysAll");
}

function PeakTile({ shown }: { shown: ShownPeriods }) {
  const t = useTranslations("days");
  const { table, kind, rowNames, rowLinks, onOpen, locale } = shown;
  const totals = table.rows.map(({ total }) => total);
  const place = totals.indexOf(Math.max(...totals));
  const [link, row] = [rowLinks[place], table.rows[place]];
  if (!link || !row) return null;
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
