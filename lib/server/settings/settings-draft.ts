import { z } from "zod";
import { agentList } from "./agent-draft";
import { allowanceList } from "./allowance-draft";
import { civilDay } from "./civil-day";
import { shortName } from "./short-name";
import { stateList } from "./state-draft";

const mostDaysOff = 400;

/** Four hundred named days, two thousand states and five thousand agents, with room. */
export const mostSettingsBytes = 4 * 1024 * 1024;

const dayOff = z.strictObject({
  day: civilDay,
  name: shortName(80),
});

const weekday = z.int("must be a whole number from 1 (Monday) to 7 (Sunday)").min(1).max(7);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time, as 06:00");

const watchDraft = z
  .strictObject({
    days: z
      .array(weekday)
      .transform((days) => [...new Set(days)].sort((a, b) => a - b))
      .refine((days) => days.length > 0, "must name a weekday"),
    from: timeOfDay,
    to: z.union([timeOfDay, z.literal("24:00")], "must be a time, as 22:00 or 24:00"),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must be after from" });

/**
 * What an administrator sets for an operation: the whole document, each day once and in order. Who does not know of a part
 * leaves it out, and what is set stays.
 */
const settingsDraft = z.strictObject({
  closedWeekdays: z
    .array(weekday)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b))
    .refine((days) => days.length < 7, "may not close every day of the week")
    .optional(),
  daysOff: z
    .array(dayOff)
    .max(mostDaysOff, `may name ${mostDaysOff} days at most`)
    .refine((days) => new Set(days.map(({ day }) => day)).size === days.length, "may name a day once")
    .transform((days) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1)))
    .optional(),
  states: stateList.optional(),
  allowances: allowanceList.optional(),
  warnings: z.strictObject({ leftPercent: z.int().min(1).max(99) }).optional(),
  agents: agentList.optional(),
  background: z.boolean("must be true or false").optional(),
  watch: watchDraft.nullable().optional(),
});

/** The same with the version that the change was begun on; the operation may be said once more, as it was answered. */
export const settingsChange = settingsDraft.extend({
  version: z.int32().nonnegative(),
  operation: z.string().optional(),
  /** The version that this one goes back to, for the trail. */
  restores: z.int32().positive().optional(),
});

const partNames = Object.keys(settingsDraft.shape);

/** A document as it was taken away, perhaps from another operation: which one and which version it was says nothing here. */
export const settingsFile = settingsDraft
  .extend({ version: z.number().optional(), operation: z.string().optional() })
  .refine((file) => partNames.some((part) => part in file), "must have a part of the settings");
