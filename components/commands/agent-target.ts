import type { AgentTime } from "@/lib/report/figures/report";
import { formatAgentAddress, formatReportAddress } from "@/lib/search/agent-path";
import type { ReportLink } from "@/lib/search/report-link";

/** Where choosing an agent leads: to their page; whose id has none is found in the report by name. */
export function formatAgentTarget({ id, name }: Pick<AgentTime, "id" | "name">, link: ReportLink): string {
  const whole = { ...link, agents: [], teams: [], query: "" };
  return formatAgentAddress(id, whole) ?? formatReportAddress({ ...whole, query: name });
}
