import type { AgentTime } from "@/lib/report/report";
import type { ReportLink } from "@/lib/search/report-link";

/** What choosing an agent makes of the link: the report of that agent alone; one without an id is found by name. */
export function buildAgentTarget({ id, name }: Pick<AgentTime, "id" | "name">): Partial<ReportLink> {
  return id === "" ? { agents: [], query: name } : { agents: [id], query: "" };
}
