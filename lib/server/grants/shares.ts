import "server-only";
import type { Kysely } from "kysely";
import { formatInstant } from "@/lib/dates/zone";
import { ProblemError } from "@/lib/report/answers/problem";
import { type Share, type SharesAnswer, shareLimits } from "@/lib/report/answers/shares-answer";
import {
  assertAdministrator,
  assertMayPassOn,
  isAdministrator,
  mayPassOn,
} from "@/lib/server/access/administrator";
import type { Viewer } from "@/lib/server/access/session";
import { hashPassword, verifyPassword } from "@/lib/server/access/sign-in/password";
import { isSwitchedOn, setSwitch } from "@/lib/server/settings/installation-switch";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { type Grant, type GrantStore, makeGrantId } from "./grant-store";
import { type ShareContent, type ShareDraft, shareContent } from "./share-draft";

const mostOpenings = 10;

/** A shared link that is in force, and its maker as of now. */
export type OpenedShare = ShareContent & { id: string; maker: Viewer; endsAtMs: number };

type Options = { kysely: Kysely<DatabaseSchema>; grants: GrantStore; now: () => number };

/** Reports that are open to whoever has their address, in their maker's name and for a time. */
export function createShares({ kysely, grants, now }: Options) {
  const isAllowed = () => isSwitchedOn(kysely, "shares");

  async function listLive(viewer: Viewer): Promise<Share[]> {
    const kept = await grants.list(isAdministrator(viewer) ? null : viewer.userId);
    const live = kept.filter(({ endsAtMs }) => endsAtMs > now());
    return Promise.all(live.map(async (grant) => readShare(grant, await listOpenings(grant.id))));
  }

  async function listOpenings(id: string): Promise<number[]> {
    const rows = await kysely
      .selectFrom("share_opening")
      .select("opened_at")
      .where("grant_id", "=", id)
      .orderBy("opened_at", "desc")
      .limit(mostOpenings)
      .execute();
    return rows.map(({ opened_at }) => Number(opened_at));
  }

  return {
    /** Their own live links; an administrator sees everybody's. @throws ProblemError `forbidden` for viewers. */
    async list(viewer: Viewer): Promise<SharesAnswer> {
      assertMayPassOn(viewer);
      return { isAllowed: await isAllowed(), shares: await listLive(viewer) };
    },
    /** Whether links may be shared at all; while they may not, none opens. @throws ProblemError `forbidden` but for administrators. */
    async allow(viewer: Viewer, allowed: boolean): Promise<void> {
      assertAdministrator(viewer);
      await setSwitch(kysely, "shares", allowed, now());
    },
    /** `link` in its one order of words. @throws ProblemError `forbidden` for viewers, and while nothing may be shared. */
    async create(
      viewer: Viewer,
      { link, days, names, passphrase }: ShareDraft,
      id: string = makeGrantId(),
    ): Promise<{ share: Share; secret: string }> {
      assertMayPassOn(viewer);
      if (!(await isAllowed()))
        throw new ProblemError("forbidden", "An administrator has to allow shared links first.");
      const own = (await listLive(viewer)).filter(({ madeBy }) => madeBy === viewer.email);
      if (own.length >= shareLimits.each)
        throw new ProblemError("invalid-parameter", `There may be ${shareLimits.each} shared links at most.`);
      const passphraseHash = passphrase === undefined ? null : await hashPassword(passphrase);
      const content = JSON.stringify({ link, names, passphraseHash } satisfies ShareContent);
      const { secret } = await grants.create({ id, userId: viewer.userId, content, days });
      const share = (await listLive(viewer)).find((made) => made.id === id);
      if (!share) throw new Error("A link was shared and is not there.");
      return { share, secret };
    },
    /** @throws ProblemError `not-found` */
    async remove(viewer: Viewer, id: string): Promise<void> {
      assertMayPassOn(viewer);
      if (await grants.revoke(id, isAdministrator(viewer) ? null : viewer.userId)) return;
      throw new ProblemError("not-found", "There is no such shared link.");
    },
    /** @throws ProblemError `not-found` for what never was one, `gone` for what is over, or whose maker may share nothing now. */
    async open(secret: string): Promise<OpenedShare> {
      const [opened, allowed] = await Promise.all([grants.open(secret), isAllowed()]);
      if (!opened) throw new ProblemError("not-found", "There is no such shared link.");
      if (opened === "ownerless") throw ended();
      const { grant, isOver, maker } = opened;
      if (isOver || !allowed || maker === null || !mayPassOn(maker)) throw ended();
      const { id, content, endsAtMs } = grant;
      return { id, maker, endsAtMs, ...shareContent.parse(JSON.parse(content)) };
    },
    async isPassphrase({ passphraseHash }: OpenedShare, given: string): Promise<boolean> {
      return passphraseHash !== null && verifyPassword({ hash: passphraseHash, password: given });
    },
    /** Counts an opening, with its time. */
    async noteOpening({ id }: OpenedShare): Promise<void> {
      await grants.noteUse(id);
      await kysely.insertInto("share_opening").values({ grant_id: id, opened_at: now() }).execute();
    },
  };
}

export type Shares = ReturnType<typeof createShares>;

function ended(): ProblemError {
  return new ProblemError("gone", "This shared link has ended.");
}

function readShare({ id, content, madeBy, createdAtMs, endsAtMs, uses }: Grant, openings: number[]): Share {
  const { link, names, passphraseHash } = shareContent.parse(JSON.parse(content));
  return {
    ...{ id, link, names, hasPassphrase: passphraseHash !== null, madeBy: madeBy.email },
    createdAt: formatInstant(createdAtMs),
    endsAt: formatInstant(endsAtMs),
    openings: uses,
    openedAt: openings.map(formatInstant),
  };
}
