/** What people do that the trail keeps. */
export const trailKinds = [
  ...["sign-in", "sign-in-failed", "sign-out", "password", "view", "file", "share", "key"],
  ...["rights", "people", "settings", "team", "schedule", "erasure", "set-up", "calls"],
] as const;

export type TrailKind = (typeof trailKinds)[number];

/** Words of a link, ids, names of what was changed: never what an answer held, and no secret. */
export type TrailDetail = Readonly<Record<string, string | number | boolean | null>>;
