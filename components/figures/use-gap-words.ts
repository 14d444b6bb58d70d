import { useTranslations } from "use-intl";
import type { Gap } from "@/lib/report/figures/figure-table";

/** What stands in the place of a row's figures: why there are none, or that nobody was there; null where it has some. */
export function useGapWords(): (row: { gap: Gap | null }) => string | null {
  const t = useTranslations("days");
  return ({ gap }) => gap && t(gap === "nobody" ? "noRows" : gap);
}
