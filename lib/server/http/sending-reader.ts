import { assertMayPassOn, isAdministrator } from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import type { ScheduleReader } from "@/lib/server/sending/schedule-store";

/** Whose schedules and alerts a viewer sees. @throws ProblemError `forbidden` for those who only read */
export function readerOf(viewer: Viewer): ScheduleReader {
  assertMayPassOn(viewer);
  return { userId: viewer.userId, isAdministrator: isAdministrator(viewer) };
}
