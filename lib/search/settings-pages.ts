import type { Role } from "@/lib/report/answers/person";

/** The pages of settings, by the name under which they are found. */
export const settingsPages = {
  teams: "/settings/teams",
  people: "/settings/people",
  calls: "/settings/calls",
  keys: "/settings/keys",
  trail: "/settings/trail",
  shares: "/settings/shares",
} as const;

export type SettingsPage = keyof typeof settingsPages;

const pagesOf = {
  administrator: ["teams", "people", "calls", "keys", "shares", "trail"],
  supervisor: ["keys", "shares"],
  viewer: [],
} as const satisfies Record<Role, readonly SettingsPage[]>;

/** Those that are open to a role. */
export function listSettingsPages(role: Role): readonly SettingsPage[] {
  return pagesOf[role];
}
