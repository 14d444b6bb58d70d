import { useTranslations } from "use-intl";
import { ReportFootnote } from "@/components/report/report-footnote";

/** The rules behind the averages and the median, and those of every figure. */
export function AgentFootnote({ timeZone }: { timeZone: string }) {
  const t = useTranslations("agent");
  return (
    <div className="grid gap-1">
      <p className="text-muted text-sm">
        {t("ruleWorked")} {t("ruleMedian")}
      </p>
      <ReportFootnote timeZone={timeZone} />
    </div>
  );
}
