import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useCallWords } from "./use-call-words";

type CallsBudgetProps = { quota: number; backgroundQuota: number; spent: number; planned: number };

const bar = "absolute inset-y-0 left-0 rounded-[4px]";
const colors = {
  spent: "bg-accent",
  planned: "bg-[color-mix(in_srgb,var(--accent)_35%,var(--card))]",
  mark: "bg-note",
} as const;

/** The day's calls as one bar: spent, then planned, with the mark at which background work stops. */
export function CallsBudget({ quota, backgroundQuota, spent, planned }: CallsBudgetProps) {
  const t = useTranslations("calls");
  const { count } = useCallWords();
  const share = (calls: number) => `${Math.min(100, (100 * calls) / Math.max(1, quota))}%`;
  const words = { spent: count(spent), planned: count(planned), quota: count(quota) };
  return (
    <div className="grid gap-1.5">
      <div
        aria-label={t("budget", words)}
        className="relative h-2 rounded-[4px] bg-[color-mix(in_srgb,var(--line)_80%,var(--card))]"
        role="img"
      >
        <span className={`${bar} ${colors.planned}`} style={{ width: share(spent + planned) }} />
        <span className={`${bar} ${colors.spent}`} style={{ width: share(spent) }} />
        <span
          className={`absolute -inset-y-0.75 w-0.5 ${colors.mark}`}
          style={{ left: share(backgroundQuota) }}
        />
      </div>
      <p aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-0.5 text-muted text-sm">
        <Legend className={`size-2 rounded-sm ${colors.spent}`}>{t("budgetSpent")}</Legend>
        <Legend className={`size-2 rounded-sm ${colors.planned}`}>{t("budgetPlanned")}</Legend>
        <Legend className={`h-3 w-0.5 ${colors.mark}`}>{t("budgetMark")}</Legend>
      </p>
    </div>
  );
}

function Legend({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={className} />
      {children}
    </span>
  );
}
