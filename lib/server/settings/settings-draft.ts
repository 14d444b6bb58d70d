import { z } from "zod";
import { isCalendarDay } from "@/lib/dates/day";
import { isPlainText } from "@/lib/report/text";
import { stateList } from "./state-draft";

const mostDaysOff = 400;

const dayOff = z.strictObject({
  day: z.string().refine(isCalendarDay, "must be a day, as 2026-12-25"),
  name: z
    .string()
    .transform((name) => name.normalize("NFC").replace(/\s+/g, " ").trim())
    .refine((name) => name !== "", "must not be empty")
    .refine((name) => name.length <= 80, "may have 80 characters at most")
    .refine(isPlainText, "may hold no invisible characters or direction marks"),
});

const weekday = z.int("must be a whole number from 1 (Monday) to 7 (Sunday)").min(1).max(7);

/** What an administrator sets for an operation: the whole document, each day once and in order. */
export const settingsDraft = z.strictObject({
  closedWeekdays: z
    .array(weekday)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b))
    .refine((days) => days.length < 7, "may not close every day of the week"),
  daysOff: z
    .array(dayOff)
    .max(mostDaysOff, `may name ${mostDaysOff} days at most`)
    .refine((days) => new Set(days.map(({ day }) => day)).size === days.length, "may name a day once")
    .transform((days) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1))),
  // Who does not know of these leaves them out, and what is set stays.
  states: stateList.optional(),
  background: z.boolean("must be true or false").optional(),
});

export type SettingsDraft = z.infer<typeof settingsDraft>;

/** The same with the version that the change was begun on; the operation may be said once more, as it was answered. */
export const settingsChange = settingsDraft.extend({
  version: z.int32().nonnegative(),
  operation: z.string().optional(),
});
