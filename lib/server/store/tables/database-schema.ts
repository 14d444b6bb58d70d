import type { Generated, Kysely } from "kysely";
import type { Day, LocalDateTime } from "@/lib/dates/window";
import type { StateClass } from "@/lib/report/states/state-shades";

/** As better-auth keeps them: SQLite knows neither times nor truth, PostgreSQL gives both as what they are. */
export type AccountTime = string | { valueOf(): number };
type AccountFlag = number | boolean;

/** A name for a link. `operation` is the one that the link is of. */
export type SavedViewTable = {
  id: string;
  owner_id: string;
  operation: string;
  name: string;
  link: string;
  is_shared: number;
  version: number;
};

/** What `/` opens for somebody. Name and maker are kept, so that a view that is gone can be told. */
type DefaultViewTable = { user_id: string; view_id: string; name: string; by: string };

/** A note on a day. `operation` is the key of its ledger: agents are those of one source. Null = of everybody. */
export type DayNoteTable = {
  id: string;
  operation: string;
  day: Day;
  agent_id: string | null;
  text: string;
  leaves_out: number;
  by_id: string;
  /** Epoch milliseconds. */
  at: number;
  /** One more with each change. */
  version: number;
  /** Who changed it last, and when; null = nobody did. */
  changed_by_id: string | null;
  changed_at: number | null;
};

/** The columns of better-auth's own tables that we read; the library makes and writes them. */
type UserTable = {
  id: string;
  name: string;
  email: string;
  role: string | null;
  banned: AccountFlag | null;
  banReason: string | null;
  banExpires: AccountTime | null;
  emailVerified: AccountFlag;
  twoFactorEnabled: AccountFlag | null;
  createdAt: AccountTime;
  updatedAt: AccountTime;
};

/** What the auth library remembers for a while: of a sign-in that waits for its code, the id of the account. */
type VerificationTable = { identifier: string; value: string };

/** What the codes of an account are made with; encrypted with the installation's secret. */
type TwoFactorTable = { id: string; userId: string };

/** How an account is signed in to: by a password where `providerId` is `credential`. */
type AccountTable = {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: AccountTime;
  updatedAt: AccountTime;
};

/**
 * What limits a person beside the role, kept under the account's id; whoever has no row is not limited. `operations` and
 * `teams` are JSON lists of ids, null = all; `rights` is a JSON list of what is granted by name.
 */
type PersonTable = {
  user_id: string;
  operations: string | null;
  teams: string | null;
  rights: string;
  /** The newest sign-in, epoch milliseconds. */
  signed_in_at: number | null;
};

/** A secret address that sets a password once. `hash` is the SHA-256 of the secret; times are epoch milliseconds. */
type OneTimeLinkTable = {
  hash: string;
  user_id: string;
  purpose: "invitation" | "reset";
  created_at: number;
  ends_at: number;
  /** When it was used, replaced or withdrawn; null = it is in force until it ends. */
  closed_at: number | null;
};

type SessionTable = {
  /** By which provider its owner came; null = with a password. */
  provider: string | null;
  id: string;
  token: string;
  userId: string;
  createdAt: AccountTime;
  updatedAt: AccountTime;
  expiresAt: AccountTime;
  userAgent: string | null;
};

/**
 * A secret that lets its bearer read in the name of its maker: a key of the API, or a shared link. `hash` is the SHA-256 of the
 * secret, `content` JSON as its kind reads it, instants are epoch milliseconds.
 */
export type AccessGrantTable = {
  id: string;
  kind: "key" | "share";
  hash: string;
  user_id: string;
  content: string;
  created_at: number;
  ends_at: number;
  revoked_at: number | null;
  /** The last use; a key's is noted at most once a minute. */
  used_at: number | null;
  uses: Generated<number>;
};

/** One opening of a shared link. */
type ShareOpeningTable = { grant_id: string; opened_at: number };

/** What administrators decide for the whole installation; `shares`: `on` where links may be shared. */
type InstallationSettingTable = { name: string; value: string; changed_at: number };

/** What this installation keeps secret: the session secret, the hash of the set-up token. */
type AppSecretTable = { name: string; value: string; created_at: number };

/** Failed sign-ins of one account, address or browser; the bucket is a keyed hash, the times epoch milliseconds. */
type SignInAttemptTable = { bucket: string; failures: number; started_at: number };

/** Addresses from which an account was signed in to; the place is a keyed hash of both. */
type SignInPlaceTable = { place: string; seen_at: number };

/** A state's place in the palette, given once. */
type StateStyleTable = { operation: string; state: string; state_class: StateClass; shade: number };

/** A named list of agents; `agents` is a JSON list of ids, `name_key` the name as it is found, unique per operation. */
type TeamTable = {
  operation: string;
  id: string;
  name: string;
  name_key: string;
  version: number;
  /** JSON: the ids of its members. */
  agents: string;
  agent_count: number;
};

/** Every version of what administrators set for an operation; `document` is JSON, the highest version holds. */
type SettingTable = {
  operation: string;
  version: number;
  document: string;
  changed_by: string;
  changed_at: number;
};

