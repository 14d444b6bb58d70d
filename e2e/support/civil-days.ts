export const operationZone = "America/Bogota";

/** The operation's civil day right now. */
export function operationToday(timeZone = operationZone): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(Date.now());
}

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** First and last day of the month that lies `count` months after the day's. */
function monthOf(day: string, count = 0): [first: string, last: string] {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const instant = (months: number, dayOfMonth: number) =>
    new Date(Date.UTC(year, month - 1 + months, dayOfMonth, 12)).toISOString().slice(0, 10);
  return [instant(count, 1), instant(count + 1, 0)];
}

/** What each relative range of contract.md means on a day. */
export function listPresets(today: string): Record<string, [first: string, last: string]> {
  const monday = mondayOf(today);
  return {
    today: [today, today],
    yesterday: [addDays(today, -1), addDays(today, -1)],
    "last-7-days": [addDays(today, -6), today],
    "last-30-days": [addDays(today, -29), today],
    "this-week": [monday, today],
    "last-week": [addDays(monday, -7), addDays(monday, -1)],
    "this-month": [monthOf(today)[0], today],
    "last-month": monthOf(today, -1),
  };
}

/** `lunes 16 a domingo 22 de noviembre de 2026`: the first day leaves out what the last one says of both. */
export function rangeWords(first: string, last: string): string {
  const word = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("es", { ...options, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
  const words = (day: string) => [
    `${word(day, { weekday: "long" })} ${Number(day.slice(8))}`,
    `de ${word(day, { month: "long" })}`,
    `de ${day.slice(0, 4)}`,
  ];
  const ending = words(last);
  if (first === last) return ending.join(" ");
  const shared = words(first).slice(1).join() === ending.slice(1).join() ? 1 : 2;
  const beginning = words(first).slice(0, first.slice(0, 4) === last.slice(0, 4) ? shared : 3);
  return `${beginning.join(" ")} a ${ending.join(" ")}`;
}
