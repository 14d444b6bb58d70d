import { once } from "node:events";
import { flushCompileCache } from "node:module";
import type { Viewer } from "@/lib/server/access/session";
import { createDatabase, type Database } from "@/lib/server/store/database";
import { createGrantStore } from "./grant-store";
import { createShares, type Shares } from "./shares";

type ShareOrder = { url: string; maker: Viewer };

export function openShares({ kysely }: Database): Shares {
  const now = () => 1_795_500_000_000;
  return createShares({ kysely, grants: createGrantStore(kysely, "share", now), now });
}

/** What another process runs once it is told to: it shares links, opens each, revokes every second one, and says so. */
export async function shareElsewhere({ url, maker }: ShareOrder): Promise<void> {
  flushCompileCache();
  await once(process.stdin, "data");
  const database = createDatabase(url);
  const shares = openShares(database);
  const say = (...words: string[]) => process.stdout.write(`${words.join(" ")}\n`);
  for (let turn = 0; turn < 80; turn += 1) {
    const { share, secret } = await shares.create(maker, {
      link: "range=last-week",
      days: 7,
      names: "masked",
    });
    say("made", secret);
    await shares.noteOpening(await shares.open(secret));
    say("opened", secret);
    if (turn % 2 === 0) continue;
    await shares.remove(maker, share.id);
    say("revoked", secret);
  }
  await database.close();
}
