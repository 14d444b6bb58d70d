import { useTranslations } from "use-intl";
import { formatChange, formatChangeShare } from "@/lib/report/comparison/format-change";
import { formatDuration } from "@/lib/report/figures/duration";
import {
  changeOf,
  changeShare,
  differenceOf,
  type Measure,
  secondsIn,
} from "@/lib/report/figures/figure-table";
import type { Shown } from "./shown-figures";

/** The difference between two times, `+1h 12m (+4,2 %) frente a 39h 54m`; `name`: what the other one is of. */
export function useChangeSentence(locale: string) {
  const t = useTranslations();
  return (now: number, before: number, unit: "hm" | "hms", name: string | null = null): string => {
    const share = changeShare(now - before, before);
    const time = formatDuration(before, 0, unit, locale);
    const values = {
      change: formatChange(now - before, unit, locale),
      before: name === null ? time : t("beside.named", { name, time }),
    };
    if (share === null) return t("compare.change", values);
    return t("compare.changeShare", { ...values, share: formatChangeShare(share, locale) });
  };
}

/** The same of a cell to the other period, to the second; null where none is compared. */
export function useChangeText({ table, earlierNames, locale }: Shown) {
  const t = useTranslations("beside");
  const describeChange = useChangeSentence(locale);
  return (at: number | null, measure: Measure): string | null => {
    if (!table.earlier) return null;
    const row = at === null ? null : table.rows[at];
    const change = row
      ? changeOf(row, measure)
      : (differenceOf(table.total, table.earlier.total, measure) ?? "lacking");
    if (typeof change === "string") return t(change);
    const before = secondsIn(row?.earlier ?? table.earlier.total, measure) ?? 0;
    if (change === 0 && before === 0) return null;
    return describeChange(before + change, before, "hms", at === null ? null : (earlierNames[at] ?? null));
  };
}
