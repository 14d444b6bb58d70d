import { fetchJson } from "./api";
import { announceSession } from "./session-end";

/** Opens a session with e-mail and password. @throws ApiError `unauthenticated`, `rate-limited`… */
export async function signIn(email: string, password: string): Promise<void> {
  await fetchJson("/api/auth/sign-in/email", { method: "POST", body: { email, password } });
  announceSession({ kind: "signed-in", email });
}

/** Ends the session of this browser, in all of its tabs. */
async function signOut(): Promise<void> {
  await fetchJson("/api/auth/sign-out", { method: "POST", body: {} });
  announceSession({ kind: "signed-out" });
}

/** Ends the session, and goes to the sign-in. */
export async function leave(router: { replace: (address: string) => void }): Promise<void> {
  await signOut();
  router.replace("/sign-in");
}

/** Changes the reader's own password; their other sessions end. @throws ApiError */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await fetchJson("/api/auth/change-password", { method: "POST", body: { currentPassword, newPassword } });
}

export type FirstAccount = { token: string; name: string; email: string; password: string };

/** Spends the one-time set-up link on the first administrator. @throws ApiError */
export async function setUp(account: FirstAccount): Promise<void> {
  await fetchJson("/api/auth/set-up", { method: "POST", body: account });
}
