import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { AppProcess } from "./app-process.ts";
import { repository } from "./child-process.ts";
import type { StandInProcess } from "./stand-in-process.ts";

type Seed = {
  days: readonly string[];
  /** Epoch milliseconds: no look is later. */
  untilMs?: number;
  everyMinutes?: number;
};

/**
 * Gives the ledger of an app that runs the looks at days that it would have if they had been watched, as the stand-in tells
 * them. Nobody may have asked for these days before.
 */
export async function seedLooks(
  { databaseFile }: Pick<AppProcess, "databaseFile">,
  { url, server, token, zone }: Pick<StandInProcess, "url" | "server" | "token" | "zone">,
  { days, untilMs = Date.now(), everyMinutes = 15 }: Seed,
): Promise<void> {
  const order = {
    databaseUrl: `file:${databaseFile}`,
    wolkvox: { baseUrl: url, server, token },
    ...{ days, timeZone: zone, everyMinutes, untilMs },
  };
  const script = join(repository, "lib", "server", "ledger", "seed-looks.stage.ts");
  const paths = join(repository, "scripts", "typescript-paths.mjs");
  await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", paths, script, JSON.stringify(order)],
    { cwd: repository },
  );
}
