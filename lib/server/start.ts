import "server-only";
import { log } from "@/lib/server/settings/log";
import { noteFirstAdministrator } from "./access/auth-notes";
import { leaveHostRule } from "./access/host-rule";
import { getServer } from "./container";
import { orLogged } from "./trail/record";

/** Brings the server up before its first request; where it cannot start, says why in one message and ends it. */
export async function startServer(): Promise<void> {
  try {
    const { environment, firstAdministrator, site, trail } = await getServer();
    leaveHostRule(site);
    const { administrator, authUrl, port } = environment;
    await orLogged(trail.begin());
    if (administrator && (await firstAdministrator.create(administrator)))
      await orLogged(trail.append(noteFirstAdministrator(administrator.email)));
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

// For the person who started it, so not a line of JSON; and written at once, because the process may end next.
function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
