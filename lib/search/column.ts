import type { Column } from "@/lib/report/columns/columns";

const statePrefix = "state:";

/** `worked`, `average`, `change`, `state:Break`; null for anything else. */
export function parseColumn(text: string): Column | null {
  if (text === "worked" || text === "average" || text === "change") return { by: text };
  return text.startsWith(statePrefix) ? { by: "state", state: text.slice(statePrefix.length) } : null;
}

export function formatColumn(column: Column): string {
  return column.by === "state" ? `${statePrefix}${column.state}` : column.by;
}
