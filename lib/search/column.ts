import { isAllowanceId } from "@/lib/report/allowances/allowance";
import { type Column, isDifference, isNamedColumn } from "@/lib/report/columns/columns";

const statePrefix = "state:";
const overPrefix = "over:";

/** The word of a column of differences or of a named one, `state:Break`, `over:breaks`; null for anything else. */
export function parseColumn(text: string): Column | null {
  const column = { by: text };
  if (isDifference(column)) return column;
  if (isNamedColumn(text)) return { by: text };
  const id = text.startsWith(overPrefix) ? text.slice(overPrefix.length) : "";
  if (isAllowanceId(id)) return { by: "over", id };
  return text.startsWith(statePrefix) ? { by: "state", state: text.slice(statePrefix.length) } : null;
}

export function formatColumn(column: Column): string {
  if (column.by === "over") return `${overPrefix}${column.id}`;
  return column.by === "state" ? `${statePrefix}${column.state}` : column.by;
}
