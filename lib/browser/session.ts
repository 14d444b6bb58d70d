import { fetchJson } from "./api";
import { announceSession } from "./session-end";

/** Opens a session with e-mail and password; `rememberMe` keeps it longer in this browser. @throws ApiError `unauthenticated`, `rate-limited`… */
export async function signIn(email: string, password: string, rememberMe = false): Promise<void> {
  await fetchJson("/api/auth/sign-in/email", { method: "POST", body: { email, password, rememberMe } });
  announceSession({ kind: "signed-in", email });
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
