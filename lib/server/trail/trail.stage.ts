import { createKeyedHash } from "@/lib/server/access/keyed-hash";
import type { Database } from "@/lib/server/store/database";
import { type ChainVerdict, checkChain } from "./chain";
import { createTrail, type Trail, type TrailNote } from "./trail";

export const trailSecret = "a secret of the stage, 32 characters";
const signOf = (secret: string) => createKeyedHash(secret, "trail");

export const note: TrailNote = {
  who: { userId: "u1", email: "ana@auxboard.example" },
  what: "view",
  operation: "default",
  detail: { link: "range=last-week" },
  address: "127.0.0.1",
};

export function openTrail(
  { kysely }: Pick<Database, "kysely">,
  now: () => number,
  secret = trailSecret,
): Trail {
  return createTrail({ kysely, sign: signOf(secret), now });
}

/** What `npm run trail` would find. */
export async function checkTrail(
  { kysely }: Pick<Database, "kysely">,
  secret = trailSecret,
): Promise<ChainVerdict> {
  const rows = await kysely.selectFrom("trail_entry").selectAll().orderBy("seq").execute();
  const marks = await kysely.selectFrom("trail_mark").selectAll().execute();
  return checkChain(rows, marks, signOf(secret));
}
