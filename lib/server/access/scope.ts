import { z } from "zod";
import { allRights, type Right, type Role, roles, type Scope } from "@/lib/report/answers/person";

export type Limits = { scope: Scope; rights: readonly Right[] };

/** As the table `person` keeps them; every part null where the account has no row. */
export type KeptLimits = { operations: string | null; teams: string | null; rights: string | null };

export const wholeScope: Scope = { operations: null, teams: null };
const unlimited: Limits = { scope: wholeScope, rights: [] };

const idList = z.array(z.string());
const rightList = z.array(z.enum(allRights));

/**
 * What a row says of a person. No scope limits an administrator.
 * @throws Error for a row that cannot be read: nobody sees more because of it.
 */
export function readLimits(role: Role, { operations, teams, rights }: KeptLimits): Limits {
  if (rights === null) return unlimited;
  const granted = rightList.parse(JSON.parse(rights));
  if (role === "administrator") return { scope: wholeScope, rights: granted };
  return { scope: { operations: readIds(operations), teams: readIds(teams) }, rights: granted };
}

export function writeLimits({ scope: { operations, teams }, rights }: Limits) {
  const write = (ids: readonly string[] | null) => ids && JSON.stringify(ids);
  return { operations: write(operations), teams: write(teams), rights: JSON.stringify(rights) };
}

/** The strongest of the roles in better-auth's comma-separated list; null where none is ours. */
export function parseRole(text: string | null): Role | null {
  const given = (text ?? "").split(",");
  return roles.find((role) => given.includes(role)) ?? null;
}

/** What two scopes have in common. */
export function intersectScopes(one: Scope, other: Scope): Scope {
  return {
    operations: intersect(one.operations, other.operations),
    teams: intersect(one.teams, other.teams),
  };
}

function intersect(one: Scope["teams"], other: Scope["teams"]): Scope["teams"] {
  if (one === null || other === null) return one ?? other;
  return one.filter((id) => other.includes(id));
}

function readIds(text: string | null): string[] | null {
  return text === null ? null : idList.parse(JSON.parse(text));
}
