import { useTranslations } from "use-intl";
import { Change, Signed } from "@/components/figures/figure-text";
import { wordChange } from "@/lib/report/comparison/change-words";
import { formatDuration, timeUnit } from "@/lib/report/figures/duration";
import type { Measure } from "@/lib/report/figures/figure-table";
import type { DrawnTable } from "./drawn-table";

type ChangeFigureProps = {
  drawn: DrawnTable;
  /** Null = all rows. */
  row: number | null;
  /** What it is the difference of. */
  measure: Measure;
};

/** A difference in a column of its own, and under it what it is measured by. */
export function ChangeFigure({ drawn, row, measure }: ChangeFigureProps) {
  const words = wordChange(drawn, row, measure, useTranslations());
  const before = useBeforeText(drawn, row);
  const under = before ?? words?.share ?? null;
  return (
    words && (
      <>
        <span title={words.note}>
          <Signed text={words.text} />
        </span>
        {under !== null && <Change text={under} />}
      </>
    )
  );
}

// Rows over time say which days they stand beside, and what those had.
function useBeforeText(
  { kind, table, earlierNames, unit, locale }: DrawnTable,
  at: number | null,
): string | null {
  const t = useTranslations("beside");
  if (kind === "agents") return null;
  const name = at === null ? null : (earlierNames[at] ?? null);
  const row = at === null ? null : table.rows[at]?.earlier;
  if (at !== null && (!row || row.daysWithData === 0)) return name;
  if (row?.daysWorked === 0) return name && t("named", { name, time: t("absent") });
  const total = (row ?? table.earlier?.total)?.total;
  if (total === undefined) return null;
  const time = formatDuration(total, 0, timeUnit(unit), locale);
  return name ? t("named", { name, time }) : t("before", { time });
}
