import type { Day } from "@/lib/dates/window";
import type { Locale } from "@/lib/messages/locale";
import { createLocaleTranslator } from "@/lib/messages/translator";
import { findSoFar } from "@/lib/report/comparison/so-far";
import { describePeriod, describeRule, listCautions } from "@/lib/search/comparison/comparison-words";
import { resolveComparison } from "@/lib/search/comparison/resolve-comparison";
import { isLinkProblem } from "@/lib/search/link-problem";
import type { ResolvedQuestion } from "@/lib/search/resolve-question";
import type { FindPeriod } from "@/lib/server/export/export-comparison";
import { refuseLink } from "./refuse-link";

/** How the period that a link compares with is found and told; null where it compares with nothing. */
export function createFindPeriod(
  request: Request,
  { link, range, operation: { timeZone } }: ResolvedQuestion,
  today: Day,
  locale: Locale,
): FindPeriod | null {
  if (link.compare === null) return null;
  const t = createLocaleTranslator(locale);
  return (here) => {
    const found = resolveComparison(link, range, { today, timeZone, soFar: findSoFar(here) });
    if (found === null) throw new Error("A link that compares names a period.");
    if (isLinkProblem(found)) throw refuseLink(found, request);
    const { rule, isSoFar, isPartBesideWhole, days } = found;
    return {
      ...{ rule, isSoFar, isPartBesideWhole, days, range: found.range },
      words: { period: describePeriod(found, t, locale), rule: describeRule(found, t) },
      listCautions: (there) => listCautions(found, there, here, t),
    };
  };
}
