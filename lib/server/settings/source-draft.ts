import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import { isPlainText } from "@/lib/report/text";
import type { EnteredOperation } from "./operation";
import type { SourceValues, StoredSource } from "./source-store";
import { rules } from "./variables";

z.config({ jitless: true });

/**
 * What an administrator says of the source. What is left out stays as it was entered before; `figures` says, where the server is
 * another one than before, whether its figures go on or begin anew.
 */
export const sourceDraft = z.strictObject({
  server: z
    .string()
    .regex(/^\d{4}$/, "must be four digits, such as 0010")
    .optional(),
  token: z
    .string()
    .trim()
    .refine((token) => rules.token[0].safeParse(token).success, `must be ${rules.token[1]}`)
    .optional(),
  name: z
    .string()
    .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((name) => name.length <= 80, "may have 80 characters at most")
    .refine((name) => name === "" || isPlainText(name), "may hold no invisible characters or direction marks")
    .optional(),
  timeZone: z
    .string()
    .refine((zone) => rules.timeZone[0].safeParse(zone).success, `must be ${rules.timeZone[1]}`)
    .optional(),
  figures: z.enum(["continue", "anew"]).optional(),
});

export type SourceDraft = z.infer<typeof sourceDraft>;

/**
 * The values that a draft makes of those before.
 * @throws ProblemError `invalid-parameter` for what is missing, or what the environment sets.
 */
export function completeDraft(
  draft: SourceDraft,
  fixed: EnteredOperation,
  stored: StoredSource | null,
): SourceValues {
  const isServerFixed = fixed.server !== undefined;
  refuseFixed("server", draft.server, isServerFixed);
  refuseFixed("timeZone", draft.timeZone, fixed.timeZone !== undefined);
  const server = isServerFixed ? null : (draft.server ?? stored?.server ?? null);
  if (server === null && !isServerFixed && fixed.baseUrl === undefined) throw missing("server");
  // A token is only ever sent to the server that it was entered for.
  const token = draft.token ?? (stored?.server === server ? stored.token : null);
  if (token === null) throw missing("token");
  return {
    ...{ server, token },
    name: (draft.name ?? stored?.name) || (fixed.server ?? server ?? fixed.id),
    timeZone: draft.timeZone ?? stored?.timeZone ?? fixed.timeZone ?? "America/Bogota",
  };
}

function refuseFixed(word: string, given: string | undefined, isFixed: boolean): void {
  if (given !== undefined && isFixed)
    throw new ProblemError("invalid-parameter", `${word}: the environment sets it.`);
}

function missing(word: string): ProblemError {
  return new ProblemError("invalid-parameter", `${word}: must be given.`);
}
