import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import { teamLimits } from "@/lib/report/team";
import { canBeKept } from "@/lib/server/store/kept-key";

/** `POST /api/personal-data/removals`: whose records are removed. */
export const removalDraft = z.strictObject({
  agent: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(teamLimits.agentId, `may have ${teamLimits.agentId} characters at most`)
    .refine(canBeKept, "must be text"),
});

/** The agent of an address that must name one. @throws ProblemError `invalid-parameter` */
export function parseAgent(request: Request): string {
  const [agent, ...others] = new URL(request.url).searchParams.getAll("agent");
  const parsed = removalDraft.safeParse({ agent: others.length > 0 ? undefined : agent });
  if (parsed.success) return parsed.data.agent;
  throw new ProblemError("invalid-parameter", "agent: must be the id of one agent.");
}
