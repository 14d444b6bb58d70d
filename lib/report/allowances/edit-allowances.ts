import type { Day } from "@/lib/dates/window";
import { type AllowanceEntry, allowanceLimits, entryKeyOf } from "./allowance";

/** The entries of one allowance, as they stand in the settings. */
export type AllowanceGroup = { id: string; entries: readonly AllowanceEntry[] };

/** Entries by their allowance, each in the order in which it first stands. */
export function groupEntries(entries: readonly AllowanceEntry[]): AllowanceGroup[] {
  return [...Map.groupBy(entries, ({ id }) => id)].map(([id, own]) => ({ id, entries: own }));
}

/** A new allowance of a state, half an hour for everybody, under an id that no other has. */
export function startAllowance(
  entries: readonly AllowanceEntry[],
  { state, name, from }: { state: string; name: string; from: Day },
): AllowanceEntry {
  const taken = new Set(entries.map(({ id }) => id));
  const number = Array.from({ length: taken.size + 1 }, (_, at) => at + 1).find(
    (at) => !taken.has(`limit-${at}`),
  );
  const shown = name.trim().slice(0, allowanceLimits.name) || `limit-${number}`;
  return { id: `limit-${number}`, name: shown, states: [state], seconds: 1800, from, team: null };
}

/** One more entry of an allowance: of the first team that has none from that day on. */
export function addEntry(
  { entries }: AllowanceGroup,
  from: Day,
  teams: readonly { id: string }[],
): AllowanceEntry | null {
  const [last] = entries.slice(-1);
  if (!last) return null;
  const taken = new Set(entries.map(entryKeyOf));
  const owners = [null, ...teams.map(({ id }) => id)];
  const free = owners.find((team) => !taken.has(entryKeyOf({ id: last.id, team, from })));
  return free === undefined ? null : { ...last, from, team: free };
}

/** Whether another entry of the same allowance and team begins on the same day. */
export function isDoubled(entry: AllowanceEntry, entries: readonly AllowanceEntry[]): boolean {
  const key = entryKeyOf(entry);
  return entries.filter((other) => entryKeyOf(other) === key).length > 1;
}
