import "server-only";
import { randomBytes } from "node:crypto";
import type { Transaction } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import type { OneTimeLink, PeopleAnswer, PersonAnswer } from "@/lib/report/answers/person";
import { ProblemError } from "@/lib/report/answers/problem";
import { compareText } from "@/lib/report/text";
import { findRace } from "@/lib/server/access/account-race";
import { findAccount, formatAccountTime, formatFlag } from "@/lib/server/access/account-values";
import { parseRole, readLimits, wholeScope, writeLimits } from "@/lib/server/access/scope";
import { isDisabled, type Viewer } from "@/lib/server/access/session";
import { hashPassword } from "@/lib/server/access/sign-in/password";
import { assertHardToGuess } from "@/lib/server/access/sign-in/password-rule";
import { normaliseEmail } from "@/lib/server/access/sign-in/sign-in-limiter";
import { isSwitchedOn, setSwitch } from "@/lib/server/settings/installation-switch";
import type { Database } from "@/lib/server/store/database";
import { runOneByOne } from "@/lib/server/store/one-by-one";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { askedLinkLifeMs, closeLinks, type LinkPurpose, makeLink, requireLink } from "./one-time-link";
import type { LinkWords, PersonChange, PersonDraft } from "./person-draft";

type Trx = Transaction<DatabaseSchema>;

/** What an open one-time link is for, and for whom. */
export type OpenLink = { purpose: LinkPurpose; email: string; name: string };

/** Since when an account is disabled, as the auth library's own route says it. */
export type Ban = { reason: string | null; untilMs: number | null };

/** Makes the address of a one-time link out of its secret. */
type AddressOf = (secret: string) => string;

