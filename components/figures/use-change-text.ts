import { useTranslations } from "use-intl";
import { formatChange, formatChangeShare } from "@/lib/report/comparison/format-change";
import { formatHms } from "@/lib/report/figures/duration";
import {
  changeOf,
  changeShare,
  differenceOf,
  type Place,
  secondsAt,
} from "@/lib/report/figures/figure-table";
import type { Shown } from "./shown-figures";

/** The difference to the other period in full, `+1:12:00 (+4,2 %) frente a 39:54:00`; null where none is compared. */
export function useChangeText({ table, earlierNames, locale }: Shown) {
  const t = useTranslations();
  return (at: number | null, place: Place): string | null => {
    if (!table.earlier) return null;
    const row = at === null ? null : table.rows[at];
    const change = row ? changeOf(row, place) : differenceOf(table.total, table.earlier.total, place);
    if (typeof change === "string") return t(`beside.${change}`);
    const before = secondsAt(row?.earlier ?? table.earlier.total, place);
    if (change === 0 && before === 0) return null;
    return describe(change, before, at === null ? null : (earlierNames[at] ?? null));
  };

  function describe(change: number, before: number, name: string | null): string {
    const share = changeShare(change, before);
    const values = {
      change: formatChange(change, "hms", locale),
      before: name === null ? formatHms(before) : t("beside.named", { name, time: formatHms(before) }),
    };
    if (share === null) return t("compare.change", values);
    return t("compare.changeShare", { ...values, share: formatChangeShare(share, locale) });
  }
}
