import { createTabValue } from "@/lib/browser/tab-value";

/** Writes the table that the page shows, for a spreadsheet; null where it shows none. */
export const offeredTable = createTabValue<() => Promise<string>>();
