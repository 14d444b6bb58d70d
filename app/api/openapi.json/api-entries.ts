import type { z } from "zod";
import type { ProblemCode } from "@/lib/report/answers/problem";
import { linkWords as reportWords } from "@/lib/search/report-link";
import {
  forgottenWords,
  linkDraft,
  linkWords,
  ownWords,
  passwordWords,
  peopleSwitch,
  personChange,
  personDraft,
  setUpWords,
} from "@/lib/server/access/people/person-draft";
import { exportTypes } from "@/lib/server/export/export-response";
import { keyDraft } from "@/lib/server/grants/key-draft";
import { passphraseWords, shareDraft, shareSwitch } from "@/lib/server/grants/share-draft";
import { noteChange, noteDraft } from "@/lib/server/notes/note-draft";
import { dayToAsk } from "@/lib/server/report/ask-day-again";
import { fillDraft } from "@/lib/server/report/fill-draft";
import { alertChange, alertDraft } from "@/lib/server/sending/alert-draft";
import { scheduleChange, scheduleDraft } from "@/lib/server/sending/schedule-draft";
import { agentsWanted } from "@/lib/server/settings/agent-draft";
import { settingsChange, settingsFile } from "@/lib/server/settings/settings-draft";
import { sourceDraft } from "@/lib/server/settings/source-draft";
import { teamChange, teamDraft } from "@/lib/server/teams/team-draft";
import { viewChange, viewDraft } from "@/lib/server/views/view-draft";
import { noteWords } from "../notes/parse-note-question";
import { removalDraft } from "../personal-data/parse-person";
import { trailWords } from "../trail/parse-trail-question";
import type { Answers } from "./answers";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** What answers with something else than JSON of ours, by its id. */
type OtherId = "exportFile" | "readMetrics" | "signInAndOthers";

export type OperationId = keyof Answers | OtherId;

/** What one method of a route does, from the same words and schemas that its handler reads. */
export type ApiEntry = {
  /** Under which its answer and what is said of it are found. */
  id: OperationId;
  /** `session`: no key will do, because it changes something. Left out: a session or a key. */
  needs?: "nothing" | "session" | "wolkvox-token";
  /** Left out: everybody who may come in. */
  who?: "supervisors" | "administrators";
  query?: readonly string[];
  /** Words that an example of its address has. */
  example?: Readonly<Record<string, string>>;
  body?: z.ZodType;
  /** The media types of an answer that is a file. */
  files?: readonly string[];
  /** Of its answer, where it is not 200. */
  status?: number;
  /** What it is refused with, beside what its needs, words and body make plain. */
  problems?: readonly ProblemCode[];
  /** It says in its answer, and in no problem, why it cannot. */
  hasOwnRefusals?: true;
};

const operation = ["operation"];
const question = [...reportWords, "dni"];
const change = { needs: "session" } as const;
const forAdministrators = { who: "administrators" } as const;
const forSupervisors = { who: "supervisors" } as const;

