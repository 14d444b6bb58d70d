import type { Scope } from "./person";

/** A key of the API as its maker and administrators see it; instants are UTC. */
export type ApiKey = {
  id: string;
  name: string;
  /** What it is limited to, beside whatever limits its maker. */
  scope: Scope;
  /** The e-mail of whoever made it, in whose name it reads. */
  madeBy: string;
  createdAt: string;
  endsAt: string;
  isOver: boolean;
  /** To the minute. */
  lastUsedAt: string | null;
};

export type KeysAnswer = { keys: ApiKey[] };

/** `key` is told here and never again. */
export type NewKeyAnswer = ApiKey & { key: string };

export const keyLimits = { name: 80, days: 365, each: 20 };
