"use client";

import { useTranslations } from "use-intl";
import { ReportEmpty } from "@/components/report/report-empty";
import { AgentFigures, type AgentFiguresProps } from "./agent-figures";

/** The agent's figures, or why there are none in a range that the team has some in. */
export function AgentBody(props: AgentFiguresProps) {
  const { answer, link, rangeText, onChange } = props;
  const t = useTranslations();
  const isRead = !answer.days.some(({ status }) => status === "missing" || status === "failed");
  if (isRead && answer.agents.chosen === 0)
    return <ReportEmpty text={t("agent.absentText", { range: rangeText })} title={t("agent.absentTitle")} />;
  const isStateless = link.states.length > 0 && !answer.states.some((state) => link.states.includes(state));
  if (isStateless)
    return (
      <ReportEmpty
        onClear={() => onChange({ states: [] })}
        text={t("report.noState", { states: link.states.join(", ") })}
        title={t("agent.absentTitle")}
      />
    );
  return <AgentFigures {...props} />;
}
