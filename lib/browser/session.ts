import { fetchJson } from "./api";
import { announceSession } from "./session-end";

/**
 * Opens a session with e-mail and password; `rememberMe` keeps it longer in this browser. Where the account has a second factor
 * the code is asked for first. @throws ApiError `unauthenticated`, `rate-limited`… */
export async function signIn(
  email: string,
  password: string,
  rememberMe = false,
): Promise<"signed-in" | "code-asked"> {
  const body = { email, password, rememberMe };
  const answer = await fetchJson<{ twoFactorRedirect?: boolean }>("/api/auth/sign-in/email", {
    method: "POST",
    body,
  });
  if (answer.twoFactorRedirect) return "code-asked";
  announceSession({ kind: "signed-in", email });
  return "signed-in";
}

/** Asks for a link to a new password by e-mail; the same where there is no such account. @throws ApiError `rate-limited` */
export async function askReset(email: string): Promise<void> {
  await fetchJson("/api/forgotten-password", { method: "POST", body: { email } });
}

/** Where at the OpenID provider the sign-in begins. @throws ApiError `provider-unavailable` */
export async function beginOpenId(next: string): Promise<string> {
  const body = { provider: "openid", next };
  return (await fetchJson<{ url: string }>("/api/auth/sign-in/social", { method: "POST", body })).url;
}

/** The second step of a sign-in: six digits, or a recovery code. @throws ApiError `unauthenticated`, `rate-limited` */
export async function sendCode(email: string, typed: string): Promise<void> {
  const code = typed.replace(/\s/g, "");
  if (/^\d{6}$/.test(code)) await confirmFactor(code);
  else await fetchJson("/api/auth/two-factor/verify-backup-code", { method: "POST", body: { code } });
  announceSession({ kind: "signed-in", email });
}

/** What an authenticator is told, and the codes that stand in for it; in force once a code has confirmed it. */
export type NewFactor = { totpURI: string; backupCodes: string[] };

/** @throws ApiError `invalid-parameter` for a wrong password */
export function beginFactor(password: string): Promise<NewFactor> {
  return fetchJson<NewFactor>("/api/auth/two-factor/enable", { method: "POST", body: { password } });
}

/** @throws ApiError `unauthenticated` for a wrong code */
export async function confirmFactor(typed: string): Promise<void> {
  const code = typed.replace(/\s/g, "");
  await fetchJson("/api/auth/two-factor/verify-totp", { method: "POST", body: { code } });
}

/** New recovery codes in the place of all before. @throws ApiError `invalid-parameter` for a wrong password */
export async function renewRecoveryCodes(password: string): Promise<readonly string[]> {
  const path = "/api/auth/two-factor/generate-backup-codes";
  return (await fetchJson<NewFactor>(path, { method: "POST", body: { password } })).backupCodes;
}

/** @throws ApiError `invalid-parameter` for a wrong password */
export async function endFactor(password: string): Promise<void> {
  await fetchJson("/api/auth/two-factor/disable", { method: "POST", body: { password } });
}

/** Changes the reader's own password; their other sessions end. @throws ApiError */
export async function changePassword(words: { current: string; new: string }): Promise<void> {
  await fetchJson("/api/me/password", { method: "POST", body: words });
}

/** @throws ApiError */
export async function rename(name: string): Promise<void> {
  await fetchJson("/api/me", { method: "PATCH", body: { name } });
}

export type FirstAccount = { token: string; name: string; email: string; password: string };

/** Spends the one-time set-up link on the first administrator. @throws ApiError */
export async function setUp(account: FirstAccount): Promise<void> {
  await fetchJson("/api/auth/set-up", { method: "POST", body: account });
}

/** Spends a one-time link on a password. @throws ApiError `gone`, `invalid-parameter` */
export async function spendLink(secret: string, words: { name?: string; password: string }): Promise<void> {
  await fetchJson(`/api/invitations/${encodeURIComponent(secret)}`, { method: "POST", body: words });
}
