import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { keepBounded } from "@/lib/dates/zone";
import { log } from "@/lib/server/settings/log";
import type { Trail, TrailNote } from "./trail";

export type View = Required<Pick<TrailNote, "who" | "address">> & {
  operation: string;
  /** `api`: what an open page asks for by itself, or a script. `share`: whoever opens a shared link, who has no account. */
  from: "report" | "agent" | "api" | "share";
  /** The shared link that was opened, and whose it is. */
  share?: { id: string; madeBy: string };
  /** The agent whose page it is. */
  agent?: string;
  /** The words of the link that say which figures, and those among them that say which time. */
  words: { link: string; range: string };
  withDni?: boolean;
};

const freshMs = 60 * 60_000;
const againAfterFailureMs = 60_000;
// A disk that is full says so at once; a reader waits no longer for one that does not answer.
const mostWaitMs = 1_000;
const mostViews = 20_000;

export function createViewNotes({ trail, now }: { trail: Pick<Trail, "append">; now: () => number }) {
  // When it was noted, by account and key or shared link, operation and words.
  const noted = new Map<string, number>();
  const isFresh = (key: string) => now() - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < freshMs;

  function listKeys({ who, operation, from, agent, share, words, withDni }: View) {
    const reader = `${who?.userId ?? `share ${share?.id}`} ${who?.keyId ?? ""} ${operation}`;
    const dni = withDni ? " dni" : "";
    return {
      own: `${reader} ${agent ?? ""}?${words.link}${dni}`,
      // What the page of a range brought along.
      page: `${reader} page ${words.range}${dni}`,
      isPage: from === "report" || from === "agent",
    };
  }

  async function keep(view: View, keys: readonly string[]): Promise<void> {
    const { who, address, operation, from, agent, share, words, withDni } = view;
    const detail = {
      page: from,
      link: words.link,
      ...(agent !== undefined && { agent }),
      ...(share && { share: share.id, account: share.madeBy }),
      ...(withDni && { dni: true }),
    };
    try {
      await trail.append({ who, what: "view", operation, detail, address });
    } catch (error) {
      log.error({ err: error }, "a view could not be noted in the trail");
      const earlierMs = now() - freshMs + againAfterFailureMs;
      for (const key of keys) noted.set(key, earlierMs);
    }
  }

  return {
    /**
     * Keeps that somebody reads figures, once an hour for the same words. What a page asks for of the range that it was opened with
     * belongs to that page. Never throws: known figures are served although the trail cannot be written.
     */
    async note(view: View): Promise<void> {
      const { own, page, isPage } = listKeys(view);
      if (isFresh(own) || (!isPage && isFresh(page))) return;
      const keys = isPage ? [own, page] : [own];
      for (const key of keys) keepBounded(noted, mostViews, key, now());
      await Promise.race([keep(view, keys), sleep(mostWaitMs, undefined, { ref: false })]);
    },
  };
}
