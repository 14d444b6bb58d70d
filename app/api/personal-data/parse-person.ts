import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Identity } from "@/lib/report/figures/directory";
import { teamLimits } from "@/lib/report/team";
import { canBeKept } from "@/lib/server/store/kept-key";

const word = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(teamLimits.agentId, `may have ${teamLimits.agentId} characters at most`)
  .refine(canBeKept, "must be text");

/** `POST /api/personal-data/removals`: whose records are removed, by id or, of rows without an id, by name. */
export const removalDraft = z
  .strictObject({ agent: word.optional(), name: word.optional() })
  .refine(
    ({ agent, name }) => (agent === undefined) !== (name === undefined),
    "must have either agent or name",
  );

export function personOf({
  agent = "",
  name = "",
}: z.infer<typeof removalDraft>): Pick<Identity, "id" | "name"> {
  // As wolkvox's names are kept.
  return { id: agent, name: name.replace(/\s+/gu, " ") };
}

/** The agent of an address that must name one. @throws ProblemError `invalid-parameter` */
export function parsePerson(request: Request): Pick<Identity, "id" | "name"> {
  const params = new URL(request.url).searchParams;
  const entries = [...params].filter(([key]) => key === "agent" || key === "name");
  const parsed = removalDraft.safeParse(entries.length === 1 ? Object.fromEntries(entries) : {});
  if (parsed.success) return personOf(parsed.data);
  throw new ProblemError(
    "invalid-parameter",
    "agent: must be the id of one agent, or name: the name of one without an id.",
  );
}

/** Whom the trail names. */
export function notePerson({
  id,
  name,
}: Pick<Identity, "id" | "name">): { agent: string } | { agentName: string } {
  return id === "" ? { agentName: name } : { agent: id };
}
