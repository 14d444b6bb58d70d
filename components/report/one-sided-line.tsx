import type { Shown } from "@/components/figures/shown-figures";
import { useOneSided } from "@/components/figures/use-one-sided";

/** Who and what stands on one side of a comparison only: its code comes with the first comparison. */
export function OneSidedLine({ shown, isWhole }: { shown: Shown; isWhole: boolean }) {
  return useOneSided(shown, isWhole).join(" · ");
}
