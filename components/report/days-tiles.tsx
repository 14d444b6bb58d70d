import { useTranslations } from "use-intl";
import { nameDayBriefly } from "@/components/figures/row-name";
import { listBiggest, StateTiles, Tile, TileText } from "@/components/figures/tile";
import { TileChange } from "@/components/figures/tile-change";
import type { DaysMatrix } from "@/components/table/days-matrix";
import type { DayTime } from "@/lib/report/figures/day-time";
import { formatHm } from "@/lib/report/figures/duration";
import { hasFigures } from "@/lib/report/figures/periods";
import { OpenLink } from "./open-link";

type DaysTilesProps = { matrix: DaysMatrix; days: readonly DayTime[]; onSolo: (state: string) => void };

/** How many days are in the figures, their total, the biggest of the rows and the biggest states. */
export function DaysTiles({ matrix, days, onSolo }: DaysTilesProps) {
  const t = useTranslations();
  const { view, stateNames, locale, beside, isCompared } = matrix;
  const compared = (seconds: number, before: number | undefined) =>
    isCompared && <TileChange before={before ?? null} locale={locale} seconds={seconds} />;
  const withData = days.filter(hasFigures).length;
  const perDay = formatHm(Math.round(view.total / Math.max(1, withData)));
  return (
    <section aria-label={t("summary.label")} className="tiles">
      <Tile
        label={t("days.tileDays")}
        note={useDaysNote(days)}
        value={t("days.daysOf", { some: withData, all: days.length })}
      />
      <Tile
        change={compared(view.total, beside?.comparison.team.total)}
        label={t("summary.total")}
        note={totalNote()}
        value={formatHm(view.total)}
      />
      <PeakTile matrix={matrix} />
      <StateTiles
        changeOf={({ state, seconds }) =>
          compared(seconds, beside?.comparison.team.seconds[view.states.indexOf(state)])
        }
        biggest={listBiggest(view.states, stateNames, view.styles, view.stateTotals).slice(0, 2)}
        locale={locale}
        onSolo={onSolo}
        whole={view.wholeTotal}
      />
    </section>
  );

  function totalNote(): string {
    if (view.hiddenStates.length > 0) return t("summary.totalShown", { whole: formatHm(view.wholeTotal) });
    return view.isPerDay ? t("summary.perDay") : t("days.perDay", { time: perDay });
  }
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

function PeakTile({ matrix }: { matrix: DaysMatrix }) {
  const t = useTranslations("days");
  const { view, grain, rowNames, opens, onOpen, locale } = matrix;
  const totals = view.rows.map(({ total }) => total);
  const place = totals.indexOf(Math.max(...totals));
  const [link, row] = [opens[place], view.rows[place]];
  if (!link || !row) return null;
  const isOneYear = view.rows[0]?.from.slice(0, 4) === view.rows.at(-1)?.to.slice(0, 4);
  const name = grain === "day" ? nameDayBriefly(row.from, locale, isOneYear) : rowNames[place];
  return (
    <OpenLink className="tile tile-link" link={link} onOpen={onOpen}>
      <TileText
        label={t(`peak-${grain}`)}
        note={formatHm(totals[place] ?? 0)}
        value={<span className="block truncate">{name}</span>}
      />
    </OpenLink>
  );
}
