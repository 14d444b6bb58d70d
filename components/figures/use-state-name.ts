import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useSite } from "@/lib/browser/site";
import { useReportLink } from "@/lib/browser/use-report-link";
import { describeState } from "@/lib/report/states/describe-state";
import { isStateClass } from "@/lib/report/states/state-shades";
import { chosenOperation } from "@/lib/search/switch-operation";

/** A state or class by its name from the settings, else as wolkvox names it; the blank one and the folded ones in the reader's words. */
export function useStateName(): (state: string) => string {
  const t = useTranslations();
  const { operations, stateNames } = useSite();
  const { link } = useReportLink();
  const { group } = link;
  const names = stateNames[chosenOperation(link, operations).id];
  return useCallback(
    (state: string) => (group && isStateClass(state) ? t(`legend.${state}`) : describeState(state, t, names)),
    [t, names, group],
  );
}
