import "server-only";
import { z } from "zod";
import { ProblemError } from "@/lib/report/answers/problem";
import { openIdProvider } from "../auth";
import { answerPrivately } from "../auth-library";
import type { AuthNotes } from "../auth-notes";
import type { People } from "../people/people";
import type { SessionLoader } from "../session";
import { cookieStyleOf, sessionCookieName } from "../session-cookie";
import type { OpenId } from "./openid";

export const openIdStartPath = "/sign-in/social";
export const openIdReturnPath = `/callback/${openIdProvider}`;

/** Why whoever comes back from the provider is not signed in, as the page of the sign-in says it. */
type Refusal = "unknown" | "disabled" | "cancelled" | "failed";

type OpenIdSignInOptions = {
  openId: OpenId | null;
  notes: Pick<AuthNotes, "noteSignIn" | "noteRefused">;
  people: Pick<People, "noteSignIn">;
  sessions: SessionLoader;
  baseUrl: string | null;
  log: { error: (detail: object, message: string) => void };
};

// The way back is kept in a cookie, which may have 4 KB in all.
const longestReturn = 900;

/** Signs people in by the OpenID provider: the library does PKCE, state and nonce, and knows nobody who was not invited before. */
export function createOpenIdSignIn({ openId, notes, people, sessions, baseUrl, log }: OpenIdSignInOptions) {
  const cookie = sessionCookieName(cookieStyleOf(baseUrl));

  function requireOpenId(): OpenId {
    if (!openId) throw new ProblemError("not-found", "No OpenID provider is configured.");
    return openId;
  }

  /** Where at the provider the sign-in begins. @throws ProblemError `not-found`, `provider-unavailable` */
  async function begin(request: Request, words: Record<string, unknown>): Promise<Response> {
    const { findFault, ask } = requireOpenId();
    const fault = await findFault();
    if (fault !== null) {
      log.error({ source: "openid" }, fault);
      throw new ProblemError("provider-unavailable", "The OpenID provider cannot be used now.");
    }
    const callbackURL = `/sign-in${formatNext(String(words.next ?? ""))}`;
    const asked = { provider: openIdProvider, callbackURL, disableRedirect: true };
    const response = await ask(request, { path: openIdStartPath, method: "POST", words: asked });
    if (!response.ok) throw new Error(`better-auth answered ${response.status} to the way to the provider.`);
    const { url } = z.object({ url: z.string() }).parse(await response.json());
    const headers = new Headers({ "content-type": "application/json" });
    for (const line of response.headers.getSetCookie()) headers.append("set-cookie", line);
    return answerPrivately(new Response(JSON.stringify({ url })), headers);
  }

  /** Whoever comes back is led on: signed in, or to the sign-in with the reason why not. */
  async function finish(request: Request, words: Record<string, unknown>): Promise<Response> {
    const { ask } = requireOpenId();
    const response = await ask(request, { path: openIdReturnPath, method: "GET", words }).catch((error) => {
      log.error({ err: error }, "the OpenID provider did not answer");
      return null;
    });
    if (!response) return lead("failed");
    const lines = response.headers.getSetCookie();
    const target = new URL(response.headers.get("location") ?? "/", "http://here.invalid");
    const error = target.searchParams.get("error");
    const session = lines.find((line) => line.startsWith(`${cookie}=`))?.split(";")[0];
    const viewer =
      error === null && session ? await sessions.loadAnySession(new Headers({ cookie: session })) : null;
    if (!viewer) {
      const refusal = error === null ? "disabled" : refusalOf(error);
      if (refusal === "unknown" || refusal === "disabled") await notes.noteRefused(request, refusal);
      return lead(
        refusal,
        lines.filter((line) => !line.startsWith(`${cookie}=`)),
      );
    }
    await notes.noteSignIn(request, viewer.email, "signed-in", "openid");
    await people.noteSignIn(viewer.userId);
    // The browser forgets it when it is closed, as where nobody asked to stay signed in.
    const kept = lines.map((line) =>
      line.startsWith(`${cookie}=`) ? line.replace(/; Max-Age=\d+/i, "") : line,
    );
    return goOn(target.pathname + target.search, kept);
  }

  return { begin, finish };
}

function lead(refusal: Refusal, lines: readonly string[] = []): Response {
  return goOn(`/sign-in?refused=${refusal}`, lines);
}

function goOn(location: string, lines: readonly string[]): Response {
  const headers = new Headers({ location });
  for (const line of lines) headers.append("set-cookie", line);
  return answerPrivately(new Response(null, { status: 302 }), headers);
}

function formatNext(next: string): string {
  const encoded = encodeURIComponent(next).replace(/[!'()*~]/g, encodeSign);
  return encoded === "" || encoded.length > longestReturn ? "" : `?next=${encoded}`;
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

// The library's words for somebody without an account here, or whose e-mail the provider does not vouch for.
const strangers = ["signup_disabled", "account_not_linked", "email_not_found", "unable_to_link_account"];

function refusalOf(error: string): Refusal {
  if (strangers.includes(error)) return "unknown";
  if (error === "BANNED_USER") return "disabled";
  return error === "access_denied" ? "cancelled" : "failed";
}