/**
 * A person whose records were removed, by a hash of who it was; instants are epoch milliseconds. Answers up to `checked_id`
 * hold nothing of theirs; `done_at` null = the first look through them has not ended.
 */
type ErasedAgentTable = {
  operation: string;
  hash: string;
  erased_at: number;
  erased_by: string;
  records: number;
  checked_id: number;
  done_at: number | null;
  /** When the person was let in again; null = nothing of theirs is kept. */
  ended_at: number | null;
};

/**
 * One answer of wolkvox, never changed but where a person is removed. Window in the operation's civil time, instants in epoch milliseconds. `digest`
 * names its rows in `answer_rows`; null = no data. `warnings` is JSON, `fence` the lease's under which it was asked.
 */
export type AnswerTable = {
  id: Generated<number>;
  operation: string;
  window_from: LocalDateTime;
  window_to: LocalDateTime;
  asked_at: number;
  /** Null = an older version kept it: as `asked_at`. */
  witnessed_at: number | null;
  answered_at: number;
  outcome: "rows" | "no-data";
  row_count: number;
  total_seconds: number;
  digest: string | null;
  warnings: string;
  /** 1 = it says less than the answer in force, and is not in force yet. */
  is_doubted: Generated<number>;
  /** How it changed what was in force, as JSON; null = it only added. */
  change: string | null;
  fence: number;
};

/**
 * Which source gave an operation its figures, the highest `turn` now. `ledger` is what the other tables call `operation`:
 * the operation's id, or another key where it began anew.
 */
export type OperationSourceTable = {
  operation: string;
  turn: number;
  ledger: string;
  source: string;
  is_demo: number;
  since: number;
};

/** What an administrator entered of an operation's source; `token` is encrypted, `server` null where the environment names it. */
export type EnteredSourceTable = {
  operation: string;
  version: number;
  server: string | null;
  token: string;
  name: string;
  time_zone: string;
  changed_by: string;
  changed_at: number;
};

/** The rows of answers, packed, kept once for all answers of an operation that say the same. */
export type AnswerRowsTable = { operation: string; digest: string; packed: Uint8Array };

/** The gains of a day (`Gains`): `looks` as JSON, each with where its rows begin; `last_id`, the newest answer in them. */
export type DayGainTable = {
  operation: string;
  day: string;
  looks: string;
  last_id: number;
  digest: string;
  packed: Uint8Array;
};

/**
 * A past day that is asked hour by hour. Its answers are in `answer`, and stay looks at the day when it has ended. Instants in
 * epoch milliseconds.
 */
export type DayFillTable = {
  operation: string;
  day: string;
  /** Up to which times the day is asked, and was by fills before, as a list in JSON. */
  marks: string;
  /** How many of these were known when it began. */
  known_before: number;
  started_at: number;
  /** Null while it runs. */
  ended_at: number | null;
  /** Why its newest call came to nothing, in JSON. */
  problem: string | null;
  /** Which process asks, by the database's clock until when; others wait. */
  holder: string;
  held_until: number;
};

/** Why the newest try for a window failed; gone with its next answer. Instants in epoch milliseconds. */
export type WindowFailureTable = {
  operation: string;
  window_from: LocalDateTime;
  window_to: LocalDateTime;
  code: string;
  detail: string;
  since: number;
  retry_at: number;
  times: number;
  /** The digest of the token that met it; null = an older version kept it. */
  token: string | null;
};

/** Every agent that an answer has named. */
export type LedgerAgentTable = { operation: string; id: string };

/** Every call sent to wolkvox, written before it is sent: each costs one of the day's. */
export type UpstreamCallTable = {
  id: Generated<number>;
  operation: string;
  /** The operation's civil day on which it was sent. */
  day: Day;
  asked_at: number;
  purpose: "reader" | "background";
  /** The account of the reader who waits for it; null for background work. */
  asked_by: string | null;
  window_from: LocalDateTime;
  window_to: LocalDateTime;
  /** `sent` until it has ended, and for ever where the process was killed: call-day.ts tells it from one that runs. */
  outcome: string;
  /** A few of wolkvox's own words, cleaned, for administrators. */
  quotation: string | null;
  duration_ms: number | null;
};

/** The right to call with a token: one row per token and simultaneous call. `token` is a digest, never the token. */
export type TokenLeaseTable = {
  token: string;
  slot: number;
  fence: number;
  holder: string;
  /** By the database's clock, as `called_at`: when the last call was sent. */
  expires_at: number;
  called_at: number;
};

/** A refusal that stops all calls of a token, by the database's clock. */
export type TokenHoldTable = { token: string; code: string; detail: string; since: number; until: number };

/** Who waits for a token's lease: one ticket per process. Lower priority first, then the older ticket. */
export type TokenTicketTable = {
  token: string;
  holder: string;
  priority: number;
  asked_at: number;
  seen_at: number;
};

