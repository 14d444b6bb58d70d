import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { describeState } from "@/lib/report/states/describe-state";

/** A state as wolkvox names it; the blank one and the folded ones in the reader's words. */
export function useStateName(): (state: string) => string {
  const t = useTranslations();
  return useCallback((state: string) => describeState(state, t), [t]);
}
