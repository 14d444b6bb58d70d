import "server-only";
import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Database } from "@/lib/server/store/database";
import type { AuthLibrary } from "../auth-library";
import type { AuthNotes } from "../auth-notes";
import { cookieStyleOf, listCookieValues, parseSessionCookie } from "../session-cookie";
import type { Admit, Welcome } from "./sign-in";
import type { SignInLimiter } from "./sign-in-limiter";

const codePath = "/two-factor/verify-totp";
export const recoveryPath = "/two-factor/verify-backup-code";

/** Whether a path takes the code of who has given the right password before. */
export function isSecondStep(path: string): boolean {
  return path === codePath || path === recoveryPath;
}

type SecondStepOptions = {
  askLibrary: AuthLibrary;
  notes: Pick<AuthNotes, "noteSignIn">;
  limiter: Pick<SignInLimiter, "isFirstUse">;
  database: Database;
  secret: string;
  baseUrl: string | null;
  admit: Admit;
  welcome: Welcome;
};

/**
 * The second step of a sign-in, with a code of the telephone or a recovery code. Guesses count with those of the password. A code is taken
 * once: whoever has read it over a shoulder comes too late.
 * @throws ProblemError `unauthenticated`, `rate-limited`
 */
export function createSecondStep(options: SecondStepOptions) {
  const { askLibrary, notes, limiter, database, secret, baseUrl, admit, welcome } = options;
  const cookie = `${cookieStyleOf(baseUrl).prefix}auxboard.two_factor`;

  /** The e-mail of who has given the right password in this browser; null where that was too long ago. */
  async function findComer(headers: Headers): Promise<string | null> {
    const [value, ...others] = listCookieValues(headers, cookie);
    const challenge = value === undefined || others.length > 0 ? null : parseSessionCookie(value, secret);
    if (challenge === null) return null;
    const row = await database.kysely
      .selectFrom("verification")
      .innerJoin("user", "user.id", "verification.value")
      .select("user.email")
      .where("verification.identifier", "=", challenge)
      .executeTakeFirst();
    return row?.email ?? null;
  }

  async function ask(request: Request, email: string, path: string, words: Record<string, unknown>) {
    const code = String(words.code);
    if (path === codePath && !(await limiter.isFirstUse(email, code))) return null;
    const response = await askLibrary(request, { path, method: "POST", words });
    if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to a code.`);
    if (response.ok) return response;
    // Five wrong codes, or two-factor was taken off meanwhile: the library begins anew.
    if (beginsAnew.safeParse(await response.json().catch(() => null)).success) throw tooLate();
    return null;
  }

  return async (request: Request, path: string, words: Record<string, unknown>): Promise<Response> => {
    const email = await findComer(request.headers);
    if (email === null) throw tooLate();
    const admission = await admit(request, email);
    const response = await ask(request, email, path, words);
    const by = path === recoveryPath ? "recovery-code" : "code";
    await notes.noteSignIn(request, email, response ? "signed-in" : "wrong-code", by);
    // Before this line nobody is signed in: the session's cookie has not gone out.
    if (!response) throw new ProblemError("unauthenticated", "The code is wrong, or was used before.");
    await admission.succeed();
    return welcome(response);
  };
}

const beginsAnew = z.object({
  code: z.enum([
    "INVALID_TWO_FACTOR_COOKIE",
    "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE",
    "TOTP_NOT_ENABLED",
    "BACKUP_CODES_NOT_ENABLED",
  ]),
});

function tooLate(): ProblemError {
  return new ProblemError("unauthenticated", "Begin the sign-in again, with the password.");
}
