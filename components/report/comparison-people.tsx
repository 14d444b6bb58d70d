import { useTranslations } from "use-intl";
import type { ReportComparison } from "@/lib/report/comparison";
import { describeOneSided } from "@/lib/report/one-sided";
import { useStateName } from "./use-state-name";

type ComparisonPeopleProps = {
  comparison: ReportComparison;
  isWhole: boolean;
  /** Their times per day worked do not add up to a time. */
  isPerDay: boolean;
  locale: string;
};

/** Who and what stands on one side only: the difference of the totals counts them, the rows cannot show them. */
export function ComparisonPeople({ comparison, ...reading }: ComparisonPeopleProps) {
  const t = useTranslations();
  const facts = describeOneSided(comparison, reading, t, useStateName());
  return facts.length > 0 && <p className="comparison-people">{facts.join(" · ")}</p>;
}
