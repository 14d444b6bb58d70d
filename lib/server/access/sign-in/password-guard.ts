import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import type { AuthLibrary } from "../auth-library";
import { parseClientAddress } from "../client-address";
import type { Viewer } from "../session";
import type { DeviceCookies } from "./device-cookie";
import type { SignInLimiter } from "./sign-in-limiter";

type PasswordGuardOptions = { askLibrary: AuthLibrary; limiter: SignInLimiter; devices: DeviceCookies };

// What the request calls the password that holds now.
const passwordWord = new Map([
  ["/change-password", "currentPassword"],
  ["/two-factor/enable", "password"],
  ["/two-factor/disable", "password"],
  ["/two-factor/generate-backup-codes", "password"],
]);

/** Whether a route of the library takes the password of whoever is signed in. */
export function takesPassword(path: string): boolean {
  return passwordWord.has(path);
}

/**
 * Asks the library what takes the password of whoever is signed in. A session may be somebody else's who found it open: their
 * guesses are counted as those at the sign-in are. `word` is what the request calls the password.
 * The answer is a problem `invalid-parameter` for a wrong one, `rate-limited` beyond the limit.
 */
export function createPasswordGuard({ askLibrary, limiter, devices }: PasswordGuardOptions) {
  return ({ email }: Viewer, word?: string): AuthLibrary =>
    async (request, question) => {
      const { headers } = request;
      const device = devices.read(headers, email);
      const admission = await limiter.admit({ email, address: parseClientAddress(headers), device });
      const response = await askLibrary(request, question);
      if (response.ok) await admission.succeed();
      if (response.status !== 400 || !(await isWrongPassword(response.clone()))) return response;
      throw new ProblemError(
        "invalid-parameter",
        `${word ?? passwordWord.get(question.path)}: is not the password of this account.`,
      );
    };
}

async function isWrongPassword(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => null);
  return Object(body).code === "INVALID_PASSWORD";
}
