import { z } from "zod";
import { rosterLimits } from "@/lib/report/roster/roster";
import { teamLimits } from "@/lib/report/team";
import { isPlainText } from "@/lib/report/text";
import { canBeKept } from "@/lib/server/store/kept-key";
import { civilDay } from "./civil-day";

/** An agent's id, as wolkvox says it. */
export const agentId = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(teamLimits.agentId, `may have ${teamLimits.agentId} characters at most`)
  .refine(canBeKept, "must be text");

const rosterAgent = z.strictObject({
  id: agentId,
  name: z
    .string()
    .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((name) => name.length <= rosterLimits.name, `may have ${rosterLimits.name} characters at most`)
    .refine(
      (name) => name === "" || isPlainText(name),
      "may hold no invisible characters or direction marks",
    ),
  isHidden: z.boolean("must be true or false"),
  from: civilDay.nullable(),
  to: civilDay.nullable(),
});

/** The roster, each agent once. */
export const agentList = z
  .array(rosterAgent)
  .max(rosterLimits.agents, `may name ${rosterLimits.agents} agents at most`)
  .superRefine((agents, context) => {
    const seen = new Set<string>();
    for (const [place, { id, from, to }] of agents.entries()) {
      if (seen.has(id))
        context.addIssue({ code: "custom", path: [place, "id"], message: "may be named once" });
      seen.add(id);
      if (from !== null && to !== null && to < from)
        context.addIssue({ code: "custom", path: [place, "to"], message: "must not be before from" });
    }
  });

/** What a list of agents is asked for with: where it is to come from. */
export const agentsWanted = z.strictObject({ from: z.literal("wolkvox") });
