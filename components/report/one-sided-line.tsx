import { useTranslations } from "use-intl";
import type { Shown } from "@/components/figures/shown-figures";
import { useStateName } from "@/components/figures/use-state-name";
import { tellOneSided } from "@/lib/report/comparison/one-sided";

/** Who and what stands on one side of a comparison only: its code comes with the first comparison. */
export function OneSidedLine({ shown, isWhole }: { shown: Shown; isWhole: boolean }) {
  return tellOneSided(shown, isWhole, useTranslations(), useStateName()).join(" · ");
}
