import "server-only";
import { z } from "zod";
import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import { findRace } from "../account-race";
import { type AuthLibrary, answerPrivately } from "../auth-library";
import type { AuthNotes } from "../auth-notes";
import { parseClientAddress } from "../client-address";
import type { People } from "../people/people";
import type { DeviceCookies } from "./device-cookie";
import type { Admission, SignInLimiter } from "./sign-in-limiter";

export const signInPath = "/sign-in/email";

const signedIn = z.object({ user: z.object({ id: z.string(), email: z.string() }) });
const halfway = z.object({ twoFactorRedirect: z.literal(true) });

/** Counts an attempt to sign in. @throws ProblemError `rate-limited` */
export type Admit = (request: Request, email: string) => Promise<Admission>;

/** The library's answer to whoever is signed in now, as it goes out. */
export type Welcome = (response: Response) => Promise<Response>;

type SignInOptions = {
  askLibrary: AuthLibrary;
  notes: Pick<AuthNotes, "noteSignIn">;
  people: Pick<People, "noteSignIn">;
  limiter: SignInLimiter;
  devices: DeviceCookies;
};

/**
 * Signs somebody in: the number of attempts is judged before the password, and a browser that succeeds is remembered.
 * @throws ProblemError `unauthenticated` with one text for every refusal: unknown account, wrong password, disabled
 * account; `rate-limited`.
 */
export function createSignIn({ askLibrary, notes, people, limiter, devices }: SignInOptions) {
  async function admit(request: Request, email: string): Promise<Admission> {
    try {
      return await limiter.admit({
        email,
        address: parseClientAddress(request.headers),
        device: devices.read(request.headers, email),
      });
    } catch (error) {
      if (isProblem(error)) await notes.noteSignIn(request, email, "rate-limited");
      throw error;
    }
  }

  return { signIn, admit, welcome };

  async function signIn(request: Request, words: Record<string, unknown>): Promise<Response> {
    const email = String(words.email);
    const admission = await admit(request, email);
    const response = await askLibrary(request, { path: signInPath, method: "POST", words }).catch(refuseRace);
    if (response.status >= 500) throw new Error(`better-auth answered ${response.status} to a sign-in.`);
    const isHalfway = response.ok && halfway.safeParse(await response.clone().json()).success;
    await notes.noteSignIn(request, email, response.ok ? (isHalfway ? "code-asked" : "signed-in") : "wrong");
    // Before this line nobody is signed in: the session's cookie has not gone out.
    if (!response.ok) throw wrongSignIn();
    await (isHalfway ? admission.goOn() : admission.succeed());
    return isHalfway ? answerPrivately(response) : welcome(response);
  }

  /** Whoever is signed in now is noted, and their browser is known from now on. */
  async function welcome(response: Response): Promise<Response> {
    const { user } = signedIn.parse(await response.clone().json());
    await people.noteSignIn(user.id);
    const headers = new Headers(response.headers);
    headers.append("set-cookie", devices.issue(user.email));
    return answerPrivately(response, headers);
  }
}

function refuseRace(error: unknown): never {
  throw findRace(error) === "gone" ? wrongSignIn() : error;
}

function wrongSignIn(): ProblemError {
  return new ProblemError("unauthenticated", "The e-mail or the password is wrong.");
}
