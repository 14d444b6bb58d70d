import { useTranslations } from "use-intl";
import { formatChange, withDirection } from "@/lib/report/comparison/format-change";
import { describeOneSided, describeOtherStates } from "@/lib/report/comparison/one-sided";
import type { Shown } from "./shown-figures";
import { useStateName } from "./use-state-name";

/** Who and what stands on one side of a comparison only, in words; `isWhole`: no day of the range is lacking. */
export function useOneSided({ kind, table, locale }: Shown, isWhole: boolean): string[] {
  const t = useTranslations();
  const nameOf = useStateName();
  if (!table.earlier) return [];
  const write = (seconds: number) => withDirection(formatChange(seconds, "hm", locale));
  if (kind === "agents") return describeOneSided(table, { isWhole, locale, write }, t, nameOf);
  return describeOtherStates(table.earlier, { locale, write }, t, nameOf);
}
