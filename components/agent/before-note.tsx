import { useTranslations } from "use-intl";
import { problemKey } from "@/components/figures/problem-key";
import { useComparisonWords } from "@/components/figures/use-comparison-words";
import type { Compared } from "@/lib/browser/compared";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentBefore } from "./use-agent-before";

type BeforeNoteProps = {
  before: AgentBefore;
  compared: Compared;
  /** Which period that is stands above already. */
  isSaid: boolean;
  report: ReportAnswer | undefined;
};

/** Which period stands beside the range, by which rule, and what must be known before a difference is read. */
export function BeforeNote({ before, compared, isSaid, report }: BeforeNoteProps) {
  const t = useTranslations();
  const words = useComparisonWords();
  const { shown, failure } = compared;
  const period = shown?.period ?? compared.period;
  if (failure && isSaid) return null;
  if (failure)
    return <Line>{t("compare.failed", { problem: t(`problems.${problemKey(failure.code)}`) })}</Line>;
  if (!period) return null;
  const cautions = shown && report && !isSaid ? words.listCautions(shown, report) : [];
  return (
    <>
      {!isSaid && (
        <Line>
          {words.describePeriod(period)}: {words.describeRule(period)}.
        </Line>
      )}
      {before.kind !== "known" && <Line>{t(`agent.before-${before.kind}`)}</Line>}
      {cautions.map((text) => (
        <Line key={text} isCaution>
          {text}
        </Line>
      ))}
    </>
  );
}

function Line({ children, isCaution = false }: { children: React.ReactNode; isCaution?: boolean }) {
  return <p className={isCaution ? "text-note" : undefined}>{children}</p>;
}
