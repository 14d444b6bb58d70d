import { useTranslations } from "use-intl";
import { describeOneSided } from "@/lib/report/one-sided";
import type { Matrix } from "./matrix";
import { useStateName } from "./use-state-name";

/** Who and what stands on one side of a comparison only, in words; `isWhole`: no day of the range is lacking. */
export function useOneSided({ comparison, view, locale }: Matrix, isWhole: boolean): string[] {
  const t = useTranslations();
  const nameOf = useStateName();
  if (!comparison) return [];
  return describeOneSided(comparison, { isWhole, isPerDay: view.isPerDay, locale }, t, nameOf);
}
