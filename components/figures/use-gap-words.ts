import { useTranslations } from "use-intl";
import { gapOf } from "@/components/table/days-matrix";
import type { TimeRow } from "@/lib/report/figures/days-view";

/** What stands in the place of a row's figures: why there are none, or that nobody was there; null where it has some. */
export function useGapWords(): (row: TimeRow) => string | null {
  const t = useTranslations("days");
  return (row) => {
    const gap = gapOf(row);
    if (gap !== null) return t(gap);
    return row.agents === 0 ? t("noRows") : null;
  };
}
