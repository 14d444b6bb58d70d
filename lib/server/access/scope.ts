import { z } from "zod";
import type { Role } from "@/lib/server/store/auth-tables";

/** Whose figures a person may see: operations and teams by their ids; null = all of them. */
export type Scope = { operations: readonly string[] | null; teams: readonly string[] | null };

/** What is granted by name: national identity numbers, and states that settings call sensitive. */
export const allRights = ["dni", "sensitive"] as const;

export type Right = (typeof allRights)[number];

export type Limits = { scope: Scope; rights: readonly Right[] };

/** As the table `person` keeps them; every part null where the account has no row. */
export type KeptLimits = { operations: string | null; teams: string | null; rights: string | null };

const wholeScope: Scope = { operations: null, teams: null };
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

function readIds(text: string | null): string[] | null {
  return text === null ? null : idList.parse(JSON.parse(text));
}
