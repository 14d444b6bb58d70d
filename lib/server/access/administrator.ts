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
