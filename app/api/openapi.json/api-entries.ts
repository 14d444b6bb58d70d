import type { z } from "zod";
import { exportFormats } from "@/lib/report/export-format";
import { linkWords as reportWords } from "@/lib/search/report-link";
import { linkWords, ownWords, personChange, personDraft } from "@/lib/server/access/people/person-draft";
import { keyDraft } from "@/lib/server/grants/key-draft";
import { passphraseWords, shareDraft, shareSwitch } from "@/lib/server/grants/share-draft";
import { dayToAsk } from "@/lib/server/report/ask-day-again";
import { scheduleChange, scheduleDraft } from "@/lib/server/sending/schedule-draft";
import { settingsChange } from "@/lib/server/settings/settings-draft";
import { teamChange, teamDraft } from "@/lib/server/teams/team-draft";
import { trailWords } from "../trail/parse-trail-question";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What one method of a route does, from the same words and schemas that its handler reads. */
export type ApiEntry = {
  summary: string;
  /** `session`: no key will do, because it changes something. Left out: a session or a key. */
  needs?: "nothing" | "session" | "wolkvox-token";
  query?: readonly string[];
  body?: z.ZodType;
  /** Where the answer is no JSON. */
  file?: true;
};

const operation = ["operation"];
const question = [...reportWords, "dni"];
const change = { needs: "session" } as const;

/** Every route of the API by its folder, as Next names it. The auth library's own routes are one. */
export const apiEntries: Readonly<Record<string, Partial<Record<Method, ApiEntry>>>> = {
  "/api/[...path]": {},
  "/api/auth/[...all]": {
    post: { summary: "Sign-in, sign-out and the other routes of the auth library", needs: "nothing" },
  },
  "/api/auth/set-up": { post: { summary: "Spends the set-up link of the first start", needs: "nothing" } },
  "/api/calls": { get: { summary: "The day's calls to wolkvox; administrators", query: operation } },
  "/api/export": {
    get: { summary: `A file: format=${exportFormats.join("|")}`, query: [...question, "format"], file: true },
  },
  "/api/health": { get: { summary: "Whether the server is well", needs: "nothing" } },
  "/api/invitations/[secret]": {
    post: { summary: "Spends a one-time link on a password", needs: "nothing", body: linkWords },
  },
  "/api/keys": {
    get: { summary: "Keys of the API" },
    post: { summary: "A new key, told once", ...change, body: keyDraft },
  },
  "/api/keys/[keyId]": { delete: { summary: "Ends a key at once", ...change } },
  "/api/me": {
    get: { summary: "Who asks, and what they may see" },
    patch: { summary: "Changes one's own name", ...change, body: ownWords },
  },
  "/api/me/password": { post: { summary: "Changes one's own password", ...change } },
  "/api/me/sessions": {
    get: { summary: "One's own sessions" },
    delete: { summary: "Ends all of one's other sessions", ...change },
  },
  "/api/me/sessions/[sessionId]": { delete: { summary: "Ends one of one's own sessions", ...change } },
  "/api/metrics": {
    get: { summary: "Figures about the server, for Prometheus; administrators", file: true },
  },
  "/api/openapi.json": { get: { summary: "This description" } },
  "/api/people": {
    get: { summary: "Who may sign in; administrators" },
    post: { summary: "Invites somebody; administrators", ...change, body: personDraft },
  },
  "/api/people/[personId]": {
    patch: { summary: "Changes a person; administrators", ...change, body: personChange },
    delete: { summary: "Removes a person; administrators", ...change },
  },
  "/api/people/[personId]/link": {
    post: { summary: "A new one-time link; administrators", ...change },
    delete: { summary: "Withdraws the one-time link; administrators", ...change },
  },
  "/api/report": {
    get: { summary: "Seconds per agent and state", query: [...question, "members"] },
  },
  "/api/report/again": {
    post: {
      summary: "One more look at a civil day; administrators",
      ...change,
      query: operation,
      body: dayToAsk,
    },
  },
  "/api/report/days": {
    get: { summary: "Seconds per day, week or month and state", query: [...question, "median"] },
  },
  "/api/report/provenance": { get: { summary: "The answers behind a figure", query: question } },
  "/api/schedules": {
    get: { summary: "What is sent as a file, to whom and when; supervisors and administrators" },
    post: { summary: "A link that is sent from now on", ...change, body: scheduleDraft },
  },
  "/api/schedules/[scheduleId]": {
    patch: { summary: "Changes a schedule", ...change, body: scheduleChange },
    delete: { summary: "Ends a schedule, and forgets its runs", ...change },
  },
  "/api/schedules/[scheduleId]/runs": { get: { summary: "The newest 60 runs of a schedule" } },
  "/api/schedules/[scheduleId]/test": {
    post: { summary: "Sends the last closed period at once", ...change },
  },
  "/api/settings": {
    get: { summary: "What administrators have set for the operation", query: operation },
    put: { summary: "The whole document; administrators", ...change, query: operation, body: settingsChange },
  },
  "/api/shared/[secret]": {
    post: { summary: "Opens a shared link by its passphrase", needs: "nothing", body: passphraseWords },
  },
  "/api/shared/[secret]/report": {
    get: { summary: "The figures of a shared link, as they are known", needs: "nothing" },
  },
  "/api/shares": {
    get: { summary: "The live shared links" },
    post: { summary: "Shares a report, its address told once", ...change, body: shareDraft },
    put: { summary: "Allows shared links, or forbids them; administrators", ...change, body: shareSwitch },
  },
  "/api/shares/[shareId]": { delete: { summary: "Ends a shared link at once", ...change } },
  "/api/teams": {
    get: { summary: "The operation's teams", query: [...operation, "members"] },
    post: { summary: "A new team; administrators", ...change, query: operation, body: teamDraft },
  },
  "/api/teams/[teamId]": {
    get: { summary: "One team", query: operation },
    put: { summary: "Changes a team; administrators", ...change, query: operation, body: teamChange },
    delete: { summary: "Removes a team; administrators", ...change, query: operation },
  },
  "/api/trail": {
    get: { summary: "What people did; administrators", query: [...operation, ...trailWords] },
  },
  "/api/v2/reports_manager.php": {
    get: {
      summary: "wolkvox's own answer to agent_3, by a key in the place of its token",
      needs: "wolkvox-token",
      query: ["api", "date_ini", "date_end"],
    },
  },
};
