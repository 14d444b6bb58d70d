import type { IncomingMessage, ServerResponse } from "node:http";
import { checkToken, readFacts } from "./agent-3-call.ts";
import { dayNumberOf } from "./civil-clock.ts";
import { sendJson, wait } from "./exchange.ts";
import { buildRefusal, type Refusal } from "./refusals.ts";
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
  const refuse = (refusal: Refusal): void => {
    const { status, body } = buildRefusal(refusal);
    sendJson(response, status, body);
    close(refusal);
  };
  const settings = standIn.settings();
  const refusal = checkToken(call, settings);
  if (refusal) return refuse(refusal);
  if (!standIn.quota.spend(dayNumberOf(standIn.civilNow()), settings.quota)) return refuse("quota");
  if (query.get("api") !== "agents") return refuse("unknown-api");
  const leave = standIn.callCounter.begin(settings.simultaneous);
  if (!leave) return refuse("simultaneous");
  try {
    await wait(settings.latencyMs, standIn.closing);
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
