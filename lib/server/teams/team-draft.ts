import { z } from "zod";
import { teamLimits } from "@/lib/report/team";
import { shortName } from "@/lib/server/settings/short-name";
import { canBeKept } from "@/lib/server/store/kept-key";

const agentId = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(teamLimits.agentId, `may have ${teamLimits.agentId} characters at most`)
  .refine(canBeKept, "must be text");

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
