import type { Role } from "@/lib/report/answers/person";
import { formatPageAddress } from "./page-address";
import type { ReportLink } from "./report-link";

const pagesOf = {
  administrator: [
    // The header leads to the first: most come for a team.
    "teams",
    "roster",
    "states",
    "allowances",
    "alerts",
    "people",
    "operation",
    "calls",
    "keys",
    "api",
    "shares",
    "schedules",
    "trail",
    "personal-data",
  ],
  supervisor: ["alerts", "keys", "api", "shares", "schedules"],
  viewer: [],
} as const satisfies Record<Role, readonly string[]>;

/** A page of settings, by the name under which it is found. */
export type SettingsPage = (typeof pagesOf)[Role][number];

export const settingsFolder = "/settings/";

/** Those that are open to a role. */
export function listSettingsPages(role: Role): readonly SettingsPage[] {
  return pagesOf[role];
}

/** What the page of schedules opens its form by. */
export const newSchedule = "#new";

/** Where a link is sent from now on. What was known at a moment is sent once at most, so that word is left out. */
export function formatNewScheduleAddress(link: ReportLink): string {
  return `${formatPageAddress(`${settingsFolder}schedules`, { ...link, known: null })}${newSchedule}`;
}
