import { z } from "zod";
import { noteLimits } from "@/lib/report/answers/day-note";
import { agentId } from "@/lib/server/settings/agent-draft";
import { civilDay } from "@/lib/server/settings/civil-day";
import { shortName } from "@/lib/server/settings/short-name";

/** What somebody writes down about a day: plain text on one line, of an agent or of everybody. */
export const noteDraft = z.strictObject({
  day: civilDay,
  agent: agentId.nullable().default(null),
  text: shortName(noteLimits.text),
  leavesOut: z.boolean("must be true or false").default(false),
});

export type NoteDraft = z.output<typeof noteDraft>;
