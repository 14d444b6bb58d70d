import { z } from "zod";
import { fillSteps } from "@/lib/report/timeline/marks";
import { dayToAsk } from "./ask-day-again";

/** What somebody says of a past day whose hours are to be asked for. Without an operation it is of the first. */
export const fillDraft = dayToAsk.extend({
  operation: z.string().max(100).optional(),
  step: z.literal(fillSteps, { message: `must be one of ${fillSteps.join(", ")}` }),
});
