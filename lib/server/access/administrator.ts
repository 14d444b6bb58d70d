import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Viewer } from "./session";

export function isAdministrator({ role }: Pick<Viewer, "role">): boolean {
  return role === "admin";
}

/** @throws ProblemError `forbidden` for any other role. */
export function assertAdministrator(viewer: Pick<Viewer, "role">): void {
  if (!isAdministrator(viewer)) throw new ProblemError("forbidden", "This is for administrators.");
}

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
