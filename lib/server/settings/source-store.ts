import type { Kysely } from "kysely";
import type { DatabaseSchema } from "@/lib/server/store/tables/database-schema";
import { createTokenSeal } from "./token-seal";

/** What an administrator entered of the source of an operation. */
export type SourceValues = {
  /** Four digits; null = the environment says where wolkvox answers. */
  server: string | null;
  token: string;
  name: string;
  timeZone: string;
};

export type StoredSource = Omit<SourceValues, "token"> & {
  /** Null where the key in force is not the one that it was encrypted with, or somebody changed the row. */
  token: string | null;
  changedBy: string;
  changedAtMs: number;
  version: number;
};

/** Keeps the source of the one operation that is entered in the application, its token encrypted with `key`. */
export function createSourceStore(
  kysely: Kysely<DatabaseSchema>,
  { key, operation, now }: { key: string; operation: string; now: () => number },
) {
  const seal = createTokenSeal(key);
  const ownerOf = (server: string | null) => JSON.stringify([operation, server]);
  return {
    /** Null while nobody has entered one. */
    async load(): Promise<StoredSource | null> {
      const row = await kysely
        .selectFrom("entered_source")
        .selectAll()
        .where("operation", "=", operation)
        .executeTakeFirst();
      if (!row) return null;
      const { server, name } = row;
      return {
        ...{ server, name, timeZone: row.time_zone, version: row.version },
        ...{ changedBy: row.changed_by, changedAtMs: row.changed_at },
        token: seal.open(row.token, ownerOf(server)),
      };
    },
    /** The number of the newest version; null while there is none. */
    async loadVersion(): Promise<number | null> {
      const row = await kysely
        .selectFrom("entered_source")
        .select("version")
        .where("operation", "=", operation)
        .executeTakeFirst();
      return row?.version ?? null;
    },
    /** Takes the place of what was entered before. */
    async save({ server, token, name, timeZone }: SourceValues, by: string): Promise<void> {
      const values = {
        ...{ server, token: seal.seal(token, ownerOf(server)), name, time_zone: timeZone },
        ...{ changed_by: by, changed_at: now() },
      };
      await kysely
        .insertInto("entered_source")
        .values({ operation, version: 1, ...values })
        .onConflict((conflict) =>
          conflict.column("operation").doUpdateSet(({ eb, ref }) => ({
            ...values,
            version: eb(ref("entered_source.version"), "+", 1),
          })),
        )
        .execute();
    },
  };
}
