import type { Role } from "@/lib/report/answers/person";

const pagesOf = {
  administrator: ["teams", "people", "calls", "keys", "api", "shares", "trail", "personal-data"],
  supervisor: ["keys", "api", "shares"],
  viewer: [],
} as const satisfies Record<Role, readonly string[]>;

/** A page of settings, by the name under which it is found. */
export type SettingsPage = (typeof pagesOf)[Role][number];

export const settingsFolder = "/settings/";

/** Those that are open to a role. */
export function listSettingsPages(role: Role): readonly SettingsPage[] {
  return pagesOf[role];
}