/** Every route of the API by its folder, as Next names it. The auth library's own routes are one. */
export const apiEntries: Readonly<Record<string, Partial<Record<Method, ApiEntry>>>> = {
  "/api/[...path]": {},
  "/api/auth/[...all]": { post: { id: "signInAndOthers", needs: "nothing", hasOwnRefusals: true } },
  "/api/auth/set-up": {
    post: { id: "setUp", needs: "nothing", body: setUpWords, status: 201, problems: ["not-found"] },
  },
  "/api/alerts": {
    get: { id: "listAlerts", ...forSupervisors },
    post: { id: "makeAlert", ...change, ...forSupervisors, body: alertDraft, problems: ["not-found"] },
  },
  "/api/alerts/[alertId]": {
    put: { id: "changeAlert", ...change, ...forSupervisors, body: alertChange },
    delete: { id: "endAlert", ...change, ...forSupervisors },
  },
  "/api/alerts/[alertId]/log": { get: { id: "readAlertLog", ...forSupervisors } },
  "/api/alerts/[alertId]/test": {
    post: { id: "testAlert", ...change, ...forSupervisors, problems: ["rate-limited"] },
  },
  "/api/calls": { get: { id: "readCalls", ...forAdministrators, query: operation } },
  "/api/export": {
    get: {
      id: "exportFile",
      query: [...question, "format"],
      example: { range: "yesterday", format: "json" },
      files: Object.values(exportTypes),
      problems: ["too-large"],
    },
  },
  "/api/forgotten-password": {
    post: { id: "askReset", needs: "nothing", body: forgottenWords, problems: ["rate-limited", "not-found"] },
  },
  "/api/health": { get: { id: "readHealth", needs: "nothing", hasOwnRefusals: true } },
  "/api/invitations/[secret]": {
    post: { id: "spendInvitation", needs: "nothing", body: linkWords, problems: ["gone"] },
  },
  "/api/keys": {
    get: { id: "listKeys", ...forSupervisors },
    post: { id: "makeKey", ...change, ...forSupervisors, body: keyDraft },
  },
  "/api/keys/[keyId]": { delete: { id: "endKey", ...change, ...forSupervisors } },
  "/api/me": {
    get: { id: "readMe" },
    patch: { id: "changeOwnName", ...change, body: ownWords },
  },
  "/api/me/password": {
    post: { id: "changeOwnPassword", ...change, body: passwordWords, problems: ["rate-limited"] },
  },
  "/api/me/sessions": {
    get: { id: "listSessions" },
    delete: { id: "endOtherSessions", ...change },
  },
  "/api/me/sessions/[sessionId]": { delete: { id: "endSession", ...change } },
  "/api/metrics": { get: { id: "readMetrics", ...forAdministrators, files: ["text/plain"] } },
  "/api/openapi.json": { get: { id: "describeApi" } },
  "/api/people": {
    get: { id: "listPeople", ...forAdministrators },
    post: { id: "invitePerson", ...change, ...forAdministrators, body: personDraft },
    put: {
      id: "switchTwoFactor",
      ...change,
      ...forAdministrators,
      body: peopleSwitch,
      problems: ["conflict"],
    },
  },
  "/api/people/[personId]": {
    patch: {
      id: "changePerson",
      ...change,
      ...forAdministrators,
      body: personChange,
      problems: ["conflict"],
    },
    delete: { id: "removePerson", ...change, ...forAdministrators, problems: ["conflict"] },
  },
  "/api/people/[personId]/link": {
    post: {
      id: "renewPersonLink",
      ...change,
      ...forAdministrators,
      body: linkDraft,
      problems: ["conflict"],
    },
    delete: { id: "withdrawPersonLink", ...change, ...forAdministrators },
  },
  "/api/report": {
    get: { id: "readReport", query: [...question, "members"], example: { range: "yesterday" } },
  },
  "/api/report/again": {
    post: {
      id: "askDayAgain",
      ...change,
      ...forAdministrators,
      query: operation,
      body: dayToAsk,
      problems: ["invalid-range", "rate-limited"],
    },
  },
  "/api/report/days": {
    get: {
      id: "readDays",
      query: [...question, "median"],
      example: { range: "last-week", by: "day" },
    },
  },
  "/api/report/hours": {
    get: {
      id: "readHours",
      query: [...operation, "range", "from", "to", "day", "agent", "team", "state", "q", "group"],
      example: { range: "last-7-days" },
    },
  },
  "/api/report/provenance": {
    get: { id: "readProvenance", query: [...question, "look", "since"], example: { range: "yesterday" } },
  },
  "/api/report/timeline": {
    get: {
      id: "readTimeline",
      query: [...operation, "day", "agent", "team", "state", "q", "group"],
      example: { day: "2026-11-27" },
    },
    post: {
      id: "beginFill",
      ...change,
      ...forAdministrators,
      query: operation,
      body: fillDraft,
      status: 202,
      problems: ["invalid-range", "conflict"],
    },
    delete: {
      id: "endFill",
      ...change,
      ...forAdministrators,
      query: [...operation, "day"],
      problems: ["not-found"],
    },
  },
  "/api/report/usual": {
    get: {
      id: "readUsual",
      query: [...operation, "day", "agent", "team", "state", "q", "group"],
      example: { day: "2026-11-27" },
    },
  },
  "/api/schedules": {
    get: { id: "listSchedules", ...forSupervisors },
    post: {
      id: "makeSchedule",
      ...change,
      ...forSupervisors,
      body: scheduleDraft,
      problems: ["invalid-range", "not-found"],
    },
  },
  "/api/schedules/[scheduleId]": {
    patch: {
      id: "changeSchedule",
      ...change,
      ...forSupervisors,
      body: scheduleChange,
      problems: ["invalid-range"],
    },
    delete: { id: "endSchedule", ...change, ...forSupervisors },
  },
  "/api/schedules/[scheduleId]/runs": { get: { id: "listScheduleRuns", ...forSupervisors } },
  "/api/schedules/[scheduleId]/test": {
    post: { id: "testSchedule", ...change, ...forSupervisors, problems: ["rate-limited"] },
  },
  "/api/settings": {
    get: { id: "readSettings", query: [...operation, "version"], problems: ["forbidden"] },
    put: {
      id: "changeSettings",
      ...change,
      ...forAdministrators,
      query: operation,
      body: settingsChange,
      problems: ["invalid-settings", "conflict"],
    },
  },
  "/api/settings/agents": {
    post: {
      id: "listWolkvoxAgents",
      ...change,
      ...forAdministrators,
      query: operation,
      body: agentsWanted,
      problems: ["rate-limited"],
    },
  },
  "/api/settings/changes": {
    post: {
      id: "previewSettings",
      ...change,
      ...forAdministrators,
      query: operation,
      body: settingsFile,
      problems: ["invalid-settings"],
    },
  },
  "/api/settings/history": {
    get: { id: "readSettingsHistory", ...forAdministrators, query: [...operation, "before"] },
  },
  "/api/settings/states": { get: { id: "readSeenStates", ...forAdministrators, query: operation } },
  "/api/source": {
    put: {
      id: "changeSource",
      ...change,
      ...forAdministrators,
      body: sourceDraft,
      problems: ["conflict", "rate-limited"],
    },
  },
  "/api/shared/[secret]": {
    post: {
      id: "openShare",
      needs: "nothing",
      body: passphraseWords,
      problems: ["gone", "forbidden", "rate-limited"],
    },
  },
  "/api/shared/[secret]/report": {
    get: { id: "readShare", needs: "nothing", problems: ["gone", "unauthenticated", "rate-limited"] },
  },
  "/api/shares": {
    get: { id: "listShares", ...forSupervisors },
    post: {
      id: "makeShare",
      ...change,
      ...forSupervisors,
      body: shareDraft,
      problems: ["invalid-range", "not-found"],
    },
    put: { id: "switchShares", ...change, ...forAdministrators, body: shareSwitch },
  },
  "/api/shares/[shareId]": { delete: { id: "endShare", ...change, ...forSupervisors } },
  "/api/teams": {
    get: { id: "listTeams", query: [...operation, "members"] },
    post: { id: "makeTeam", ...change, ...forAdministrators, query: operation, body: teamDraft },
  },
  "/api/teams/[teamId]": {
    get: { id: "readTeam", query: operation },
    put: {
      id: "changeTeam",
      ...change,
      ...forAdministrators,
      query: operation,
      body: teamChange,
      problems: ["conflict"],
    },
    delete: { id: "removeTeam", ...change, ...forAdministrators, query: operation },
  },
  "/api/notes": {
    get: { id: "listNotes", query: [...operation, ...noteWords] },
    post: {
      id: "makeNote",
      ...change,
      ...forSupervisors,
      query: operation,
      body: noteDraft,
      problems: ["not-found"],
    },
  },
  "/api/notes/[noteId]": {
    put: {
      id: "changeNote",
      ...change,
      ...forSupervisors,
      query: operation,
      body: noteChange,
      problems: ["conflict"],
    },
    delete: {
      id: "removeNote",
      ...change,
      ...forSupervisors,
      query: [...operation, "version"],
      problems: ["conflict"],
    },
  },
  "/api/views": {
    get: { id: "listViews" },
    post: {
      id: "makeView",
      ...change,
      body: viewDraft,
      problems: ["invalid-range", "not-found", "forbidden"],
    },
  },
  "/api/views/[viewId]": {
    put: {
      id: "changeView",
      ...change,
      body: viewChange,
      problems: ["invalid-range", "conflict", "forbidden"],
    },
    delete: { id: "removeView", ...change, problems: ["forbidden"] },
  },
  "/api/personal-data": {
    get: { id: "readPersonalData", ...forAdministrators, query: [...operation, "agent", "name"] },
  },
  "/api/personal-data/removals": {
    get: { id: "listRemovals", ...forAdministrators, query: operation },
    post: {
      id: "removeAgent",
      ...change,
      ...forAdministrators,
      query: operation,
      body: removalDraft,
      problems: ["conflict", "not-found"],
    },
  },
  "/api/personal-data/removals/[removalId]": {
    delete: { id: "readmitAgent", ...change, ...forAdministrators, query: operation },
  },
  "/api/trail": {
    get: {
      id: "readTrail",
      ...forAdministrators,
      query: [...operation, ...trailWords],
      example: { limit: "10" },
      files: [exportTypes.csv],
      problems: ["invalid-range"],
    },
  },
  "/api/v2/reports_manager.php": {
    get: {
      id: "reportAsWolkvox",
      needs: "wolkvox-token",
      query: ["api", "date_ini", "date_end"],
      example: { api: "agent_3", date_ini: "20261101000000", date_end: "20261130235959" },
      hasOwnRefusals: true,
    },
  },
};
