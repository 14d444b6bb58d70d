import { createKeyedHash } from "../../lib/server/access/keyed-hash.ts";

/** Signs the trail's marks as the server does, with the secret of the environment or else the one that the database keeps. */
export function createTrailSign(keptSecret) {
  return createKeyedHash(process.env.BETTER_AUTH_SECRET || (keptSecret ?? ""), "trail");
}
