import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

/** Links that are sent as files, and the sending of each period. */
export async function createScheduleTables(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("schedule")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("link", "text", (column) => column.notNull())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("format", "text", (column) => column.notNull())
    .addColumn("recipients", "text", (column) => column.notNull())
    .addColumn("every", "text", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("is_paused", "integer", (column) => column.notNull())
    .addColumn("stopped", "text")
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .addColumn("tested_at", "bigint", (column) => column.notNull())
    .execute();
  await kysely.schema
    .createTable("schedule_run")
    .addColumn("schedule_id", "text", (column) => column.notNull())
    .addColumn("period", "text", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .addColumn("fence", "integer", (column) => column.notNull())
    .addColumn("lease_until", "bigint", (column) => column.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("problem", "text")
    .addColumn("detail", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("schedule_run_key", ["schedule_id", "period"])
    .execute();
  await kysely.schema
    .createIndex("schedule_run_open")
    .on("schedule_run")
    .columns(["state", "next_at"])
    .execute();
}
