import "server-only";
import type { Logger } from "pino";
import type { Database } from "./database";

type StoreWatchOptions = { database: Database; log: Pick<Logger, "error" | "info">; everyMs?: number };

const usuallyEveryMs = 1_000;

/** Says once in the log what is wrong with the store, and once that it is over. */
export function createStoreWatch({ database, log, everyMs = usuallyEveryMs }: StoreWatchOptions) {
  let told: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  function tell(fault: unknown): void {
    const words = fault === null ? null : fault instanceof Error ? fault.message : String(fault);
    if (words === told) return;
    told = words;
    if (words === null) log.info("the database is well again");
    else log.error({ err: fault }, words);
  }

  function findFault(): unknown {
    try {
      return database.findFault();
    } catch (error) {
      return error;
    }
  }

  async function ask(): Promise<unknown> {
    try {
      await database.kysely.selectFrom("user").select("id").limit(1).execute();
      return findFault();
    } catch (error) {
      return error;
    }
  }

  return {
    /** Looks after the database's file until `stop`, whether anybody asks or not. */
    start(): void {
      // A server is not asked when nobody is served; looking at a file costs nothing.
      if (database.engine === "sqlite") timer = setInterval(() => tell(findFault()), everyMs).unref();
    },
    stop: () => clearInterval(timer),
    /** True where the database answers and its file is in its place. */
    async isWell(): Promise<boolean> {
      const fault = await ask();
      tell(fault);
      return fault === null;
    },
  };
}
