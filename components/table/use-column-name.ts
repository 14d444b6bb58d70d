import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useStateName } from "@/components/figures/use-state-name";
import { type Allowance, nameAllowance } from "@/lib/report/allowances/describe-allowances";
import type { Column } from "@/lib/report/columns/columns";

/** What a column is called in its head and in the options; `allowances` are those of the table. */
export function useColumnName(
  allowances: readonly Pick<Allowance, "id" | "name">[] | undefined,
): (column: Column) => string {
  const t = useTranslations("table");
  const nameOfState = useStateName();
  return useCallback(
    (column: Column) => {
      if (column.by === "state") return nameOfState(column.state);
      if (column.by !== "over") return t(column.by);
      return t("over", { name: nameAllowance(column.id, allowances ?? []) });
    },
    [t, nameOfState, allowances],
  );
}
