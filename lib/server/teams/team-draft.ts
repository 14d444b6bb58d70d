import { z } from "zod";
import { teamLimits } from "@/lib/report/team";
import { agentId } from "@/lib/server/settings/agent-draft";
import { shortName } from "@/lib/server/settings/short-name";

/** What an administrator says of a team: its name, tidied, and its agents, each once. */
export const teamDraft = z.strictObject({
  name: shortName(teamLimits.name),
  agents: z
    .array(agentId)
    .min(1, "must name one agent at least")
    .max(teamLimits.agents, `may name ${teamLimits.agents} agents at most`)
    .transform((ids) => [...new Set(ids)]),
});

export type TeamDraft = z.infer<typeof teamDraft>;

/** The same for a team that there is, as it was when the change was begun. */
export const teamChange = teamDraft.extend({ version: z.int32().positive() });
