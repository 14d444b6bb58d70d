import { formatNumber } from "@/lib/messages/number-format";

export type DurationUnit = "hm" | "hms" | "decimal" | "percent";

/** The unit of times that are no part of a whole, as those per day worked: where times are shares, hours and minutes. */
export function timeUnit(unit: DurationUnit): Exclude<DurationUnit, "percent"> {
  return unit === "percent" ? "hm" : unit;
}

// A thin space that no line breaks at.
const thinSpace = "\u202f";
const minus = "−";

/** `27:05:09`: hours never wrap at 24. */
export function formatHms(seconds: number): string {
  const { sign, hours, minutes, rest } = splitSeconds(seconds, 1);
  return `${sign}${hours}:${twoDigits(minutes)}:${twoDigits(rest)}`;
}

/**
 * `41h 06m`, `45m`, `38s`: rounded to the minute (half up), under a minute in seconds, so that a time is never
 * shown as none. Zero is `0`.
 */
export function formatHm(seconds: number): string {
  if (seconds === 0) return "0";
  const whole = Math.max(1, Math.round(Math.abs(seconds)));
  if (whole < 60) return `${seconds < 0 ? minus : ""}${whole}s`;
  const { sign, hours, minutes } = splitSeconds(seconds, 60);
  return hours === 0 ? `${sign}${minutes}m` : `${sign}${hours}h${thinSpace}${twoDigits(minutes)}m`;
}

/** Hours with two decimals in the reader's notation: `41,10`. */
export function formatDecimalHours(seconds: number, locale: string): string {
  return formatDecimal(seconds / 3600, locale, 2);
}

/** A share with one decimal, `12,5 %`; a dash where there is nothing to share. */
export function formatShare(part: number, whole: number, locale: string): string {
  return whole > 0 ? `${formatDecimal((part / whole) * 100, locale, 1)}${thinSpace}%` : "–";
}

/** A duration in the unit of the link. `whole` is what 100 % stands for, in seconds. */
export function formatDuration(seconds: number, whole: number, unit: DurationUnit, locale: string): string {
  switch (unit) {
    case "hm":
      return formatHm(seconds);
    case "hms":
      return formatHms(seconds);
    case "decimal":
      return formatDecimalHours(seconds, locale);
    case "percent":
      return formatShare(seconds, whole, locale);
  }
}

function splitSeconds(seconds: number, step: number) {
  const rounded = Math.round(Math.abs(seconds) / step) * step;
  return {
    sign: seconds < 0 ? minus : "",
    hours: Math.floor(rounded / 3600),
    minutes: Math.floor((rounded % 3600) / 60),
    rest: rounded % 60,
  };
}

/** A number of a clock: `07`. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

// The same minus as in the other units, and none before a zero.
function formatDecimal(value: number, locale: string, digits: number): string {
  return formatNumber(value, locale, { least: digits, most: digits }).replace("-", minus);
}
