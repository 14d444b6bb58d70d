import { formatInstant } from "@/lib/dates/zone";
import { parseJsonBody } from "@/lib/server/access/json-body";
import { answerChange, privateJson } from "@/lib/server/http/api-door";
import { agentsWanted } from "@/lib/server/settings/agent-draft";
import { parseOperation } from "../../parse-operation";

/** `POST /api/settings/agents`: wolkvox's own list of agents, asked for in one call; for administrators. Nothing is kept. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, "calls", async ({ reports }, record, { email }) => {
    const { id } = parseOperation(request, reports.names);
    await parseJsonBody(request, agentsWanted);
    const { listAgents } = reports.servicesOf(id);
    const { askedAtMs, agents } = await record({ operation: id, detail: { done: "agents" } }, () =>
      listAgents(email),
    );
    return privateJson({ operation: id, askedAt: formatInstant(askedAtMs), agents });
  });
}
