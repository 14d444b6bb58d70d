import type { IncomingMessage, ServerResponse } from "node:http";
import { checkAdmission, refuse } from "./agent-3.ts";
import { readFacts } from "./agent-3-call.ts";
import { sendJson, wait } from "./exchange.ts";
import type { StandIn } from "./stand-in.ts";
import { formatSuccess } from "./wire.ts";

export const AGENT_LIST_PATH = "/api/v2/information.php";

/** Beside those with time, one whom no report names: only the list has them. */
const UNUSED = {
  agent_id: "99999",
  agent_name: "Sin Uso Prueba",
  agent_dni: "1",
  agent_status: "inactive",
  last_use: "",
};

/** The list of agents: one unit of the quota, one call at a time, as the report is. */
export async function serveAgentList(
  standIn: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const call = { headers: request.headers, query };
  const close = standIn.log.begin(readFacts(call));
  const checkWords = () => (query.get("api") === "agents" ? undefined : "unknown-api");
  const refusal = checkAdmission(standIn, call, checkWords);
  if (refusal) return close(refuse(response, refusal));
  const leave = standIn.callCounter.begin(standIn.settings().simultaneous);
  if (!leave) return close(refuse(response, "simultaneous"));
  try {
    await wait(standIn.settings().latencyMs, standIn.closing);
    const agents = standIn.operation().agents.map(({ id, name, dni }) => ({
      ...{ agent_id: id, agent_name: name, agent_dni: dni },
      ...{ agent_status: "active", last_use: "2026-11-27 08:00:00" },
    }));
    sendJson(response, 200, formatSuccess([...agents, UNUSED]));
    close("ok");
  } finally {
    leave();
  }
}
