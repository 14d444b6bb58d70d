import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useSite } from "@/lib/browser/site";
import { useReportLink } from "@/lib/browser/use-report-link";
import { describeState, nameClasses } from "@/lib/report/states/describe-state";
import { chosenOperation } from "@/lib/search/switch-operation";

/** A state or class by its name from the settings, else as wolkvox names it; the blank one and the folded ones in the reader's words. */
export function useStateName(): (state: string) => string {
  const t = useTranslations();
  const { operations, stateNames } = useSite();
  const { link } = useReportLink();
  const given = stateNames[chosenOperation(link, operations).id];
  const names = useMemo(() => (link.group ? nameClasses(t) : given), [link.group, t, given]);
  return useCallback((state: string) => describeState(state, t, names), [t, names]);
}
