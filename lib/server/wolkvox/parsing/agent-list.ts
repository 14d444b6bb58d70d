import { z } from "zod";
import { type NoData, openAnswer, type ParsingRules } from "./aux-time";
import { textLimits } from "./cut-text";
import { createFold, foldAgentId } from "./rows";
import { parseRecord, wireId } from "./wire-row";

z.config({ jitless: true });

/** An agent as wolkvox lists them: of its answer only this is kept. */
export type ListedAgent = { id: string; name: string };

export type AgentListAnswer = { outcome: "rows"; agents: ListedAgent[] } | NoData;

const wireAgent = z.object({ agent_id: wireId, agent_name: z.string().nullish() });

/** The JSON of an HTTP 200. @throws as `parseAuxTime` does */
export function parseAgentList(text: string, rules: ParsingRules): AgentListAnswer {
  const records = openAnswer(text, rules);
  if (records.outcome === "no-data") return records;
  const fold = createFold();
  const agents = records.data.map((value, place) => {
    const { agent_id, agent_name } = parseRecord(wireAgent, value, `data[${place}]`);
    return { id: foldAgentId(agent_id, fold), name: fold(agent_name ?? "", textLimits.name) };
  });
  return { outcome: "rows", agents };
}
