import { useTranslations } from "use-intl";
import { nameDayBriefly } from "@/components/figures/row-name";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { Tile } from "@/components/figures/tile";
import { late } from "@/components/ui/late";
import { Tiles, tileLook } from "@/components/ui/tiles";
import type { AnswerFacts } from "@/lib/report/answers/report-answer";
import { formatHm } from "@/lib/report/figures/duration";
import { hasFigures } from "@/lib/report/figures/periods";
import { DaysTile } from "./days-tile";
import { PerDayTile, StateTiles, TotalTile } from "./figure-tiles";
import { LinkTile, type TileFacts } from "./tile-parts";

// Only where there are allowances.
const OverTimeTile = late(() => import("./people-tiles").then((module) => module.OverTimeTile), {
  waiting: <div className={tileLook} />,
});

type PeriodTilesProps = Pick<TileFacts, "other"> & {
  shown: ShownPeriods;
  answer: AnswerFacts & { agents: { chosen: number } };
};

/** Of a report over time; a phone has the first two alone. */
export function PeriodTiles({ shown, answer, other }: PeriodTilesProps) {
  const t = useTranslations();
  const { table, onOpen } = shown;
  const facts = { shown, answer, other, onOpen, isOnePerson: answer.agents.chosen === 1 };
  const withData = answer.days.filter(hasFigures).length;
  return (
    <Tiles aria-label={t("summary.label")} isBrief>
      {table.allowances ? (
        <OverTimeTile onOpen={onOpen} shown={shown} />
      ) : (
        !table.isPerDay && (
          <TotalTile
            {...facts}
            note={t("days.perDay", {
              time: formatHm(Math.round(table.total.total / Math.max(1, withData))),
            })}
          />
        )
      )}
      <PerDayTile {...facts} />
      <StateTiles {...facts} count={table.allowances || !table.isPerDay ? 1 : 2} />
      <PeakTile shown={shown} />
      <DaysTile {...facts} />
    </Tiles>
  );
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
    <LinkTile
      label={t(`peak-${kind}`)}
      link={link}
      note={formatHm(totals[place] ?? 0)}
      onOpen={onOpen}
      value={<span className="block truncate">{name}</span>}
    />
  );
}