/** Who may sign in, what they are, and the one-time links by which they choose a password. */
export function createPeople({ database, now }: { database: Database; now: () => number }) {
  const { kysely } = database;
  // Changes of people run one after the other, so that an administrator remains whatever is asked at once.
  const inTurn = <Result>(act: (trx: Trx) => Promise<Result>) => runOneByOne(database, "people", act);

  async function list(id?: string): Promise<PersonAnswer[]> {
    const [rows, links] = await Promise.all([selectPeople(kysely, id), selectLinks(kysely, now())]);
    const linkOf = new Map(links.map((link) => [link.user_id, link]));
    return rows
      .map((row) => readPerson(row, linkOf.get(row.id), now()))
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.email, b.email));
  }

  async function find(id: string): Promise<PersonAnswer> {
    const [person] = await list(id);
    if (!person) throw unknownPerson();
    return person;
  }

  /** Changes an account, and looks whether an administrator is left. */
  function changeAccount(id: string, act: (trx: Trx) => Promise<void>): Promise<void> {
    return inTurn(async (trx) => {
      const account = await trx.selectFrom("user").select("id").where("id", "=", id).executeTakeFirst();
      if (!account) throw unknownPerson();
      await act(trx);
      await requireAdministrator(trx, now());
    });
  }

  async function disable(trx: Trx, id: string, { reason, untilMs }: Ban): Promise<void> {
    await trx
      .updateTable("user")
      .set({
        banned: formatFlag(database, true),
        banReason: reason,
        banExpires: untilMs === null ? null : formatAccountTime(untilMs),
        updatedAt: formatAccountTime(now()),
      })
      .where("id", "=", id)
      .execute();
    await endSessions(trx, id);
    await closeLinks(trx, id, now());
  }

  async function enable(trx: Trx, id: string): Promise<void> {
    await trx
      .updateTable("user")
      .set({ banned: formatFlag(database, false), banReason: null, banExpires: null })
      .where("id", "=", id)
      .execute();
  }

  async function removeFactor(trx: Trx, id: string): Promise<void> {
    await trx.deleteFrom("twoFactor").where("userId", "=", id).execute();
    await trx
      .updateTable("user")
      .set({ twoFactorEnabled: formatFlag(database, false) })
      .where("id", "=", id)
      .execute();
  }

  async function insertAccount(trx: Trx, { email, name, role, ...limits }: PersonDraft): Promise<string> {
    const id = makeId();
    const time = formatAccountTime(now());
    await trx
      .insertInto("user")
      .values({
        ...{ id, name, role, email: email.toLowerCase(), emailVerified: formatFlag(database, false) },
        ...{ banned: formatFlag(database, false), createdAt: time, updatedAt: time },
      })
      .execute();
    await trx
      .insertInto("person")
      .values({ user_id: id, ...writeLimits(limits) })
      .execute();
    return id;
  }

  async function setPassword(trx: Trx, userId: string, password: string): Promise<void> {
    const time = formatAccountTime(now());
    const { numUpdatedRows } = await trx
      .updateTable("account")
      .set({ password, updatedAt: time })
      .where("userId", "=", userId)
      .where("providerId", "=", "credential")
      .executeTakeFirst();
    if (numUpdatedRows > 0n) return;
    await trx
      .insertInto("account")
      .values({
        ...{ id: makeId(), accountId: userId, providerId: "credential", userId, password },
        ...{ createdAt: time, updatedAt: time },
      })
      .execute();
  }

  return {
    /**
     * Takes the second factor off where only the account says that there is one: a backup brings none back, because it holds
     * no secret that could read it.
     */
    async dropLostFactors(): Promise<void> {
      await kysely
        .updateTable("user")
        .set({ twoFactorEnabled: formatFlag(database, false) })
        .where("twoFactorEnabled", "=", formatFlag(database, true))
        .where("id", "not in", (query) => query.selectFrom("twoFactor").select("userId"))
        .execute();
    },

    /** Acts at everybody's next request. @throws ProblemError `conflict` where whoever demands it has none themselves */
    async demandTwoFactor({ twoFactor }: Viewer, isDemanded: boolean): Promise<void> {
      // Somebody remains who can sign in as the others now have to.
      if (isDemanded && twoFactor !== "on" && twoFactor !== "provider")
        throw new ProblemError("conflict", "Switch two-factor on for your own account first.");
      await setSwitch(kysely, "two-factor", isDemanded, now());
    },

    /** Does what makes an account safer, and then ends its other sessions. */
    async endOthersAfter<Result>({ userId, session }: Viewer, act: () => Promise<Result>): Promise<Result> {
      const others = kysely
        .selectFrom("session")
        .select("id")
        .where("userId", "=", userId)
        .where("id", "<>", session?.id ?? "");
      const ids = (await others.execute()).map(({ id }) => id);
      const result = await act();
      if (ids.length > 0) await kysely.deleteFrom("session").where("id", "in", ids).execute();
      return result;
    },

    /** Everybody, and what holds for all of them. */
    async load(): Promise<Omit<PeopleAnswer, "sendsMail">> {
      const [people, demandsTwoFactor] = await Promise.all([list(), isSwitchedOn(kysely, "two-factor")]);
      return { people, demandsTwoFactor };
    },

    /** Everybody, by name. */
    list: () => list(),
    /** @throws ProblemError `not-found` */
    find,

    /** A person without a password, and the link by which they choose one. @throws ProblemError where the e-mail is taken */
    async invite(draft: PersonDraft, addressOf: AddressOf): Promise<OneTimeLink & { id: string }> {
      return inTurn(async (trx) => {
        const id = await insertAccount(trx, draft);
        const { secret, endsAt } = await makeLink(trx, id, "invitation", now());
        return { id, ...answerLink(addressOf(secret), "invitation", endsAt) };
      }).catch(refuseTaken);
    },

    /**
     * Changes what a person is and may; `by` is who asks. Acts at their next request; whoever is disabled has no session left.
     * @throws ProblemError `not-found`, `conflict` for the last administrator
     */
    async change(id: string, change: PersonChange, by: string): Promise<PersonAnswer> {
      if (change.disabled) assertOther(id, by);
      await changeAccount(id, async (trx) => {
        const { name, role, disabled } = change;
        const words = { ...(name !== undefined && { name }), ...(role !== undefined && { role }) };
        await trx
          .updateTable("user")
          .set({ ...words, updatedAt: formatAccountTime(now()) })
          .where("id", "=", id)
          .execute();
        await changeLimits(trx, id, change);
        if (disabled === true) await disable(trx, id, { reason: null, untilMs: null });
        if (disabled === false) await enable(trx, id);
        if (change.twoFactor === false) await removeFactor(trx, id);
      });
      return find(id);
    },

    /** The same as `change` with `disabled`, with a reason and an end. */
    async disable(id: string, ban: Ban, by: string): Promise<void> {
      assertOther(id, by);
      await changeAccount(id, (trx) => disable(trx, id, ban));
    },

    /** Removes a person, their sessions and links. @throws ProblemError as `change` */
    async remove(id: string, by: string): Promise<void> {
      assertOther(id, by);
      await changeAccount(id, async (trx) => {
        await endSessions(trx, id);
        await trx.deleteFrom("account").where("userId", "=", id).execute();
        await trx.deleteFrom("twoFactor").where("userId", "=", id).execute();
        await trx.deleteFrom("person").where("user_id", "=", id).execute();
        await trx.deleteFrom("saved_view").where("owner_id", "=", id).execute();
        await trx.deleteFrom("default_view").where("user_id", "=", id).execute();
        await closeLinks(trx, id, now());
        await trx.deleteFrom("user").where("id", "=", id).execute();
      });
    },

    /** Notes that somebody has signed in. */
    async noteSignIn(id: string): Promise<void> {
      const signed_in_at = now();
      await kysely
        .insertInto("person")
        .values({ user_id: id, signed_in_at, ...writeLimits({ scope: wholeScope, rights: [] }) })
        .onConflict((clash) => clash.column("user_id").doUpdateSet({ signed_in_at }))
        .execute();
    },

    /** A new link in the place of any other: an invitation for who has no password, else one that sets a new one. */
    renewLink(id: string, addressOf: AddressOf): Promise<OneTimeLink> {
      return inTurn(async (trx) => {
        const [account] = await selectPeople(trx, id);
        if (!account) throw unknownPerson();
        if (isDisabled(account, now()))
          throw new ProblemError("conflict", "This account is disabled: enable it first.");
        const purpose = account.hasPassword === null ? "invitation" : "reset";
        const { secret, endsAt } = await makeLink(trx, id, purpose, now());
        return answerLink(addressOf(secret), purpose, endsAt);
      });
    },

    /** The e-mail of the account that this one is, as it is kept; null where it is none. */
    async hasAccount(email: string): Promise<string | null> {
      return (await findAccount(kysely, "email", normaliseEmail(email)))?.email ?? null;
    },

    /**
     * A link of an hour for who has forgotten their password, in the place of any other; null where nobody with this e-mail has a
     * password and may sign in.
     */
    makeResetLink(
      email: string,
      addressOf: AddressOf,
    ): Promise<{ email: string; name: string; link: string } | null> {
      return inTurn(async (trx) => {
        const found = await findAccount(trx, "email", normaliseEmail(email));
        const [account] = found ? await selectPeople(trx, found.id) : [];
        if (!account || isDisabled(account, now()) || account.hasPassword === null) return null;
        const { secret } = await makeLink(trx, account.id, "reset", now(), askedLinkLifeMs);
        return { email: account.email, name: account.name, link: addressOf(secret) };
      });
    },

    /** Closes the link that is in force. @throws ProblemError `not-found` where there is none */
    async withdrawLink(id: string): Promise<void> {
      if (!(await closeLinks(kysely, id, now())))
        throw new ProblemError("not-found", "No link of this person is in force.");
    },

    /** @throws ProblemError `not-found` for a secret that never was one, `gone` for one that is over */
    async openLink(secret: string): Promise<OpenLink> {
      const { purpose, email, name } = await requireLink(kysely, secret, now());
      return { purpose, email, name };
    },

    /** Spends a link on a password; every session of the person ends. @throws ProblemError as `openLink`, `invalid-parameter` */
    async spendLink(secret: string, words: LinkWords): Promise<OpenLink> {
      const link = await requireLink(kysely, secret, now());
      const name = link.purpose === "invitation" ? (words.name ?? link.name) : link.name;
      await assertHardToGuess(words.password, { name, email: link.email });
      const password = await hashPassword(words.password);
      await inTurn(async (trx) => {
        // Looked at again: of several at once one is the first.
        const { userId, hash } = await requireLink(trx, secret, now());
        await trx.updateTable("one_time_link").set({ closed_at: now() }).where("hash", "=", hash).execute();
        await trx.updateTable("user").set({ name }).where("id", "=", userId).execute();
        await setPassword(trx, userId, password);
        await endSessions(trx, userId);
      });
      return { purpose: link.purpose, email: link.email, name };
    },
  };
}

