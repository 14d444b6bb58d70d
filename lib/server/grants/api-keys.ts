import "server-only";
import { formatInstant } from "@/lib/dates/zone";
import { type ApiKey, keyLimits, type NewKeyAnswer } from "@/lib/report/answers/keys-answer";
import { ProblemError } from "@/lib/report/answers/problem";
import { assertMayPassOn, isAdministrator, mayPassOn } from "@/lib/server/access/administrator";
import { intersectScopes } from "@/lib/server/access/scope";
import type { Viewer } from "@/lib/server/access/session";
import { type Grant, type GrantStore, makeGrantId } from "./grant-store";
import { type KeyDraft, keyContent } from "./key-draft";

// Tells a key from another's bearer token, and lets scanners find one that leaked.
const prefix = "auxboard_";
const useRestMs = 60_000;

type Options = { grants: GrantStore; now: () => number; onFault: (error: unknown) => void };

/** Keys by which other tools read the API in their maker's name. */
export function createApiKeys({ grants, now, onFault }: Options) {
  const listKeys = async (userId: string | null) =>
    (await grants.list(userId)).map((grant) => readKey(grant, now()));

  return {
    /** Who reads by a key, as of now; null for what is no key, or none any more. Notes its use. */
    async loadViewer(key: string): Promise<Viewer | null> {
      const opened = isApiKey(key) ? await grants.open(key.slice(prefix.length)) : null;
      if (
        opened === null ||
        opened === "ownerless" ||
        !opened.maker ||
        opened.isOver ||
        !mayPassOn(opened.maker)
      )
        return null;
      const { grant, maker } = opened;
      // A database that takes no writes still serves what is known.
      if (now() - (grant.usedAtMs ?? 0) >= useRestMs)
        await grants.noteUse(grant.id, useRestMs).catch(onFault);
      return narrowViewer(maker, grant);
    },
    /** Their own; an administrator sees everybody's. @throws ProblemError `forbidden` for viewers. */
    async list(viewer: Viewer): Promise<ApiKey[]> {
      assertMayPassOn(viewer);
      const keys = await listKeys(isAdministrator(viewer) ? null : viewer.userId);
      // One that is limited to a part knows of itself alone.
      return viewer.keyId === undefined || isAdministrator(viewer)
        ? keys
        : keys.filter(({ id }) => id === viewer.keyId);
    },
    /** @throws ProblemError `forbidden` for viewers, `invalid-parameter` where they have as many as one may have. */
    async create(
      viewer: Viewer,
      { name, scope, days }: KeyDraft,
      id: string = makeGrantId(),
    ): Promise<NewKeyAnswer> {
      assertMayPassOn(viewer);
      const held = (await listKeys(viewer.userId)).filter(({ isOver }) => !isOver);
      if (held.length >= keyLimits.each)
        throw new ProblemError("invalid-parameter", `There may be ${keyLimits.each} keys at most.`);
      const content = JSON.stringify({ name, scope });
      const { secret } = await grants.create({ id, userId: viewer.userId, content, days });
      const made = (await listKeys(viewer.userId)).find((key) => key.id === id);
      if (!made) throw new Error("A key was made and is not there.");
      return { ...made, key: `${prefix}${secret}` };
    },
    /** Ends a key at once. @throws ProblemError `not-found` */
    async remove(viewer: Viewer, id: string): Promise<void> {
      assertMayPassOn(viewer);
      if (await grants.revoke(id, isAdministrator(viewer) ? null : viewer.userId)) return;
      throw new ProblemError("not-found", "There is no such key.");
    },
  };
}

export type ApiKeys = ReturnType<typeof createApiKeys>;

/** Whether a text has the form of a key of ours. */
export function isApiKey(text: string): boolean {
  return text.startsWith(prefix);
}

function readKey({ id, content, madeBy, createdAtMs, endsAtMs, usedAtMs }: Grant, nowMs: number): ApiKey {
  return {
    id,
    ...keyContent.parse(JSON.parse(content)),
    madeBy: madeBy.email,
    createdAt: formatInstant(createdAtMs),
    endsAt: formatInstant(endsAtMs),
    isOver: endsAtMs <= nowMs,
    lastUsedAt: usedAtMs === null ? null : formatInstant(usedAtMs),
  };
}

/** The maker as far as the key goes. Who administrates everything does so by no key that is of a part. */
function narrowViewer(maker: Viewer, { id, content }: Grant): Viewer {
  const { scope } = keyContent.parse(JSON.parse(content));
  const isWhole = scope.operations === null && scope.teams === null;
  const role = isWhole || maker.role === "viewer" ? maker.role : "supervisor";
  return { ...maker, role, scope: intersectScopes(maker.scope, scope), keyId: id };
}
