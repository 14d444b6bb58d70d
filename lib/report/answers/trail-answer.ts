/** What people do that the trail keeps. */
export const trailKinds = [
  ...["sign-in", "sign-in-failed", "sign-out", "password", "two-factor", "view", "file", "share", "key"],
  ...[
    "rights",
    "people",
    "settings",
    "team",
    "schedule",
    "alert",
    "saved-view",
    "note",
    "erasure",
    "set-up",
    "calls",
  ],
] as const;

export type TrailKind = (typeof trailKinds)[number];

/** Words of a link, ids, names of what was changed: never what an answer held, and no secret. */
export type TrailDetail = Readonly<Record<string, string | number | boolean | null>>;

/** One entry. Its digest is that of `[seq, atMs, whoId, who, what, operation, JSON of detail, address, before]` in JSON. */
export type TrailEntry = {
  seq: number;
  /** UTC. */
  at: string;
  atMs: number;
  /** The account and its e-mail as they were; null = nobody who has one. Of a failed sign-in: the account that was tried. */
  whoId: string | null;
  who: string | null;
  what: TrailKind;
  operation: string | null;
  detail: TrailDetail;
  /** Of the connection; `unknown` where there was none. */
  address: string;
  before: string;
  digest: string;
};

/** How many days entries of the trail, calls, and answers that a later one took the place of are kept. */
export type KeptDays = { trail: number; calls: number; superseded: number };

/** What `GET /api/trail` answers, newest first. */
export type TrailAnswer = {
  timeZone: string;
  keptDays: KeptDays;
  entries: TrailEntry[];
  /** `before` of the next page; null = there is none. */
  next: number | null;
};

export function isTrailKind(text: string): text is TrailKind {
  return (trailKinds as readonly string[]).includes(text);
}
