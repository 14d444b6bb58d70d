import { ProblemError } from "@/lib/report/answers/problem";
import { isAdministrator } from "./administrator";
import type { Viewer } from "./session";

/**
 * Whether the answer carries `agent_dni`: only for an administrator who asks with `dni=1`.
 * @throws ProblemError `forbidden` for any other role, `invalid-parameter` for another value.
 */
export function assertMaySeeDni(viewer: Viewer, asked: string | null): boolean {
  if (asked === null) return false;
  if (asked !== "1") throw new ProblemError("invalid-parameter", "dni may only be 1.");
  if (!isAdministrator(viewer)) throw new ProblemError("forbidden", "dni is for administrators.");
  return true;
}
