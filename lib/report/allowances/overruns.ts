import { anyAllowance } from "./allowance";

/** What an agent is over, by allowance; null = not known. */
export type Overruns = {
  /** Seconds over the limit, summed over the days: a short day does not pay for a long one. */
  overrun: (number | null)[];
  /** On how many days. */
  daysOver: (number | null)[];
  /** Only of a day that still runs: seconds until the limit; null also where none counts for the agent. */
  left?: (number | null)[];
};

type Told = { readonly [Part in keyof Overruns]?: readonly (number | null)[] | undefined };

/** Several agents or days as one: null where one of them is not known. One alone keeps what is left of it. */
export function sumOverruns(told: readonly Told[]): Partial<Overruns> {
  const [first] = told;
  if (!first?.overrun) return {};
  const sum = (part: "overrun" | "daysOver") =>
    first.overrun?.map((_, place) =>
      told.reduce<number | null>((total, { [part]: values }) => {
        const value = values?.[place] ?? null;
        return total === null || value === null ? null : total + value;
      }, 0),
    ) ?? [];
  const { left } = told.length === 1 ? first : {};
  return { overrun: sum("overrun"), daysOver: sum("daysOver"), ...(left && { left: [...left] }) };
}

/** The allowances that somebody is over. */
export function listOver<Some>({ overrun }: Pick<Told, "overrun">, allowances: readonly Some[]): Some[] {
  return allowances.filter((_, place) => (overrun?.[place] ?? 0) > 0);
}

/**
 * Whether a reading of those over an allowance, or over any, shows an agent; null = it shows all. Of what is not known nobody says
 * that it is over.
 */
export function createOverFilter(
  over: string | null,
  ids: readonly string[],
): (agent: Pick<Told, "overrun">) => boolean {
  if (over === null) return () => true;
  const places = [...ids.keys()].filter((place) => over === anyAllowance || ids[place] === over);
  return ({ overrun }) => places.some((place) => (overrun?.[place] ?? 0) > 0);
}

/** Those who are over an allowance, each with the one that they are over most, the longest first; null while one is not known. */
export function rankOver<Row extends Told>(
  rows: readonly Row[],
): { row: Row; place: number; seconds: number }[] | null {
  if (rows.some(({ overrun }) => overrun?.includes(null))) return null;
  return rows
    .map((row) => {
      const seconds = Math.max(0, ...(row.overrun ?? []).map((over) => over ?? 0));
      return { row, seconds, place: row.overrun?.indexOf(seconds) ?? 0 };
    })
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => b.seconds - a.seconds);
}
