/** A window of every day, `HH:mm` each; an end at or before the start falls on the next day. */
export type DailyHours = { start: string; end: string };

const form = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** `22:00-06:00`; null for anything else. The end is when the shift ends: 06:00:00 no longer belongs to it. */
export function parseHours(text: string): DailyHours | null {
  const [, start, end] = form.exec(text) ?? [];
  return start !== undefined && end !== undefined ? { start, end } : null;
}

export function formatHours(hours: DailyHours): string {
  return `${hours.start}-${hours.end}`;
}
