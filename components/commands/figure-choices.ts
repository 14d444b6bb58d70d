import { readStandingQuestion } from "@/lib/browser/standing-question";
import type { ReportAnswer } from "@/lib/report/answers/report-answer";
import type { AgentTime } from "@/lib/report/figures/report";
import { describeState } from "@/lib/report/states/describe-state";
import { showControls } from "@/lib/report/text";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";
import { buildChoice, type Choice } from "./choice";
import type { Words } from "./run-shortcut";
import type { CommandContext } from "./use-command-context";

/** Who and what the figures name: each agent, and each state alone. */
export function listFigureChoices(
  answer: ReportAnswer | undefined,
  context: CommandContext,
  { t }: Words,
): Choice[] {
  if (!answer) return [];
  const agents = answer.agents.map((agent) =>
    buildChoice({
      id: `agent:${agent.id}:${agent.name}`,
      group: "agents",
      text: showControls(agent.name) || t("report.noAgentId"),
      note: agent.id === "" ? t("report.noAgentId") : agent.id,
      run: () => context.visit(formatAgentTarget(agent, readStandingQuestion(context.operations).link)),
    }),
  );
  const states = answer.states.map((state, place) => {
    const style = answer.styles[place];
    const name = describeState(state, t);
    return buildChoice(
      {
        id: `state:${state}`,
        group: "states",
        text: t("summary.showOnly", { state: name }),
        ...(style && { style }),
        run: () => context.change({ states: [state] }),
      },
      name,
    );
  });
  return [...agents, ...states];
}

/** The address that a chosen agent leads to: their page, or the report searched by name where the id has no page. */
function formatAgentTarget({ id, name }: Pick<AgentTime, "id" | "name">, link: ReportLink): string {
  const whole = { ...link, agents: [], teams: [], query: "" };
  return formatAgentAddress(id, whole) ?? formatReportAddress({ ...whole, query: name });
}
