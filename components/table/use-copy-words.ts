import { useTranslations } from "use-intl";
import { nameRow } from "@/components/figures/row-name";
import type { Shown } from "@/components/figures/shown-figures";
import type { PeriodHeading } from "@/lib/report/figures/period-table";

/** What the columns and the foot of a copied table are called; `before` and `change` of a figure's own name. */
export type CopyWords = {
  agent: string;
  id: string;
  /** What a row over time is. */
  period: string;
  /** Beside the days with data, or worked: of how many. */
  days: string;
  time: string;
  total: string;
  fresh: string;
  /** Days of the other period that stand beside no row. */
  onlyPeriod: (heading: PeriodHeading | undefined) => string;
  before: (name: string) => string;
  change: (name: string, unit: "hours" | "points") => string;
};

export function useCopyWords({ kind, table, locale }: Shown): CopyWords {
  const t = useTranslations();
  const total = t(kind !== "agents" && table.isPerDay ? "table.average" : "table.total");
  return {
    agent: t("table.agent"),
    id: t("table.id"),
    period: kind === "agents" ? "" : t(`days.head-${kind}`),
    days: t("export.days"),
    time: kind === "agents" ? t("table.time") : total,
    total,
    fresh: t("compare.new"),
    onlyPeriod: (heading) =>
      heading && kind !== "agents"
        ? t("export.before", { title: nameRow(heading, kind, locale, false) })
        : "",
    before: (title) => t("export.before", { title }),
    change: (title, unit) =>
      t(unit === "hours" ? "export.inHours" : "export.inPoints", { title: t("export.change", { title }) }),
  };
}
