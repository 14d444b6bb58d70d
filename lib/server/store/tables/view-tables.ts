import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

/** Names for links, what `/` opens for whom, and notes on days. */
export async function createViewTables(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("saved_view")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("link", "text", (column) => column.notNull())
    .addColumn("is_shared", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .execute();
  await kysely.schema
    .createTable("default_view")
    .addColumn("user_id", "text", (column) => column.primaryKey())
    .addColumn("view_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .execute();
  await kysely.schema
    .createTable("day_note")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("agent_id", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("leaves_out", "integer", (column) => column.notNull())
    .addColumn("by_id", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex("day_note_day").on("day_note").columns(["operation", "day"]).execute();
}

/** Notes are changed from here on: how often, and by whom and when the last time. */
export async function addNoteChanges(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .alterTable("day_note")
    .addColumn("version", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await kysely.schema.alterTable("day_note").addColumn("changed_by_id", "text").execute();
  await kysely.schema.alterTable("day_note").addColumn("changed_at", "bigint").execute();
}
