import { type Column, isNamedColumn } from "@/lib/report/columns/columns";

const statePrefix = "state:";

/** `change`, the word of a named column, `state:Break`; null for anything else. */
export function parseColumn(text: string): Column | null {
  if (text === "change" || isNamedColumn(text)) return { by: text };
  return text.startsWith(statePrefix) ? { by: "state", state: text.slice(statePrefix.length) } : null;
}

export function formatColumn(column: Column): string {
  return column.by === "state" ? `${statePrefix}${column.state}` : column.by;
}
