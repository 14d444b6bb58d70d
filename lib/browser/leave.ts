import { fetchJson } from "./api";
import { announceSession } from "./session-end";

/** Ends the session of this browser, in all of its tabs, and goes to the sign-in. @throws ApiError */
export async function leave(router: { replace: (address: string) => void }): Promise<void> {
  await fetchJson("/api/auth/sign-out", { method: "POST", body: {} });
  announceSession({ kind: "signed-out" });
  router.replace("/sign-in");
}
