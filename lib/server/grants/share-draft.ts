import { z } from "zod";
import { shareLimits, shareNames } from "@/lib/report/answers/shares-answer";
import { canBeKept } from "@/lib/server/store/kept-key";

const { least, most } = shareLimits.passphrase;

/** What somebody says of a new shared link. */
export const shareDraft = z.strictObject({
  link: z.string().min(1).max(4_000),
  days: z.int().min(1, "must be 1 at least").max(shareLimits.days, `may be ${shareLimits.days} at most`),
  names: z.enum(shareNames).default("masked"),
  passphrase: z
    .string()
    .min(least, `must have ${least} characters at least`)
    .max(most, `may have ${most} characters at most`)
    .refine(canBeKept, "must be text")
    .optional(),
});

export type ShareDraft = z.infer<typeof shareDraft>;

export const shareSwitch = z.strictObject({ isAllowed: z.boolean() });

export const passphraseWords = z.strictObject({ passphrase: z.string().max(most) });

/** What is kept of a share beside its hash and its times; the link has its words in their one order. */
export const shareContent = z.object({
  link: z.string(),
  names: z.enum(shareNames),
  passphraseHash: z.string().nullable(),
});

export type ShareContent = z.infer<typeof shareContent>;
