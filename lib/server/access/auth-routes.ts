import { z } from "zod";
import { isPlainText } from "@/lib/report/text";
import { roles } from "@/lib/server/store/auth-tables";
import { isDemoEmail } from "@/lib/server/store/demo-database";
import { isPasswordTooLarge, passwordLimits } from "./password";

/** One of better-auth's routes that this product uses, with the words it takes. */
export type AuthRoute = {
  method: "GET" | "POST";
  access: "anyone" | "signed-in" | "administrator";
  /** Of the query for GET, of the body for POST; what it does not name is not passed on. */
  words: z.ZodType<Record<string, unknown>>;
};

/** A password to be compared: any text up to 1 KB. */
const givenPassword = z
  .string()
  .refine((text) => text.isWellFormed(), "must be Unicode text")
  .refine((text) => !isPasswordTooLarge(text), {
    message: "may be 1 KB at most",
    params: { tooLarge: true },
  });

/** A password to be kept: also long enough. */
export const newPassword = givenPassword.refine(
  (text) => text.length >= passwordLimits.leastLength,
  `must have ${passwordLimits.leastLength} characters at least`,
);

// PostgreSQL keeps no NUL, and neither engine half of a surrogate pair.
const keptText = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "must be text without NUL");

const emailText = z.string().max(254, "may have 254 characters at most");
// The demonstration's password is public: beside a real operation anybody could sign in with it.
export const newEmail = emailText
  .pipe(z.email("must be an e-mail address"))
  .refine((email) => !isDemoEmail(email), "is the demonstration's account: choose another");
export const personName = keptText
  .trim()
  .min(1, "must not be empty")
  .max(200, "may have 200 characters")
  .refine(isPlainText, "may hold no invisible characters or direction marks");

const nothing = z.object({}).transform((): Record<string, unknown> => ({}));
// Scripts of before there were viewers say "admin".
const givenRole = z.preprocess((role) => (role === "admin" ? "administrator" : role), z.enum(roles));

const userId = keptText.min(1).max(64);
const whole = z.string().regex(/^\d{1,6}$/, "must be a whole number");

const listWords = z.strictObject({
  limit: whole.optional(),
  offset: whole.optional(),
  searchValue: keptText.max(200).optional(),
  searchField: z.enum(["email", "name"]).optional(),
  searchOperator: z.enum(["contains", "starts_with", "ends_with"]).optional(),
  sortBy: z.enum(["email", "name", "role", "createdAt"]).optional(),
  sortDirection: z.enum(["asc", "desc"]).optional(),
});

const signInWords = z.object({
  email: emailText,
  password: givenPassword,
  rememberMe: z.boolean().optional(),
});

// A changed password ends every other session of its owner (OWASP Session Management Cheat Sheet).
const changePasswordWords = z
  .object({ currentPassword: givenPassword, newPassword })
  .transform((words) => ({ ...words, revokeOtherSessions: true }));

const createUserWords = z.object({
  email: newEmail,
  name: personName,
  password: newPassword,
  role: givenRole.optional(),
});

// A hundred years: beyond the year 275,760 no engine can keep the end.
const longestBanSeconds = 100 * 365 * 24 * 60 * 60;

const banWords = z.object({
  userId,
  banReason: keptText.max(500).optional(),
  banExpiresIn: z.int().positive().max(longestBanSeconds).optional(),
});

function adminPost(words: AuthRoute["words"]): AuthRoute {
  return { method: "POST", access: "administrator", words };
}

const ofUser = z.object({ userId });

/** Every address under /api/auth that answers; sign-up, mail, impersonation and the rest are not-found. */
export const authRoutes: ReadonlyMap<string, AuthRoute> = new Map<string, AuthRoute>([
  ["/sign-in/email", { method: "POST", access: "anyone", words: signInWords }],
  ["/sign-out", { method: "POST", access: "anyone", words: nothing }],
  ["/get-session", { method: "GET", access: "anyone", words: nothing }],
  ["/change-password", { method: "POST", access: "signed-in", words: changePasswordWords }],
  ["/admin/list-users", { method: "GET", access: "administrator", words: listWords }],
  ["/admin/get-user", { method: "GET", access: "administrator", words: z.strictObject({ id: userId }) }],
  ["/admin/create-user", adminPost(createUserWords)],
  ["/admin/set-role", adminPost(z.object({ userId, role: givenRole }))],
  ["/admin/set-user-password", adminPost(z.object({ userId, newPassword }))],
  ["/admin/ban-user", adminPost(banWords)],
  ["/admin/unban-user", adminPost(ofUser)],
  ["/admin/remove-user", adminPost(ofUser)],
  ["/admin/list-user-sessions", adminPost(ofUser)],
  ["/admin/revoke-user-session", adminPost(z.object({ sessionToken: keptText.min(1).max(256) }))],
  ["/admin/revoke-user-sessions", adminPost(ofUser)],
]);
