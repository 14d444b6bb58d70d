import { z } from "zod";
import { allowanceLimits, entryKeyOf, isAllowanceId } from "@/lib/report/allowances/allowance";
import { civilDay } from "./civil-day";
import { shortName } from "./short-name";
import { stateWord } from "./state-draft";

const allowanceEntry = z.strictObject({
  id: z.string().refine(isAllowanceId, "must be 1 to 40 letters a-z, digits, _ or -, and not `any`"),
  name: shortName(allowanceLimits.name),
  states: z
    .array(stateWord)
    .min(1, "must name one state at least")
    .max(allowanceLimits.states, `may name ${allowanceLimits.states} states at most`)
    .transform((states) => [...new Set(states)]),
  seconds: z.int("must be whole seconds").min(1, "must be 1 at least").max(86_400, "may be 86400 at most"),
  from: civilDay,
  team: z.string().min(1, "must be the id of a team, or null").max(200).nullable(),
});

/** What administrators allow; of an allowance everybody and each team have one entry from a day on. */
export const allowanceList = z
  .array(allowanceEntry)
  .max(allowanceLimits.entries, `may have ${allowanceLimits.entries} entries at most`)
  .superRefine((entries, context) => {
    const keys = new Set<string>();
    const ids = new Set<string>();
    for (const [place, entry] of entries.entries()) {
      const key = entryKeyOf(entry);
      if (keys.has(key))
        context.addIssue({
          code: "custom",
          path: [place, "from"],
          message: "another entry of the same allowance and team begins on that day",
        });
      keys.add(key);
      ids.add(entry.id);
      if (ids.size > allowanceLimits.ids)
        return context.addIssue({
          code: "custom",
          path: [place, "id"],
          message: `there may be ${allowanceLimits.ids} allowances at most`,
        });
    }
  });
