/** The pages of settings, by the name under which they are found. */
export const settingsPages = { teams: "/settings/teams", calls: "/settings/calls" } as const;

export type SettingsPage = keyof typeof settingsPages;
