import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

/** Rules that tell who is over an allowance, and whom they have told of. Their letters are runs, as those of schedules. */
export async function createAlertTables(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema
    .createTable("alert")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("allowance", "text")
    .addColumn("team", "text")
    .addColumn("recipients", "text", (column) => column.notNull())
    .addColumn("mode", "text", (column) => column.notNull())
    .addColumn("quiet", "text")
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("is_paused", "integer", (column) => column.notNull())
    .addColumn("stopped", "text")
    .addColumn("since_day", "text", (column) => column.notNull())
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .addColumn("tested_at", "bigint", (column) => column.notNull())
    .addColumn("looked_at", "bigint")
    .addColumn("as_of", "text")
    .addColumn("problem", "text")
    .execute();
  await kysely.schema
    .createTable("alert_crossing")
    .addColumn("alert_id", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("allowance", "text", (column) => column.notNull())
    .addColumn("agent_id", "text", (column) => column.notNull())
    .addColumn("agent_key", "text", (column) => column.notNull())
    .addColumn("agent_name", "text", (column) => column.notNull())
    .addColumn("letter", "text")
    .addColumn("allowance_name", "text", (column) => column.notNull())
    .addColumn("limit_seconds", "integer")
    .addColumn("over_seconds", "integer", (column) => column.notNull())
    .addColumn("as_of", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("alert_crossing_key", ["alert_id", "day", "allowance", "agent_key"])
    .execute();
  await kysely.schema
    .createIndex("alert_crossing_letter")
    .on("alert_crossing")
    .columns(["alert_id", "letter"])
    .execute();
  await kysely.schema.alterTable("schedule_run").addColumn("recipients", "text").execute();
}
