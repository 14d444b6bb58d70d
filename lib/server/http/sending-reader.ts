import { assertMayPassOn, isAdministrator } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import type { SentReader } from "@/lib/server/sending/sent-rows";

/** Whose schedules and alerts a viewer sees. @throws ProblemError `forbidden` for those who only read */
export function readerOf(viewer: Viewer): SentReader {
  assertMayPassOn(viewer);
  return { userId: viewer.userId, isAdministrator: isAdministrator(viewer) };
}
