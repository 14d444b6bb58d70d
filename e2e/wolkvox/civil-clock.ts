/** The only file of the stand-in that touches Date. */

export const SECONDS_PER_DAY = 86_400;

/**
 * Seconds on the operation's wall calendar, every day 24 h long: the protocol's dates carry no zone. Clock changes in
 * America and Europe fall between Saturday 23:00 and Sunday 04:00, when nobody works here, so no episode meets one.
 */
export type CivilSeconds = number;

export function readClock(): number {
  return Date.now();
}

export function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** `undefined` where the text is no instant. */
export function parseInstant(text: string): number | undefined {
  const epochMs = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

/** `YYYY-MM-DDTHH:mm:ss`. */
export function formatCivil(civil: CivilSeconds): string {
  return formatInstant(civil * 1000).slice(0, 19);
}

/** `undefined` where the text is not `YYYY-MM-DDTHH:mm:ss` or the calendar has no such second. */
export function parseCivil(text: string): CivilSeconds | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  const epochMs = Date.parse(`${text}Z`);
  if (Number.isNaN(epochMs) || formatInstant(epochMs).slice(0, 19) !== text) return undefined;
  return epochMs / 1000;
}

export function dayNumberOf(civil: CivilSeconds): number {
  return Math.floor(civil / SECONDS_PER_DAY);
}

type ZoneClock = (epochMs: number) => CivilSeconds;

/** Throws a RangeError on an unknown zone. */
export function createZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (epochMs) => {
    const civil = parseCivil(format.format(epochMs).replace(" ", "T"));
    if (civil === undefined) throw new Error(`no civil time for ${epochMs} in ${timeZone}`);
    return civil;
  };
}
