import type { CellStyle } from "hucre/xlsx";
import type { TableColumn } from "@/lib/report/export-table";

type Kind = TableColumn["kind"];

/** A duration of any length; hours never wrap at 24. */
const timeFormat = "[h]:mm:ss";
// Before 1900 there is no time of day: a spreadsheet shows a time below zero only under a form of its own.
const negativeFormat = "[h]:mm:ss;-[h]:mm:ss";

const formats: Partial<Record<Kind, string>> = {
  time: timeFormat,
  average: timeFormat,
  change: "+0.00;-0.00;0.00",
  growth: "+0.0%;-0.0%;0.0%",
  part: "0.0%",
  count: "0",
  day: "yyyy-mm-dd",
};

export const headStyle: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF1F6" } },
  alignment: { wrapText: true, vertical: "top" },
};

/** Letters' widths of a column that needs none of its own. */
export const widths: Record<Kind, number> = {
  ...{ text: 16, time: 13, average: 13, change: 13, growth: 11, part: 11, count: 11, day: 12 },
};

const secondsADay = 86_400;
const secondsAnHour = 3600;

/** A figure as a cell holds it: days of a calendar, hours of a difference. */
export function amountOf(figure: number, kind: Kind): number {
  if (kind === "time" || kind === "average") return figure / secondsADay;
  return kind === "change" ? figure / secondsAnHour : figure;
}

/** How a figure is shown. */
export function styleOf(kind: Kind, { isBold = false, isNegative = false } = {}): CellStyle {
  const isTime = kind === "time" || kind === "average";
  const numFmt = isTime && isNegative ? negativeFormat : formats[kind];
  return { ...(numFmt && { numFmt }), ...(isBold && { font: { bold: true } }) };
}