export type People = ReturnType<typeof createPeople>;

/** @throws ProblemError where nobody is left who may sign in and is an administrator. */
async function requireAdministrator(trx: Trx, nowMs: number): Promise<void> {
  const accounts = await selectPeople(trx);
  const isLeft = accounts.some(
    (account) =>
      parseRole(account.role) === "administrator" &&
      !isDisabled(account, nowMs) &&
      account.hasPassword !== null,
  );
  if (isLeft) return;
  throw new ProblemError("conflict", "This is the last administrator: make somebody else one first.");
}

function assertOther(id: string, by: string): void {
  if (id === by)
    throw new ProblemError(
      "invalid-parameter",
      "Nobody disables or removes their own account: ask another administrator.",
    );
}

async function changeLimits(trx: Trx, id: string, { scope, rights }: PersonChange): Promise<void> {
  if (scope === undefined && rights === undefined) return;
  const kept = await trx
    .selectFrom("person")
    .select(["operations", "teams", "rights"])
    .where("user_id", "=", id)
    .executeTakeFirst();
  const none = { operations: null, teams: null, rights: null };
  // As a supervisor's: the scope is kept, and limits an administrator once they are none any more.
  const limits = readLimits("supervisor", kept ?? none);
  const written = writeLimits({ scope: scope ?? limits.scope, rights: rights ?? limits.rights });
  await trx
    .insertInto("person")
    .values({ user_id: id, ...written })
    .onConflict((clash) => clash.column("user_id").doUpdateSet(written))
    .execute();
}

