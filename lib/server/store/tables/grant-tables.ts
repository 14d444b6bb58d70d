import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

/** What lets its bearer read in the name of whoever made it: keys of the API, shared links. */
export async function createGrantTable(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("access_grant")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("ends_at", "bigint", (column) => column.notNull())
    .addColumn("revoked_at", "bigint")
    .addColumn("used_at", "bigint")
    .addColumn("uses", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await kysely.schema.createIndex("access_grant_user").on("access_grant").column("user_id").execute();
}

/** When shared links were opened, and what administrators decide for the installation as a whole. */
export async function createShareTables(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("share_opening")
    .addColumn("grant_id", "text", (column) => column.notNull())
    .addColumn("opened_at", "bigint", (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex("share_opening_grant")
    .on("share_opening")
    .columns(["grant_id", "opened_at"])
    .execute();
  await kysely.schema
    .createTable("installation_setting")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .execute();
}
