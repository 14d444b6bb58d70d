import { z } from "zod";
import { isCalendarDay, isLikelyYear } from "@/lib/dates/day";

/** A day of the operation's calendar, as it is sent. */
export const civilDay = z
  .string()
  .refine((text) => isCalendarDay(text) && isLikelyYear(text), "must be a day, as 2026-12-25");