async function endSessions(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("session").where("userId", "=", id).execute();
}

type PersonRow = Awaited<ReturnType<typeof selectPeople>>[number];

function selectPeople(tables: Pick<Trx, "selectFrom">, id?: string) {
  return tables
    .selectFrom("user")
    .leftJoin("person", "person.user_id", "user.id")
    .leftJoin("account", (join) =>
      join.onRef("account.userId", "=", "user.id").on("account.providerId", "=", "credential"),
    )
    .select(["user.id", "user.email", "user.name", "user.role", "user.twoFactorEnabled"])
    .select(["user.banned", "user.banExpires"])
    .select(["person.operations", "person.teams", "person.rights", "person.signed_in_at"])
    .select("account.id as hasPassword")
    .$if(id !== undefined, (query) => query.where("user.id", "=", id ?? ""))
    .execute();
}

function selectLinks(tables: Pick<Trx, "selectFrom">, nowMs: number) {
  return tables
    .selectFrom("one_time_link")
    .select(["user_id", "purpose", "ends_at"])
    .where("closed_at", "is", null)
    .where("ends_at", ">", nowMs)
    .execute();
}

function readPerson(
  row: PersonRow,
  link: Awaited<ReturnType<typeof selectLinks>>[number] | undefined,
  nowMs: number,
): PersonAnswer {
  const role = parseRole(row.role) ?? "viewer";
  return {
    ...{ id: row.id, email: row.email, name: row.name, role },
    ...readLimits(role, row),
    status: isDisabled(row, nowMs) ? "disabled" : isInvited(row) ? "invited" : "active",
    twoFactor: Boolean(row.twoFactorEnabled),
    lastSignIn: row.signed_in_at === null ? null : formatInstant(Number(row.signed_in_at)),
    link: link ? { purpose: link.purpose, endsAt: formatInstant(Number(link.ends_at)) } : null,
  };
}

// Whoever comes by the OpenID provider may have no password.
function isInvited({ hasPassword, signed_in_at }: PersonRow): boolean {
  return hasPassword === null && signed_in_at === null;
}

function answerLink(invitation: string, purpose: LinkPurpose, endsAt: number): OneTimeLink {
  return { invitation, purpose, endsAt: formatInstant(endsAt) };
}

function makeId(): string {
  return randomBytes(16).toString("hex");
}

function unknownPerson(): ProblemError {
  return new ProblemError("not-found", "There is no such person.");
}

function refuseTaken(error: unknown): never {
  if (findRace(error) !== "taken") throw error;
  throw new ProblemError("invalid-parameter", "email: somebody with this e-mail already exists here.");
}
