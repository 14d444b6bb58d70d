import { type DurationUnit, formatHms, formatShare } from "@/lib/report/figures/duration";

/** A time as a number for a spreadsheet, which reads a plain hyphen and knows no thin space. */
export function timeText(seconds: number, whole: number, unit: DurationUnit, locale: string): string {
  if (unit === "percent") return whole > 0 ? formatShare(seconds, whole, locale).replace(/\s/g, "") : "";
  if (unit === "decimal") return exactHours(seconds, locale);
  return formatHms(seconds).replace("−", "-");
}

/** Six decimals of an hour are four thousandths of a second: sums of many rows stay right to the second. */
export function exactHours(seconds: number, locale: string): string {
  return formatNumber(seconds / 3600, locale, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
}

/** A difference of shares as a share, `-2,3%`: points that a spreadsheet can add up. */
export function exactPoints(difference: number, locale: string): string {
  return `${formatNumber(100 * difference, locale, { minimumFractionDigits: 1, maximumFractionDigits: 4 })}%`;
}

function formatNumber(value: number, locale: string, digits: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, { ...digits, useGrouping: false, signDisplay: "negative" }).format(
    value,
  );
}
