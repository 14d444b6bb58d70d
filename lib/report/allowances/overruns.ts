import { anyAllowance } from "./allowance";

/** What an agent is over, by allowance; null = not known. */
export type Overruns = {
  /** Seconds over the limit, summed over the days: a short day does not pay for a long one. */
  overrun: (number | null)[];
  /** On how many days. */
  daysOver: (number | null)[];
  /** Only of a day that still runs: seconds until the limit; null also where none counts for the agent. */
  left?: (number | null)[];
  /** Beside `left`: nothing is over, and so much is used that a reader is warned. */
  near?: boolean[];
};

type Told = { readonly [Part in keyof Omit<Overruns, "near">]?: readonly (number | null)[] | undefined } & {
  readonly near?: readonly boolean[] | undefined;
};

/** Several agents or days as one: null where one of them is not known. One alone keeps what is left of it. */
export function sumOverruns(told: readonly Told[]): Partial<Overruns> {
  const [first] = told;
  if (!first?.overrun) return {};
  const { overrun } = first;
  const sum = (part: "overrun" | "daysOver") =>
    overrun.map((_, place) =>
      told.reduce<number | null>((total, { [part]: values }) => {
        const value = values?.[place] ?? null;
        return total === null || value === null ? null : total + value;
      }, 0),
    );
  const { left, near } = told.length === 1 ? first : {};
  return {
    ...{ overrun: sum("overrun"), daysOver: sum("daysOver") },
    ...(left && { left: [...left] }),
    ...(near && { near: [...near] }),
  };
}

/** The same reading of everybody, whether they are over an allowance or not. */
export function withoutOver<Reading extends { over?: string | null }>(
  reading: Reading,
): Reading & { over: null } {
  return { ...reading, over: null };
}

/** Whether a link reads those over an allowance that counts on no day of the range, as far as its reader may know: `ids` are those that do. */
export function isOverNothing(over: string | null, ids: readonly string[]): over is string {
  return over !== null && over !== anyAllowance && !ids.includes(over);
}

/** The allowances that somebody is over. */
export function listOver<Some>({ overrun }: Pick<Told, "overrun">, allowances: readonly Some[]): Some[] {
  return allowances.filter((_, place) => (overrun?.[place] ?? 0) > 0);
}

/** The allowances of which somebody has used so much that a reader is warned. */
export function listNear<Some>({ near }: Pick<Told, "near">, allowances: readonly Some[]): Some[] {
  return allowances.filter((_, place) => near?.[place] === true);
}

/** Whether so much of a limit is used that a reader is warned: nothing over it, and the part from which on they want to know. */
export function isNearLimit(seconds: number, limit: number | null, leftPercent: number): boolean {
  return limit !== null && seconds <= limit && seconds * 100 >= limit * leftPercent;
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
