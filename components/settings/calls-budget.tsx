import { useTranslations } from "use-intl";
import { useCallWords } from "./use-call-words";

type CallsBudgetProps = { quota: number; backgroundQuota: number; spent: number; planned: number };

/** The day's calls as one bar: spent, then planned, with the mark at which background work stops. */
export function CallsBudget({ quota, backgroundQuota, spent, planned }: CallsBudgetProps) {
  const t = useTranslations("calls");
  const { count } = useCallWords();
  const share = (calls: number) => `${Math.min(100, (100 * calls) / Math.max(1, quota))}%`;
  const words = { spent: count(spent), planned: count(planned), quota: count(quota) };
  return (
    <div className="grid gap-1.5">
      <div aria-label={t("budget", words)} className="budget" role="img">
        <span className="budget-planned" style={{ width: share(spent + planned) }} />
        <span className="budget-spent" style={{ width: share(spent) }} />
        <span className="budget-mark" style={{ left: share(backgroundQuota) }} />
      </div>
      <p aria-hidden="true" className="budget-legend">
        <span className="budget-spent">{t("budgetSpent")}</span>
        <span className="budget-planned">{t("budgetPlanned")}</span>
        <span className="budget-mark">{t("budgetMark")}</span>
      </p>
    </div>
  );
}
