import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

/** The trail's entries, and its beginning and end, which nobody has signed yet. */
export async function createTrailTables(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("trail_entry")
    .addColumn("seq", "bigint", (column) => column.primaryKey())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("who_id", "text")
    .addColumn("who", "text")
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("operation", "text")
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("before", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex("trail_entry_at").on("trail_entry").column("at").execute();
  await kysely.schema
    .createTable("trail_mark")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("seq", "bigint", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("key_id", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .execute();
  for (const name of ["start", "end"] as const)
    await kysely
      .insertInto("trail_mark")
      .values({ name, seq: 0, digest: "", key_id: "", signature: "" })
      .execute();
}
