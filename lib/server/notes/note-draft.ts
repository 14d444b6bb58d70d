import { z } from "zod";
import { isCalendarDay } from "@/lib/dates/day";
import { noteLimits } from "@/lib/report/answers/day-note";
import { agentId } from "@/lib/server/settings/agent-draft";
import { shortName } from "@/lib/server/settings/short-name";

/** What somebody writes down about a day: plain text on one line, of an agent or of everybody. */
export const noteDraft = z.strictObject({
  day: z.string().refine(isCalendarDay, "must be a day, as 2026-12-25"),
  agent: agentId.nullable().default(null),
  text: shortName(noteLimits.text),
  leavesOut: z.boolean("must be true or false").default(false),
});

export type NoteDraft = z.output<typeof noteDraft>;
