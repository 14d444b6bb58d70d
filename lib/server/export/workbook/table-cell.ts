import { countDays } from "@/lib/dates/day";
import type { Day } from "@/lib/dates/window";
import { guardSheetText } from "@/lib/report/columns/formula-guard";
import type { TableColumn } from "@/lib/server/export/tables/file-columns";
import type { Cell } from "@/lib/server/export/xlsx/cell";
import type { Look } from "@/lib/server/export/xlsx/look";

type Kind = TableColumn["kind"];

const secondsADay = 86_400;
const secondsAnHour = 3600;
const looks = {
  ...{ text: "text", time: "time", average: "time", change: "hours" },
  ...{ growth: "growth", part: "part", count: "count", day: "day" },
} as const satisfies Record<Kind, Look>;

/** A text from outside, or of ours, that stays a text. */
export function textCell(text: string, look: Look = "text"): Cell {
  return text === "" ? null : { value: guardSheetText(text), look };
}

/** A figure as a cell holds and shows it: times as days of a calendar, differences as hours. */
export function figureCell(
  figure: number,
  kind: Kind,
  { formula, isBold = false }: { formula?: string | null; isBold?: boolean } = {},
): Cell {
  const isTime = kind === "time" || kind === "average";
  const look = isTime && figure < 0 ? "negative" : looks[kind];
  return {
    value: isTime ? figure / secondsADay : kind === "change" ? figure / secondsAnHour : figure,
    look: isBold ? `bold:${look}` : look,
    ...(formula && { formula }),
  };
}

const serials = new Map<Day, number>();

/** A civil day as a true date. */
export function dayCell(day: Day): Cell {
  return { value: serialOf(day), look: "day" };
}

// Day 1 is the first of January 1900, and a 29th of February 1900 is counted that never was.
function serialOf(day: Day): number {
  const known = serials.get(day) ?? countDays("1899-12-30", day) - 1;
  serials.set(day, known);
  return known;
}
