import "server-only";
import type { Right } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import type { Viewer } from "./session";

export function isAdministrator({ role }: Pick<Viewer, "role">): boolean {
  return role === "administrator";
}

/** Whether somebody may pass on what they read: by a key, a shared link or a file that is sent. Viewers only read. */
export function mayPassOn({ role }: Pick<Viewer, "role">): boolean {
  return role !== "viewer";
}

/** @throws ProblemError `forbidden` for whom `mayPassOn` says no. */
export function assertMayPassOn(viewer: Pick<Viewer, "role">): void {
  if (!mayPassOn(viewer)) throw new ProblemError("forbidden", "This is for supervisors and administrators.");
}

/** @throws ProblemError `forbidden` for any other role. */
export function assertAdministrator(viewer: Pick<Viewer, "role">): void {
  if (!isAdministrator(viewer)) throw new ProblemError("forbidden", "This is for administrators.");
}

/** Whether a right was granted by name; an administrator, who could grant it, has every right. */
function hasRight(viewer: Pick<Viewer, "role" | "rights">, right: Right): boolean {
  return isAdministrator(viewer) || viewer.rights.includes(right);
}

export function mayReadDni(viewer: Pick<Viewer, "role" | "rights">): boolean {
  return hasRight(viewer, "dni");
}

/** Whether somebody may read sensitive states by themselves. */
export function maySeeSensitive(viewer: Pick<Viewer, "role" | "rights">): boolean {
  return hasRight(viewer, "sensitive");
}

/**
 * Whether the answer carries `agent_dni`: only for whom the right is granted to, and who asks with `dni=1`.
 * @throws ProblemError `forbidden` for anybody else, `invalid-parameter` for another value.
 */
export function assertMaySeeDni(viewer: Pick<Viewer, "role" | "rights">, asked: string | null): boolean {
  if (asked === null) return false;
  if (asked !== "1") throw new ProblemError("invalid-parameter", "dni may only be 1.");
  if (!mayReadDni(viewer)) throw new ProblemError("forbidden", "dni needs a right of its own.");
  return true;
}