/** An entry of the trail, never changed; `detail` is JSON, `at` epoch milliseconds (trail/chain.ts). */
type TrailEntryTable = {
  seq: number;
  at: number;
  who_id: string | null;
  who: string | null;
  what: string;
  operation: string | null;
  detail: string;
  address: string;
  before: string;
  digest: string;
};

/** Where the trail begins and ends, signed with the installation's secret. */
type TrailMarkTable = {
  name: "start" | "end";
  seq: number;
  digest: string;
  key_id: string;
  signature: string;
};

/** A link that is sent as a file. Times are epoch milliseconds by the database's clock. */
export type ScheduleTable = {
  id: string;
  /** The account of its maker: the file is read with their rights. */
  owner_id: string;
  name: string;
  link: string;
  operation: string;
  format: string;
  /** JSON: e-mail addresses, or one address of a webhook. */
  recipients: string;
  every: string;
  at: string;
  locale: string;
  is_paused: number;
  stopped: string | null;
  next_at: number;
  tested_at: number;
};

/** The sending of one period: unique, so that of all instances one makes it. `fence` counts who has taken it. */
export type ScheduleRunTable = {
  schedule_id: string;
  period: string;
  due_at: number;
  state: string;
  attempts: number;
  next_at: number;
  fence: number;
  lease_until: number;
  ended_at: number | null;
  problem: string | null;
  detail: string;
  /** JSON: where a letter of an alert went; null = it has not gone, or is of a schedule. */
  recipients: string | null;
};

/** A rule that tells who is over an allowance. Times are epoch milliseconds by the database's clock. */
export type AlertTable = {
  id: string;
  /** The account of its maker: it tells what they may pass on. */
  owner_id: string;
  name: string;
  operation: string;
  /** Null = any. */
  allowance: string | null;
  /** Null = whomever its maker may see. */
  team: string | null;
  /** JSON: e-mail addresses, or one address of a webhook. */
  recipients: string;
  mode: string;
  /** `HH:mm-HH:mm` of the operation's clock; null = none. */
  quiet: string | null;
  locale: string;
  is_paused: number;
  stopped: string | null;
  /** Of earlier days nothing is told. */
  since_day: Day;
  next_at: number;
  tested_at: number;
  looked_at: number | null;
  /** How old today's figures were at the last look, UTC. */
  as_of: string | null;
  problem: string | null;
};

/**
 * An agent over an allowance on a day, of whom an alert has told or is about to: unique, so that it is told once. `agent_key` is
 * the id, or the name where there is none.
 */
export type AlertCrossingTable = {
  alert_id: string;
  day: Day;
  allowance: string;
  agent_id: string;
  agent_key: string;
  agent_name: string;
  /** The period of the run that tells it; null = it was over no more when the letter was written. */
  letter: string | null;
  allowance_name: string;
  limit_seconds: number | null;
  over_seconds: number;
  as_of: string;
};

export type DatabaseSchema = {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  twoFactor: TwoFactorTable;
  verification: VerificationTable;
  one_time_link: OneTimeLinkTable;
  person: PersonTable;
  access_grant: AccessGrantTable;
  share_opening: ShareOpeningTable;
  installation_setting: InstallationSettingTable;
  app_secret: AppSecretTable;
  sign_in_attempt: SignInAttemptTable;
  sign_in_place: SignInPlaceTable;
  state_style: StateStyleTable;
  team: TeamTable;
  setting: SettingTable;
  operation_source: OperationSourceTable;
  entered_source: EnteredSourceTable;
  answer: AnswerTable;
  answer_rows: AnswerRowsTable;
  day_gain: DayGainTable;
  day_fill: DayFillTable;
  window_failure: WindowFailureTable;
  agent: LedgerAgentTable;
  upstream_call: UpstreamCallTable;
  token_lease: TokenLeaseTable;
  token_hold: TokenHoldTable;
  token_ticket: TokenTicketTable;
  trail_entry: TrailEntryTable;
  trail_mark: TrailMarkTable;
  schedule: ScheduleTable;
  schedule_run: ScheduleRunTable;
  erased_agent: ErasedAgentTable;
  saved_view: SavedViewTable;
  default_view: DefaultViewTable;
  day_note: DayNoteTable;
  alert: AlertTable;
  alert_crossing: AlertCrossingTable;
};

/** A database that is open, on either engine. */
export type OpenDatabase<Engine extends "sqlite" | "postgres"> = {
  engine: Engine;
  kysely: Kysely<DatabaseSchema>;
  /** What it is, for messages: "database file /srv/auxboard.db", "PostgreSQL database aux at db.example:5432"; never user or password. */
  place: string;
  /** What went wrong at the start, as the next step for whoever starts it. */
  explain(error: unknown): Error;
  /**
   * Why the file that was opened must not be written: it was moved, deleted or replaced. Null where it is in its place, and
   * always for a server, whose files are its own matter.
   */
  findFault(): Error | null;
  /**
   * A number that is another one after anything was committed, by whichever process; it costs a tenth of a question for one
   * row. Null where that cannot be told so cheaply, and always for a server.
   */
  readVersion(): number | null;
  close(): Promise<void>;
};
