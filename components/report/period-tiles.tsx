import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { Tile, TileText } from "@/components/figures/tile";
import { tileLinkLook } from "@/components/ui/tiles";
import { type DayStanding, isLacking, standingOf } from "@/lib/report/answers/day-status";
import type { DayTime } from "@/lib/report/figures/day-time";
import { formatHm } from "@/lib/report/figures/duration";
import { hasFigures } from "@/lib/report/figures/periods";
import { FigureTiles } from "./figure-tiles";

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
