import "server-only";
import { log } from "@/lib/server/settings/log";
import { getContainer } from "./container";

/**
 * `ok` when the configuration holds, and the database answers and is in its place; `not-configured` where all is well but nobody has
 * entered a source yet.
 */
export async function loadHealth(): Promise<"ok" | "not-configured" | "unavailable"> {
  try {
    const { installation, findServer } = await getContainer();
    if (!(await installation.storeWatch.isWell())) return "unavailable";
    return findServer() ? "ok" : "not-configured";
  } catch (error) {
    log.error({ err: error }, "not healthy");
    return "unavailable";
  }
}
