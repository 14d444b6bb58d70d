import { useTranslations } from "use-intl";
import { OpenLink } from "@/components/report/open-link";
import { ColumnLabel } from "@/components/table/column-label";
import type { ChartLayout } from "@/components/table/days-layout";
import { type DaysMatrix, gapOf } from "@/components/table/days-matrix";
import type { TimeRow } from "@/lib/report/figures/days-view";
import { formatDuration, formatHm } from "@/lib/report/figures/duration";
import { type Stack, stackEnd } from "@/lib/report/figures/scale";

type DaySlotProps = {
  matrix: DaysMatrix;
  place: number;
  layout: ChartLayout;
  scaleSeconds: number;
  prefix: string;
};

// The width of a figure at the totals' size.
const letterPx = 7.2;

/** The room of one column: its total above it, its name below it, and words where there is no column. */
export function DaySlot({ matrix, place, layout, scaleSeconds, prefix }: DaySlotProps) {
  const totalOf = useColumnTotal(matrix);
  const row = matrix.view.rows[place];
  const link = matrix.opens[place];
  if (!row || !link) return null;
  const gap = gapOf(row);
  const total = totalOf(row, layout.room !== "wide");
  const topOf = (stack: Stack | null | undefined) =>
    stack ? stackEnd(stack, matrix.bars, scaleSeconds) * layout.plotHeight : 0;
  const [top, ghostTop] = [topOf(row), topOf(matrix.beside?.comparison.rows[place])];
  return (
    <OpenLink
      className="day-slot"
      data-cell={`${prefix}${place}:head`}
      data-row={`${prefix}${place}`}
      link={link}
      onOpen={matrix.onOpen}
      style={{ left: layout.gutter + place * layout.slot, width: layout.slot }}
      tabIndex={-1}
    >
      <span className="day-plot" style={{ height: layout.plotHeight }}>
        <span className="day-ghost" style={{ height: top, width: layout.bar }} />
        {gap === null && total.length * letterPx <= layout.slot && (
          <span
            className="day-total"
            style={{ bottom: 3 + (row.agents === 0 ? top : Math.max(top, ghostTop)) }}
          >
            <span className="day-total-text">{total}</span>
          </span>
        )}
        {gap !== null && <Gap kind={gap} layout={layout} />}
      </span>
      <ColumnLabel layout={layout} matrix={matrix} place={place} />
    </OpenLink>
  );
}

/** What stands over a column: its total in the link's unit, in a slim slot the hours alone. */
function useColumnTotal({ unit, locale }: DaysMatrix): (row: TimeRow, isShort: boolean) => string {
  const t = useTranslations("days");
  return (row, isShort) => {
    if (row.agents === 0) return "–";
    if (isShort && row.total >= 3600) {
      return t("axis", { hours: new Intl.NumberFormat(locale).format(Math.round(row.total / 3600)) });
    }
    if (isShort || unit === "percent") return formatHm(row.total);
    return formatDuration(row.total, row.wholeTotal, unit, locale);
  };
}

function Gap({ kind, layout }: { kind: "no-data" | "missing" | "failed"; layout: ChartLayout }) {
  const t = useTranslations("days");
  return (
    <span className={`day-gap day-gap-${kind}`} style={{ width: Math.max(layout.bar, 3) }}>
      {layout.slot >= 13 && (
        <span className={layout.room === "wide" ? "day-mark" : "day-mark day-mark-upright"}>
          {t(`mark-${kind}`)}
        </span>
      )}
    </span>
  );
}
