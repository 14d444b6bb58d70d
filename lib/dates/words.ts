import { utcNoonOf } from "./day";
import { type Day, dayOf, isWholeDays, type LocalDateTime, type Window } from "./window";
import { dayAt } from "./zone";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

type DayParts = "day" | "month" | "year";

const joinDay: Record<
  string,
  (words: { weekday: string; day: string; month: string; year: string }) => Record<DayParts, string>
> = {
  es: ({ weekday, day, month, year }) => ({
    day: `${weekday} ${day}`,
    month: `${weekday} ${day} de ${month}`,
    year: `${weekday} ${day} de ${month} de ${year}`,
  }),
  en: ({ weekday, day, month, year }) => ({
    day: `${weekday} ${day}`,
    month: `${weekday} ${day} ${month}`,
    year: `${weekday} ${day} ${month} ${year}`,
  }),
};

/** `lunes 16`, `lunes 16 de noviembre` or `lunes 16 de noviembre de 2026`, down to the part asked for. */
export function formatLongDay(day: Day, locale: string, upTo: DayParts): string {
  const word = (options: Intl.DateTimeFormatOptions) =>
    formatOf(locale, { ...options, timeZone: "UTC" }).format(utcNoonOf(day));
  const join = joinDay[locale.slice(0, 2)] ?? joinDay.en;
  const words = {
    weekday: word({ weekday: "long" }),
    day: String(Number(day.slice(8))),
    month: word({ month: "long" }),
    year: day.slice(0, 4),
  };
  return join ? join(words)[upTo] : day;
}

/** `dom 22`: a day among others of the same range. */
export function formatShortDay(day: Day, locale: string): string {
  const weekday = formatOf(locale, { weekday: "short", timeZone: "UTC" }).format(utcNoonOf(day));
  return `${weekday} ${Number(day.slice(8))}`;
}

/** `domingos`, `lunes`: a weekday of which there are several. In both languages the plural ends in s. */
export function formatWeekdays(day: Day, locale: string): string {
  const weekday = formatOf(locale, { weekday: "long", timeZone: "UTC" }).format(utcNoonOf(day));
  return weekday.endsWith("s") ? weekday : `${weekday}s`;
}

/** `16 – 22 nov`, `30 nov – 6 dic`: days of one year in as few letters as can be read; one day alone stands alone. */
export function formatDaySpan(first: Day, last: Day, locale: string): string {
  const dayNumber = (day: Day) => String(Number(day.slice(8)));
  const end = `${dayNumber(last)} ${formatShortMonth(last, locale)}`;
  if (first === last) return end;
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  const start = isOneMonth ? dayNumber(first) : `${dayNumber(first)} ${formatShortMonth(first, locale)}`;
  return `${start} – ${end}`;
}

/** `nov`. */
export function formatShortMonth(day: Day, locale: string): string {
  return formatOf(locale, { month: "short", timeZone: "UTC" }).format(utcNoonOf(day)).replace(".", "");
}

/** The same words at the start of a line: `Lunes 16`. */
export function capitalize(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** `noviembre`. */
export function formatMonth(day: Day, locale: string): string {
  return formatOf(locale, { month: "long", timeZone: "UTC" }).format(utcNoonOf(day));
}

/** `16 nov 2026`. */
export function formatMediumDay(day: Day, locale: string): string {
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return formatOf(locale, options).format(utcNoonOf(day));
}

/** `15:04` of a local time. */
export function formatLocalTime(local: LocalDateTime): string {
  return local.slice(11, 16);
}

/** A range in words: whole days by name, times only where an end is not a whole day's. */
export function formatRange(
  window: Window,
  locale: string,
  join: (from: string, to: string) => string,
): string {
  const { first, last, isWhole } = endsOf(window);
  if (first === last) {
    const day = formatLongDay(first, locale, "year");
    return isWhole ? day : `${day}, ${join(startTime(window.from), endTime(window.to))}`;
  }
  const from = formatLongDay(first, locale, isWhole ? partsBeyond(first, last) : "year");
  const to = formatLongDay(last, locale, "year");
  if (isWhole) return join(from, to);
  return join(`${from}, ${startTime(window.from)}`, `${to}, ${endTime(window.to)}`);
}

// Of whole days the names alone say everything.
function endsOf({ from, to }: Window): { first: Day; last: Day; isWhole: boolean } {
  const [first, last] = [dayOf(from), dayOf(to)];
  return { first, last, isWhole: isWholeDays({ from, to }) };
}

// The first day leaves out what the last one says of both.
function partsBeyond(first: Day, last: Day): DayParts {
  if (first.slice(0, 4) !== last.slice(0, 4)) return "year";
  return first.slice(0, 7) === last.slice(0, 7) ? "day" : "month";
}

/** The same range in as few letters as can be read: `16 nov 2026 a 22 nov 2026`. */
export function formatRangeBriefly(
  window: Window,
  locale: string,
  join: (from: string, to: string) => string,
): string {
  const { first, last, isWhole } = endsOf(window);
  const from = formatMediumDay(first, locale);
  if (isWhole) return first === last ? from : join(from, formatMediumDay(last, locale));
  const to = first === last ? endTime(window.to) : `${formatMediumDay(last, locale)}, ${endTime(window.to)}`;
  return join(`${from}, ${startTime(window.from)}`, to);
}

// Seconds are printed only where they say something: a start at :00 and an end at :59 cover whole minutes.
function startTime(local: LocalDateTime): string {
  return local.endsWith(":00") ? formatLocalTime(local) : local.slice(11);
}

function endTime(local: LocalDateTime): string {
  return local.endsWith(":59") ? formatLocalTime(local) : local.slice(11);
}

/** An instant (epoch milliseconds) as the operation's clock shows it, with its day where that is not today. */
export function formatMoment(
  instantMs: number,
  nowMs: number,
  timeZone: string,
  locale: string,
): { time: string; day: string | null } {
  const time = formatOf(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
    instantMs,
  );
  const day = dayAt(instantMs, timeZone);
  return { time, day: day === dayAt(nowMs, timeZone) ? null : formatMediumDay(day, locale) };
}

/** The zone as people call it: `hora de Colombia`. */
export function formatZone(timeZone: string, nowMs: number, locale: string): string {
  const parts = formatOf(locale, { timeZone, timeZoneName: "shortGeneric" }).formatToParts(nowMs);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** A list in the reader's language: `dom 15 y dom 22`. */
export function formatList(
  items: readonly string[],
  locale: string,
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return new Intl.ListFormat(locale, { type }).format(items);
}
