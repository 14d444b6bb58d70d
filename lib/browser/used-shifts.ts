import { type DailyHours, formatHours, parseHours } from "@/lib/search/daily-hours";
import { keepChoice, readChoice } from "./choice-cookie";

const cookie = "auxboard-shifts";
const mostShifts = 4;

/** The shifts that were read in this browser, the newest first. */
export function readUsedShifts(): DailyHours[] {
  const texts = readChoice(cookie)?.split("_") ?? [];
  return texts.slice(0, mostShifts).flatMap((text) => parseHours(text) ?? []);
}

/** Keeps a shift as the newest one. */
export function keepUsedShift(hours: DailyHours): void {
  const texts = [hours, ...readUsedShifts()].map(formatHours);
  keepChoice(cookie, [...new Set(texts)].slice(0, mostShifts).join("_"));
}
