/** What one column of the report over time stands for. Weeks run Monday to Sunday. */
export const grains = ["day", "week", "month"] as const;

export type Grain = (typeof grains)[number];

export function isGrain(text: string): text is Grain {
  return (grains as readonly string[]).includes(text);
}
