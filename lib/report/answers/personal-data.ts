import type { Day, Window } from "@/lib/dates/window";
import type { RowWarning } from "@/lib/report/figures/aux-row";
import type { AgentChange } from "@/lib/report/figures/rows-change";
import type { RosterAgent } from "@/lib/report/roster/roster";
import type { DayNote } from "./day-note";
import type { TrailEntry } from "./trail-answer";

/** A record as wolkvox gave it; `seconds` null = it left the time blank. */
export type HeldRow = { name: string; nationalId: string; state: string; seconds: number | null };

/** What one stored answer says of a person. */
export type HeldAnswer = {
  /** The operation's civil time. */
  window: Window;
  /** UTC. */
  askedAt: string;
  answeredAt: string;
  /** Whether its figures are the ones that are shown; else a later answer has taken its place, or it is doubted. */
  isInForce: boolean;
  records: HeldRow[];
  /** What was noted of them beside the records. */
  warnings: RowWarning[];
  change: AgentChange[];
};

/** What an alert told of a person; `at` null and nobody in `to` where it was not sent. Instants are UTC. */
export type HeldAlert = {
  alert: string;
  by: string;
  day: Day;
  allowance: string;
  /** Seconds over the limit. */
  over: number;
  to: string[];
  at: string | null;
};

/** What `GET /api/personal-data` answers: everything held about one agent of an operation. */
export type HeldData = {
  operation: string;
  /** The id; empty = rows without one, by `name`. */
  agent: string;
  /** The name that was asked for; empty = by id. Two people without an id who bear one name cannot be told apart. */
  name: string;
  names: string[];
  nationalIds: string[];
  teams: string[];
  /** As the newest version of the settings that names them has them; null = none does. */
  roster: RosterAgent | null;
  /** What earlier versions say of them, where that is something else; the newest first. */
  rosterBefore: RosterAgent[];
  /** Oldest window first. */
  answers: HeldAnswer[];
  /** What is kept of the inside of past days: what each look (UTC) found more than the one before it. Oldest day first. */
  days: { day: string; gains: { at: string; state: string; seconds: number }[] }[];
  /** Links that name the agent: shared ones, and those that are sent. */
  links: { kind: "share" | "schedule" | "view"; by: string; link: string }[];
  /** What was written down about their days. */
  notes: Omit<DayNote, "id" | "agent" | "version">[];
  /** Of which days alerts told that they were over an allowance, and whom. */
  alerts: HeldAlert[];
  /** Texts of people that have the name in them: a removal leaves them, because nobody knows whom they mean. */
  mentions: { kind: "view" | "schedule" | "alert" | "note"; by: string; text: string }[];
  /** What accounts did that names the agent. */
  trail: Pick<TrailEntry, "seq" | "at" | "who" | "what" | "detail">[];
};

/** A person whose records an administrator removed. The list keeps no name and no id of theirs. */
export type Removal = {
  id: string;
  /** UTC. */
  at: string;
  by: string;
  /** Records that were removed from stored answers. */
  records: number;
};

export type RemovalsAnswer = { operation: string; timeZone: string; removals: Removal[] };

/** Whether a link, or its words alone, names an agent: by id, or as the page of theirs. */
export function linkNamesAgent(link: string, agent: string): boolean {
  const [path = "", words = path] = link.split("?");
  if (path.endsWith(`/agents/${encodeURIComponent(agent)}`)) return true;
  return new URLSearchParams(words).getAll("agent").includes(agent);
}
