import { z } from "zod";
import { noteLimits } from "@/lib/report/answers/day-note";
import { agentId } from "@/lib/server/settings/agent-draft";
import { civilDay } from "@/lib/server/settings/civil-day";
import { shortName } from "@/lib/server/settings/short-name";

const text = shortName(noteLimits.text);
const leavesOut = z.boolean("must be true or false");

/** What somebody writes down about a day: plain text on one line, of an agent or of everybody. */
export const noteDraft = z.strictObject({
  day: civilDay,
  agent: agentId.nullable().default(null),
  text,
  leavesOut: leavesOut.default(false),
});

/** What is changed of one; what it does not name stays. The version is that of which the change was begun. */
export const noteChange = z.strictObject({
  text: text.optional(),
  leavesOut: leavesOut.optional(),
  version: z.int32("must be the version that was seen").positive(),
});

export type NoteDraft = z.output<typeof noteDraft>;
