import "server-only";
import { log } from "@/lib/server/settings/log";
import { leaveHostRule } from "./access/host-rule";
import { getServer } from "./container";
import { storeProblemOf } from "./store/store-problem";
import type { Trail } from "./trail/trail";

/** Brings the server up before its first request; where it cannot start, says why in one message and ends it. */
export async function startServer(): Promise<void> {
  try {
    const { environment, firstAdministrator, site, trail } = await getServer();
    leaveHostRule(site);
    const { administrator, authUrl, port } = environment;
    await beginTrail(trail);
    if (administrator) await firstAdministrator.create(administrator);
    const path = await firstAdministrator.createSetUpLink();
    if (path)
      say(`No account yet. Create the first one here, once: ${authUrl ?? `http://localhost:${port}`}${path}`);
  } catch (error) {
    const isExpected =
      error instanceof Error &&
      ["EnvironmentError", "DatabaseError", "SourceError", "WeakPasswordError"].includes(error.name);
    if (isExpected) say(error.message);
    else log.fatal({ err: error }, "cannot start");
    process.exit(1);
  }
}

/** A disk that is full keeps nobody from reading what is known: what must be noted is refused later, one by one. */
async function beginTrail(trail: Trail): Promise<void> {
  try {
    await trail.begin();
  } catch (error) {
    if (!storeProblemOf(error)) throw error;
    log.error({ err: error }, "the trail cannot be written");
  }
}

// For the person who started it, so not a line of JSON; and written at once, because the process may end next.
function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
