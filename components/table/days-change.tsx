import { useTranslations } from "use-intl";
import { Change } from "@/components/figures/change";
import { formatDuration } from "@/lib/report/figures/duration";
import { isNobody } from "@/lib/report/figures/time-figures";
import type { DaysMatrix } from "./days-matrix";
import { useDaysChange } from "./use-days-change";

type DaysChangeProps = {
  matrix: DaysMatrix;
  /** A row's place; null = all rows, in the foot. */
  place: number | null;
};

/** Under a figure, its signed difference to the same figure of the days beside it. */
export function DaysCellChange({ matrix, place, column }: DaysChangeProps & { column: number | null }) {
  const words = useDaysChange(matrix)(place, column);
  return words && <Change {...words} />;
}

/** A row's difference in a column of its own, and under it which days it stands beside and what they had. */
export function DaysChangeFigure({ matrix, place }: DaysChangeProps) {
  const words = useDaysChange(matrix)(place, null);
  const before = useBeforeText(matrix, place);
  return (
    words && (
      <>
        <span title={words.note}>{words.text}</span>
        {before !== null && <Change text={before} />}
      </>
    )
  );
}

function useBeforeText({ beside, unit, locale }: DaysMatrix, place: number | null): string | null {
  const t = useTranslations("beside");
  const row = place === null ? beside?.comparison.team : beside?.comparison.rows[place];
  const name = place === null ? null : beside?.names[place];
  if (!row || row.daysWithData === 0) return name ?? null;
  if (isNobody(row)) return name ? t("named", { name, time: t("absent") }) : null;
  const time = formatDuration(row.total, 0, unit === "percent" ? "hm" : unit, locale);
  return name ? t("named", { name, time }) : t("before", { time });
}
