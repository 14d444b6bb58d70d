import { z } from "zod";
import { allRights, roles } from "@/lib/report/answers/person";
import {
  emailText,
  givenPassword,
  newEmail,
  newPassword,
  personName,
  scopeIds,
} from "@/lib/server/access/account-words";
import { wholeScope } from "@/lib/server/access/scope";

const scope = z.strictObject({ operations: scopeIds, teams: scopeIds });
const rights = z
  .array(z.enum(allRights))
  .transform((given) => allRights.filter((right) => given.includes(right)));

/** A new person. Without a scope only an administrator sees everything: of others it must be said. */
export const personDraft = z
  .strictObject({
    email: newEmail,
    name: personName,
    role: z.enum(roles),
    scope: scope.optional(),
    rights: rights.default([]),
    /** Sends the invitation by e-mail too. */
    byMail: z.boolean().default(false),
  })
  .refine(({ role, scope: given }) => role === "administrator" || given !== undefined, {
    path: ["scope"],
    message: "must say what the person sees: {operations, teams}, null for all",
  })
  .transform(({ scope: given = wholeScope, ...draft }) => ({ ...draft, scope: given }));

export type PersonDraft = Omit<z.output<typeof personDraft>, "byMail">;

/** A new one-time link. */
export const linkDraft = z.strictObject({
  /** Sends it by e-mail too. */
  byMail: z.boolean().default(false),
});

/** What is changed of a person; whatever it does not name stays. */
export const personChange = z.strictObject({
  name: personName.optional(),
  role: z.enum(roles).optional(),
  scope: scope.optional(),
  rights: rights.optional(),
  disabled: z.boolean().optional(),
  /** Takes the second factor off, for who has lost it; nobody puts it on for somebody else. */
  twoFactor: z.literal(false).optional(),
});

/** `POST /api/forgotten-password`. */
export const forgottenWords = z.strictObject({ email: emailText.min(1) });

/** `PUT /api/people`: what holds for everybody. */
export const peopleSwitch = z.strictObject({ demandsTwoFactor: z.boolean() });

export type PersonChange = z.output<typeof personChange>;

/** What whoever opens a one-time link says. A link that only sets a new password takes no name. */
export const linkWords = z.strictObject({ name: personName.optional(), password: newPassword });

/** `POST /api/me/password`. */
export const passwordWords = z.strictObject({ current: givenPassword, new: newPassword });

/** `POST /api/auth/set-up`: the first account. */
export const setUpWords = z.strictObject({
  token: z.string().max(128),
  name: personName,
  email: newEmail,
  password: newPassword,
});

/** `PATCH /api/me`. */
export const ownWords = z.strictObject({ name: personName });

export type LinkWords = z.output<typeof linkWords>;
