import { type Column, isDifference, isNamedColumn } from "@/lib/report/columns/columns";

const statePrefix = "state:";

/** The word of a column of differences or of a named one, `state:Break`; null for anything else. */
export function parseColumn(text: string): Column | null {
  const column = { by: text };
  if (isDifference(column)) return column;
  if (isNamedColumn(text)) return { by: text };
  return text.startsWith(statePrefix) ? { by: "state", state: text.slice(statePrefix.length) } : null;
}

export function formatColumn(column: Column): string {
  return column.by === "state" ? `${statePrefix}${column.state}` : column.by;
}
