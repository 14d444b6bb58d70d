import type { Right, Role, Scope } from "@/lib/report/answers/person";
import type { TrailDetail } from "@/lib/report/answers/trail-answer";

type GivenLimits = {
  role?: Role | undefined;
  scope?: Scope | undefined;
  rights?: readonly Right[] | undefined;
};

/** What a person may see and do, as the trail keeps it: lists of ids as JSON, null for all. */
export function writeLimits({ role, scope, rights }: GivenLimits): TrailDetail {
  return {
    ...(role && { role }),
    ...(scope && { operations: JSON.stringify(scope.operations), teams: JSON.stringify(scope.teams) }),
    ...(rights && { rights: JSON.stringify(rights) }),
  };
}
