import "server-only";
import { getServer } from "./container";
import { log } from "./log";

/** True when the configuration holds, and the database answers and is in its place. */
export async function loadHealth(): Promise<boolean> {
  try {
    const { storeWatch } = await getServer();
    return await storeWatch.isWell();
  } catch (error) {
    log.error({ err: error }, "not healthy");
    return false;
  }
}
