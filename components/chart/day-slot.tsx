import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/figures/open-link";
import type { ShownPeriods } from "@/components/figures/shown-figures";
import { noteTones, useRowNote } from "@/components/figures/use-row-note";
import type { ChartLayout } from "@/lib/report/chart/chart-layout";
import { leastLabelPx, nameColumn } from "@/lib/report/chart/column-name";
import { figureHeight, markHeight } from "@/lib/report/chart/median-height";
import { formatDuration } from "@/lib/report/figures/duration";
import type { Gap } from "@/lib/report/figures/figure-table";
import type { PeriodRow } from "@/lib/report/figures/period-table";
import { barEnd } from "@/lib/report/figures/scale";

type DaySlotProps = {
  shown: ShownPeriods;
  place: number;
  layout: ChartLayout;
  fullLength: number;
  prefix: string;
};

// The width of a figure at the totals' size.
const letterPx = 7.2;

const column = "absolute bottom-0 left-1/2 -translate-x-1/2";
const gapLooks = {
  "no-data": "content-end pb-1.5 text-muted",
  closed: "content-end pb-1.5 text-muted",
  "to-come": "content-end pb-1.5 text-muted",
  missing: "border border-control border-b-0 border-dashed text-muted",
  failed: "bg-over-soft font-semibold text-over",
} as const;

/** The room of one column: its total above it, its name below it, and words where there is no column. */
export function DaySlot({ shown, place, layout, fullLength, prefix }: DaySlotProps) {
  const totalOf = useColumnTotal(shown);
  const row = shown.table.rows[place];
  const link = shown.rowLinks[place];
  if (!row || !link) return null;
  const gap = row.gap === "nobody" ? null : row.gap;
  const total = totalOf(row);
  const top = barEnd(row, { bars: shown.bars, fullLength }) * layout.plotHeight;
  const figureTop = figureHeight(top, markHeight(shown, place, layout.plotHeight, fullLength));
  return (
    <OpenLink
      className={`group absolute inset-y-0 pt-6 hover:bg-accent-soft/60 data-active:bg-accent-soft/60 ${row.dayOff === undefined ? "" : "bg-line/40"}`}
      data-cell={`${prefix}${place}:head`}
      data-row={`${prefix}${place}`}
      link={link}
      onOpen={shown.onOpen}
      style={{ left: layout.gutter + place * layout.slot, width: layout.slot }}
      tabIndex={-1}
    >
      <span className="relative block" style={{ height: layout.plotHeight }}>
        {/* What the column will fill, until the code that draws it is here. */}
        <span className={`${column} bg-line/60`} style={{ height: top, width: layout.bar }} />
        {gap === null && total.length * letterPx <= layout.slot && (
          <span
            className="absolute inset-x-0 whitespace-nowrap text-center font-semibold text-sm"
            style={{ bottom: 3 + figureTop }}
          >
            <span className="rounded-sm bg-card px-0.75 group-hover:bg-transparent group-data-active:bg-transparent">
              {total}
            </span>
          </span>
        )}
        {gap !== null && <GapMark kind={gap} layout={layout} />}
      </span>
      <ColumnLabel layout={layout} place={place} shown={shown} />
    </OpenLink>
  );
}

/** What stands over a column where it has room: its total in the link's unit, never a rounder one. */
function useColumnTotal({ unit, locale }: ShownPeriods): (row: PeriodRow) => string {
  return (row) => (row.gap === "nobody" ? "–" : formatDuration(row.total, row.wholeTotal, unit, locale));
}

function GapMark({ kind, layout }: { kind: Exclude<Gap, "nobody">; layout: ChartLayout }) {
  const t = useTranslations("days");
  return (
    <span
      className={`${column} grid h-[40%] place-items-center whitespace-nowrap rounded-t-sm text-xs ${gapLooks[kind]}`}
      style={{ width: Math.max(layout.bar, 3) }}
    >
      {layout.slot >= 13 && (
        <span className={layout.room === "wide" ? undefined : "rotate-180 [writing-mode:vertical-rl]"}>
          {t(`mark-${kind}`)}
        </span>
      )}
    </span>
  );
}

type ColumnLabelProps = Pick<DaySlotProps, "shown" | "place" | "layout">;

/** What a column is, under it: as many of them are named as can be read. */
function ColumnLabel({ shown, place, layout }: ColumnLabelProps) {
  const noteOf = useRowNote(shown);
  const named = nameColumn(shown, place, layout);
  if (!named) return null;
  const note = layout.room === "none" ? null : noteOf(place, layout.room === "wide" ? "brief" : "word");
  return (
    <span
      className={`grid whitespace-nowrap pt-1.5 text-center text-sm ${named.isCrowded ? crowdedClass(place, layout) : "justify-items-center"}`}
    >
      <span>{named.name}</span>
      <span className={`max-w-full truncate text-xs ${noteTones[note?.tone ?? "plain"]}`}>
        {note?.text ?? named.mark}
      </span>
    </span>
  );
}

// A name wider than its slot runs on to the right, except where the plot ends.
function crowdedClass(place: number, { slot, plotWidth }: ChartLayout): string {
  return (place + 1) * slot > plotWidth - leastLabelPx.day
    ? "justify-items-end pe-0.5"
    : "justify-items-start ps-0.5";
}
