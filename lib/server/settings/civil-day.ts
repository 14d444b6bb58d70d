import { z } from "zod";
import { isCalendarDay } from "@/lib/dates/day";

/** A day of the operation's calendar, as it is sent. */
export const civilDay = z.string().refine(isCalendarDay, "must be a day, as 2026-12-25");
