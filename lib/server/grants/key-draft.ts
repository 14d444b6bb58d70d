import { z } from "zod";
import { keyLimits } from "@/lib/report/answers/keys-answer";
import { scopeIds } from "@/lib/server/access/account-words";
import { shortName } from "@/lib/server/settings/short-name";

// Of nothing there is nothing to read.
const keyIds = scopeIds
  .default(null)
  .refine((ids) => ids?.length !== 0, "must name one at least, or be null for all");

/** What a key is limited to; what is left out is everything. */
const keyScope = z
  .strictObject({ operations: keyIds, teams: keyIds })
  .default({ operations: null, teams: null });

/** What somebody says of a new key. */
export const keyDraft = z.strictObject({
  name: shortName(keyLimits.name),
  scope: keyScope,
  days: z.int().min(1, "must be 1 at least").max(keyLimits.days, `may be ${keyLimits.days} at most`),
});

export type KeyDraft = z.infer<typeof keyDraft>;

/** What is kept of a key beside its hash and its times. */
export const keyContent = z.object({ name: z.string(), scope: keyScope });
