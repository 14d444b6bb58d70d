import { z } from "zod";
import { isPlainText } from "@/lib/report/text";
import { isDemoEmail } from "@/lib/server/store/demo-database";
import { canBeKept } from "@/lib/server/store/kept-key";
import { isPasswordTooLarge, passwordLimits } from "./sign-in/password";

/** A password to be compared: any text up to 1 KB. */
export const givenPassword = z
  .string()
  .refine((text) => text.isWellFormed(), "must be Unicode text")
  .refine((text) => !isPasswordTooLarge(text), {
    message: "may be 1 KB at most",
    params: { tooLarge: true },
  });

/** A password to be kept: also long enough. */
export const newPassword = givenPassword.refine(
  (text) => [...text].length >= passwordLimits.leastLength,
  `must have ${passwordLimits.leastLength} characters at least`,
);

export const keptText = z.string().refine(canBeKept, "must be text without NUL");

export const emailText = z.string().max(254, "may have 254 characters at most");
// The demonstration's password is public: beside a real operation anybody could sign in with it.
export const newEmail = emailText
  .pipe(z.email("must be an e-mail address"))
  .refine((email) => !isDemoEmail(email), "is the demonstration's account: choose another");
export const personName = keptText
  .trim()
  .min(1, "must not be empty")
  .max(200, "may have 200 characters")
  .refine(isPlainText, "may hold no invisible characters or direction marks");

// More than any installation has.
const mostIds = 500;

/** A part of a scope: the ids that it is limited to, null = it is not. */
export const scopeIds = z
  .array(keptText.min(1).max(64))
  .max(mostIds, `may name ${mostIds} at most`)
  .transform((given) => [...new Set(given)])
  .nullable();
