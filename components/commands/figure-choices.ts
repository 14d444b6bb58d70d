import { readStandingQuestion } from "@/lib/browser/standing-question";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentTime } from "@/lib/report/figures/report";
import { describeState } from "@/lib/report/states/describe-state";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";
import { buildChoices, type Choice, type ChoiceSources } from "./choice";

/** Who and what the figures name: each agent, and each state alone. */
export function listFigureChoices(
  { operations, visit, change, t }: ChoiceSources,
  answer: ReportAnswer | undefined,
): Choice[] {
  if (!answer) return [];
  const agents = answer.agents.map((agent) => ({
    key: `${agent.id}:${agent.name}`,
    text: showControls(agent.name) || t(agent.id === "" ? "report.noAgentId" : "notices.noName"),
    note: agent.id === "" ? t("report.noAgentId") : agent.id,
    run: () => visit(formatAgentTarget(agent, readStandingQuestion(operations).link)),
  }));
  const states = answer.states.map((state, place) => {
    const name = describeState(state, t);
    return {
      key: state,
      text: t("summary.showOnly", { state: name }),
      alsoCalled: name,
      style: answer.styles[place],
      run: () => change({ states: [state] }),
    };
  });
  return [...buildChoices("agents", agents), ...buildChoices("states", states)];
}

/** The address that a chosen agent leads to: their page, or the report searched by name where the id has no page. */
function formatAgentTarget({ id, name }: Pick<AgentTime, "id" | "name">, link: ReportLink): string {
  const whole = { ...link, agents: [], teams: [], query: "" };
  return formatAgentAddress(id, whole) ?? formatReportAddress({ ...whole, query: name });
}
