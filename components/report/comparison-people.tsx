import { useTranslations } from "use-intl";
import { formatList } from "@/lib/dates/words";
import { type ReportComparison, sumAbsent } from "@/lib/report/comparison";
import { formatChange } from "@/lib/report/format-change";
import { showControls } from "@/lib/report/text";
import { useStateName } from "./use-state-name";

type ComparisonPeopleProps = {
  comparison: ReportComparison;
  isWhole: boolean;
  /** Their times per day worked do not add up to a time. */
  isPerDay: boolean;
  locale: string;
};

const mostNamed = 5;

/** Who and what stands on one side only: the difference of the totals counts them, the rows cannot show them. */
export function ComparisonPeople({ comparison, isWhole, isPerDay, locale }: ComparisonPeopleProps) {
  const t = useTranslations("compare");
  const nameOf = useStateName();
  const { rows, absent, otherStates } = comparison;
  const fresh = [...rows.values()].filter(({ presence }) => presence === "new").length;
  const states = otherStates.filter(({ seconds }) => seconds !== 0);
  const facts = [
    fresh > 0 && t("newPeople", { count: fresh }),
    // Who has no row while days are lacking here may still have been there.
    absent.length > 0 &&
      isWhole &&
      t(isPerDay ? "absentPeoplePerDay" : "absentPeople", {
        count: absent.length,
        time: formatChange(-sumAbsent(comparison), "hm", locale),
        names: listNames(absent.map(({ name, id }) => showControls(name) || id)),
      }),
    states.length > 0 &&
      t("otherStates", {
        states: formatList(
          states.map(({ state, seconds }) => `${nameOf(state)} ${formatChange(-seconds, "hm", locale)}`),
          locale,
        ),
      }),
  ].filter((fact) => fact !== false);
  return facts.length > 0 && <p className="comparison-people">{facts.join(" · ")}</p>;

  function listNames(names: readonly string[]): string {
    const rest = names.length - mostNamed;
    const named = rest > 1 ? [...names.slice(0, mostNamed), t("andMore", { count: rest })] : names;
    return formatList(named, locale);
  }
}
