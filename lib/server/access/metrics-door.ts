import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import { isAdministrator } from "./administrator";
import { parseBearerToken } from "./bearer-token";
import { isSameText } from "./keyed-hash";
import type { Viewer } from "./session";

type DoorOptions = { token: string | null; loadViewer: (headers: Headers) => Promise<Viewer | null> };

const refusal =
  "Figures about the server are for an administrator's session or key, or the bearer of AUXBOARD_METRICS_TOKEN.";

/** Lets in an administrator's session or key, and the bearer of the metrics token where one is set. @throws ProblemError `unauthenticated` for all others. */
export async function assertMayReadMetrics(
  headers: Headers,
  { token, loadViewer }: DoorOptions,
): Promise<void> {
  const given = parseBearerToken(headers);
  if (token !== null && given !== null && isSameText(given, token)) return;
  const viewer = await loadViewer(headers);
  if (!viewer || !isAdministrator(viewer)) throw new ProblemError("unauthenticated", refusal);
}
