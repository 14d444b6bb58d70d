import { formatNumber } from "@/lib/messages/number-format";
import { type DurationUnit, formatHms, formatShare } from "@/lib/report/figures/duration";

/** A time as a number for a spreadsheet, which reads a plain hyphen and knows no thin space. */
export function timeText(seconds: number, whole: number, unit: DurationUnit, locale: string): string {
  if (unit === "percent") return whole > 0 ? formatShare(seconds, whole, locale).replace(/\s/g, "") : "";
  if (unit === "decimal") return exactHours(seconds, locale);
  return formatHms(seconds).replace("−", "-");
}

/** Six decimals of an hour are four thousandths of a second: sums of many rows stay right to the second. */
export function exactHours(seconds: number, locale: string): string {
  return formatNumber(seconds / 3600, locale, { least: 2, most: 6, isGrouped: false });
}

/** A difference of shares as a share, `-2,3%`: points that a spreadsheet can add up. */
export function exactPoints(difference: number, locale: string): string {
  return `${formatNumber(100 * difference, locale, { least: 1, most: 4, isGrouped: false })}%`;
}
