import "server-only";
import { log } from "@/lib/server/settings/log";
import { noteFirstAdministrator } from "./access/auth-notes";
import { leaveHostRule } from "./access/host-rule";
import { getContainer } from "./container";
import { orLogged } from "./trail/record";

/** Brings the server up before its first request; where it cannot start, says why in one message and ends it. */
export async function startServer(): Promise<void> {
  try {
    const { installation, findServer } = await getContainer();
    const { environment, firstAdministrator, site, trail } = installation;
    leaveHostRule(site);
    const { administrator, authUrl, port } = environment;
    await orLogged(trail.begin());
    if (administrator && (await firstAdministrator.create(administrator)))
      await orLogged(trail.append(noteFirstAdministrator(administrator.email)));
    const path = await firstAdministrator.createSetUpLink();
    const address = authUrl ?? `http://localhost:${port}`;
    if (path) say(`No account yet. Create the first one here, once: ${address}${path}`);
    if (!findServer())
      say(`No operation yet. An administrator enters server and token of wolkvox here: ${address}/set-up`);
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
