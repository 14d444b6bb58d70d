import { useTranslations } from "use-intl";
import type { Gap } from "@/lib/report/figures/figure-table";

/** Any word of the catalogue. */
export type PageTranslator = ReturnType<typeof useTranslations<never>>;

/** What stands in the place of a row's figures: why there are none, or that nobody was there; null where it has some. */
export function wordGap({ gap }: { gap: Gap | null }, t: PageTranslator): string | null {
  return gap && t(`days.${gap === "nobody" ? "noRows" : gap}`);
}

export function useGapWords(): (row: { gap: Gap | null }) => string | null {
  const t = useTranslations();
  return (row) => wordGap(row, t);
}
