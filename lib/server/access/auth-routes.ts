import { z } from "zod";
import { roles } from "@/lib/report/answers/person";
import type { TrailKind } from "@/lib/report/answers/trail-answer";
import { emailText, givenPassword, keptText, newEmail, newPassword, personName } from "./account-words";

/** One of better-auth's routes that this product uses, with the words it takes. */
export type AuthRoute = {
  method: "GET" | "POST";
  access: "anyone" | "signed-in" | "administrator";
  /** How the trail calls what it does; null for what is no change. */
  noted: Exclude<TrailKind, "view"> | null;
  /** Of the query for GET, of the body for POST. */
  words: z.ZodType<Record<string, unknown>>;
};

// What a client of the library sends beside is of no use here: signing in and out leaves it aside. All else is refused.
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
  .strictObject({ currentPassword: givenPassword, newPassword })
  .transform((words) => ({ ...words, revokeOtherSessions: true }));

const createUserWords = z.strictObject({
  email: newEmail,
  name: personName,
  password: newPassword,
  role: givenRole.optional(),
});

// A hundred years: beyond the year 275,760 no engine can keep the end.
const longestBanSeconds = 100 * 365 * 24 * 60 * 60;

const banWords = z.strictObject({
  userId,
  banReason: keptText.max(500).optional(),
  banExpiresIn: z.int().positive().max(longestBanSeconds).optional(),
});

const ownPassword = z.strictObject({ password: givenPassword });

/** A recovery code, as it may be copied by hand: in capitals, or without its hyphen. */
const recoveryCode = z
  .string()
  .regex(/^[A-Za-z0-9]{5}-?[A-Za-z0-9]{5}$/)
  .transform((code) => code.toLowerCase().replace(/^(.{5})-?/, "$1-"));

/** What the second factor is asked for: by whoever has signed in with the password, or sets it up. */
function factorPost(access: AuthRoute["access"], words: AuthRoute["words"]): AuthRoute {
  return { method: "POST", access, noted: "two-factor", words };
}

function adminPost(noted: AuthRoute["noted"], words: AuthRoute["words"]): AuthRoute {
  return { method: "POST", access: "administrator", noted, words };
}

const ofUser = z.strictObject({ userId });

/** Every address under /api/auth that answers; sign-up, mail, impersonation and the rest are not-found. */
export const authRoutes: ReadonlyMap<string, AuthRoute> = new Map<string, AuthRoute>([
  ["/sign-in/email", { method: "POST", access: "anyone", noted: "sign-in", words: signInWords }],
  ["/sign-out", { method: "POST", access: "anyone", noted: "sign-out", words: nothing }],
  ["/get-session", { method: "GET", access: "anyone", noted: null, words: nothing }],
  [
    "/change-password",
    { method: "POST", access: "signed-in", noted: "password", words: changePasswordWords },
  ],
  ["/two-factor/enable", factorPost("signed-in", ownPassword)],
  ["/two-factor/disable", factorPost("signed-in", ownPassword)],
  ["/two-factor/generate-backup-codes", factorPost("signed-in", ownPassword)],
  ["/two-factor/verify-totp", factorPost("anyone", z.strictObject({ code: z.string().regex(/^\d{6}$/) }))],
  ["/two-factor/verify-backup-code", factorPost("anyone", z.strictObject({ code: recoveryCode }))],
  ["/admin/list-users", { method: "GET", access: "administrator", noted: null, words: listWords }],
  [
    "/admin/get-user",
    { method: "GET", access: "administrator", noted: null, words: z.strictObject({ id: userId }) },
  ],
  ["/admin/create-user", adminPost("people", createUserWords)],
  ["/admin/set-role", adminPost("rights", z.strictObject({ userId, role: givenRole }))],
  ["/admin/set-user-password", adminPost("password", z.strictObject({ userId, newPassword }))],
  ["/admin/ban-user", adminPost("people", banWords)],
  ["/admin/unban-user", adminPost("people", ofUser)],
  ["/admin/remove-user", adminPost("people", ofUser)],
  ["/admin/list-user-sessions", adminPost(null, ofUser)],
  [
    "/admin/revoke-user-session",
    adminPost("people", z.strictObject({ sessionToken: keptText.min(1).max(256) })),
  ],
  ["/admin/revoke-user-sessions", adminPost("people", ofUser)],
]);

const longText = keptText.max(4000).optional();

/** What a browser is sent back with from the OpenID provider; what the provider says beside is of no use here. */
const callbackWords = z.object({
  ...{ code: longText, state: longText, iss: longText },
  ...{ error: longText, error_description: longText },
});

/** The way in by the OpenID provider, where one is configured. */
export const openIdRoutes: ReadonlyMap<string, AuthRoute> = new Map<string, AuthRoute>([
  [
    "/sign-in/social",
    {
      method: "POST",
      access: "anyone",
      noted: null,
      words: z.strictObject({ provider: z.literal("openid"), next: keptText.max(4000).optional() }),
    },
  ],
  ["/callback/openid", { method: "GET", access: "anyone", noted: null, words: callbackWords }],
]);
