import { useCallback } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatMediumDay } from "@/lib/dates/words";
import { describeSupposition, type NamedSupposition } from "@/lib/report/suppositions/describe-supposition";
import {
  formatSupposition,
  type Supposition,
  type ToldSupposition,
} from "@/lib/report/suppositions/supposition";
import { useStateName } from "./use-state-name";

type Told = {
  suppositions?: readonly ToldSupposition[];
  allowances?: readonly { id: string; name: string }[];
};

/** What a link supposes, each in words; as far as an answer is here it says what is really so. */
export function useSuppositionWords(): (supposition: Supposition, told: Told | undefined) => string {
  const t = useTranslations();
  const locale = useLocale();
  const nameOfState = useStateName();
  return useCallback(
    (supposition, told) => {
      const day = (text: string) => formatMediumDay(text, locale);
      return describeSupposition(nameSupposition(supposition, told), t, { state: nameOfState, day });
    },
    [t, locale, nameOfState],
  );
}

function nameSupposition(
  supposition: Supposition,
  { suppositions = [], allowances = [] }: Told = {},
): NamedSupposition {
  const word = formatSupposition(supposition);
  const found = suppositions.find((one) => one.word === word);
  if (found) return found;
  if (supposition.kind === "without") return { ...supposition, word };
  if (supposition.kind === "class") return supposition;
  return { ...supposition, name: allowances.find(({ id }) => id === supposition.id)?.name ?? supposition.id };
}
