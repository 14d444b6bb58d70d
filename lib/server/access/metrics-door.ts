import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { isAdministrator } from "./administrator";
import { isSameText } from "./keyed-hash";
import type { SessionLoader } from "./session";

type DoorOptions = { token: string | null; sessions: Pick<SessionLoader, "loadSession"> };

const refusal =
  "Figures about the server are for an administrator's session or the bearer of AUXBOARD_METRICS_TOKEN.";

/** Lets in an administrator's session, and the bearer of the metrics token where one is set. @throws ProblemError `unauthenticated` for all others. */
export async function assertMayReadMetrics(
  headers: Headers,
  { token, sessions }: DoorOptions,
): Promise<void> {
  if (token !== null && holdsToken(headers, token)) return;
  const viewer = await sessions.loadSession(headers);
  if (!viewer || !isAdministrator(viewer)) throw new ProblemError("unauthenticated", refusal);
}

function holdsToken(headers: Headers, token: string): boolean {
  const [, given] = /^Bearer ([^\s]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  return given !== undefined && isSameText(given, token);
}
