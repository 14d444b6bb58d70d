/**
 * What a person may do, strongest first. An administrator manages everything and sees everything. A supervisor reads within
 * a scope and passes on what they read: links, files by mail, keys. A viewer only reads.
 */
export const roles = ["administrator", "supervisor", "viewer"] as const;

export type Role = (typeof roles)[number];

/** Whose figures a person may see: operations and teams by their ids; null = all of them. */
export type Scope = { operations: readonly string[] | null; teams: readonly string[] | null };

/** What is granted by name: national identity numbers, and states that settings call sensitive. */
export const allRights = ["dni", "sensitive"] as const;

export type Right = (typeof allRights)[number];

/** One person as administrators see them. Instants are UTC. */
export type PersonAnswer = {
  id: string;
  email: string;
  name: string;
  role: Role;
  scope: Scope;
  rights: readonly Right[];
  /** `invited`: without a password yet. */
  status: "active" | "invited" | "disabled";
  /** Whether the sign-in asks for a code beside the password. */
  twoFactor: boolean;
  lastSignIn: string | null;
  /** The one-time link that is in force; its address was told once. */
  link: { purpose: "invitation" | "reset"; endsAt: string } | null;
};

export type PeopleAnswer = {
  people: PersonAnswer[];
  /** Whether everybody who signs in with a password needs two-factor. */
  demandsTwoFactor: boolean;
  /** Whether invitations can be sent by e-mail. */
  sendsMail: boolean;
};

/** A new one-time link. Its address is told once. */
export type OneTimeLink = { invitation: string; purpose: "invitation" | "reset"; endsAt: string };

export type LinkAnswer = OneTimeLink & {
  /** Whether a mail server took it; null where nobody asked. */
  isSent: boolean | null;
};

export type NewPersonAnswer = LinkAnswer & { id: string };

/** One place where somebody is signed in. Instants are UTC. */
export type SessionAnswer = {
  id: string;
  /** Null where it does not say what it is. */
  browser: string | null;
  since: string;
  lastSeen: string;
  isThis: boolean;
};

export type SessionsAnswer = { sessions: SessionAnswer[] };
