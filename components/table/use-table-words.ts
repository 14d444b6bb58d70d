import { useTranslations } from "use-intl";

/** What the columns and the foot of a copied table are called; `before` and `change` of a figure's own name. */
export type TableWords = {
  agent: string;
  id: string;
  time: string;
  total: string;
  fresh: string;
  otherPeriod: string;
  before: (name: string) => string;
  change: (name: string, unit: "hours" | "points") => string;
};

export function useTableWords(): TableWords {
  const t = useTranslations();
  return {
    agent: t("table.agent"),
    id: t("table.id"),
    time: t("table.time"),
    total: t("table.total"),
    fresh: t("compare.new"),
    otherPeriod: t("export.otherPeriod"),
    before: (title) => t("export.before", { title }),
    change: (title, unit) =>
      t(unit === "hours" ? "export.inHours" : "export.inPoints", { title: t("export.change", { title }) }),
  };
}
