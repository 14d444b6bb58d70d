import "server-only";
import { getServer } from "./container";
import { log } from "./log";

/** True when the configuration holds and the database answers. */
export async function loadHealth(): Promise<boolean> {
  try {
    const { database } = await getServer();
    await database.kysely.selectFrom("user").select("id").limit(1).execute();
    return true;
  } catch (error) {
    log.error({ err: error }, "not healthy");
    return false;
  }
}
