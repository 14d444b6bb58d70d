import { useTranslations } from "use-intl";
import type { DaysMatrix } from "@/components/table/days-matrix";
import type { Matrix } from "@/components/table/matrix";
import { describeOneSided, describeOtherStates } from "@/lib/report/comparison/one-sided";
import { useStateName } from "./use-state-name";

/** Who and what stands on one side of a comparison only, in words; `isWhole`: no day of the range is lacking. */
export function useOneSided({ comparison, view, locale }: Matrix, isWhole: boolean): string[] {
  const t = useTranslations();
  const nameOf = useStateName();
  if (!comparison) return [];
  return describeOneSided(comparison, { isWhole, isPerDay: view.isPerDay, locale }, t, nameOf);
}

/** What the totals of the days beside count and no column shows, in words. */
export function useOtherStates({ beside, locale }: DaysMatrix): string[] {
  const t = useTranslations();
  const nameOf = useStateName();
  return beside ? describeOtherStates(beside.comparison, locale, t, nameOf) : [];
}
