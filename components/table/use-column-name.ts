import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useStateName } from "@/components/figures/use-state-name";
import type { Column } from "@/lib/report/columns/columns";

/** What a column is called in its head and in the options. */
export function useColumnName(): (column: Column) => string {
  const t = useTranslations("table");
  const nameOfState = useStateName();
  return useCallback(
    (column: Column) => (column.by === "state" ? nameOfState(column.state) : t(column.by)),
    [t, nameOfState],
  );
}
