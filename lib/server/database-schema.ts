import type { StateClass } from "@/lib/report/state-style";

/** The columns of better-auth's own tables that we read; the library makes and writes them. */
type UserTable = {
  id: string;
  name: string;
  email: string;
  role: string | null;
  banned: number | boolean | null;
  banExpires: string | null;
};

type SessionTable = { token: string; userId: string; expiresAt: string };

/** What this installation keeps secret: the session secret, the hash of the set-up token. */
type AppSecretTable = { name: string; value: string; created_at: number };

/** Failed sign-ins of one account, address or browser; the bucket is a keyed hash, the times epoch milliseconds. */
type SignInAttemptTable = { bucket: string; failures: number; started_at: number };

/** Addresses from which an account was signed in to; the place is a keyed hash of both. */
type SignInPlaceTable = { place: string; seen_at: number };

/** A state's place in the palette, given once. */
type StateStyleTable = { operation: string; state: string; state_class: StateClass; shade: number };

export type DatabaseSchema = {
  user: UserTable;
  session: SessionTable;
  app_secret: AppSecretTable;
  sign_in_attempt: SignInAttemptTable;
  sign_in_place: SignInPlaceTable;
  state_style: StateStyleTable;
};
