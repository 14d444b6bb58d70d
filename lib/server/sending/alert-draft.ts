import { z } from "zod";
import { alertModes } from "@/lib/report/answers/alert";
import { canBeKept } from "@/lib/server/store/kept-key";
import { clockTime, recipients, sentName } from "./schedule-draft";

const id = z
  .string()
  .min(1, "must not be empty")
  .max(80, "may have 80 characters at most")
  .refine(canBeKept, "must be text without NUL");

const quiet = z
  .string()
  .refine((given) => {
    const ends = given.split("-");
    return ends.length === 2 && ends.every((end) => clockTime.safeParse(end).success);
  }, "must be times such as 20:00-07:00")
  .refine((given) => new Set(given.split("-")).size === 2, "must not end when it begins");

const words = {
  name: sentName,
  operation: id.optional(),
  allowance: id.nullable(),
  team: id.nullable(),
  to: recipients,
  mode: z.enum(alertModes).default("digest"),
  quiet: quiet.nullable().default(null),
};

/** What somebody says of a new alert. Without an operation it is of the first. */
export const alertDraft = z.strictObject(words);

/** The same of one that is there; what is paused stays so where `isPaused` is not named. */
export const alertChange = z.strictObject({ ...words, isPaused: z.boolean().optional() });

export type AlertDraft = Omit<z.output<typeof alertDraft>, "operation"> & { operation: string };

export type AlertChange = AlertDraft & { isPaused?: boolean | undefined };
