import "server-only";
import { log } from "@/lib/server/settings/log";
import { getServer } from "./container";

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
