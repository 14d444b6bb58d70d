import { z } from "zod";
import { viewLimits } from "@/lib/report/answers/saved-view";
import { shortName } from "@/lib/server/settings/short-name";
import { canBeKept } from "@/lib/server/store/kept-key";

const name = shortName(viewLimits.name);

const link = z
  .string()
  .max(viewLimits.link, `may have ${viewLimits.link} characters at most`)
  .refine(canBeKept, "must be text without NUL");

const flag = z.boolean("must be true or false");

/** What somebody says of a new view. */
export const viewDraft = z.strictObject({
  name,
  link,
  isShared: flag.default(false),
  isDefault: flag.default(false),
});

/** What is changed of one; what it does not name stays. The version is that of which the change was begun. */
export const viewChange = z.strictObject({
  name: name.optional(),
  link: link.optional(),
  isShared: flag.optional(),
  isDefault: flag.optional(),
  version: z.int32().positive().optional(),
});

export type ViewChange = z.output<typeof viewChange>;
