import type { Kysely } from "kysely";
import type { DatabaseSchema } from "./database-schema";

export type Engine = "sqlite" | "postgres";

type Tables = Pick<Kysely<unknown>, "schema">;

/** Who gave an operation its figures, and which token met a failure. */
export async function addSources(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("operation_source")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("turn", "integer", (column) => column.notNull())
    .addColumn("ledger", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("is_demo", "integer", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("operation_source_key", ["operation", "turn"])
    .execute();
  await kysely.schema.alterTable("window_failure").addColumn("token", "text").execute();
}

/** The source that an administrator enters where the environment names none. */
export async function addEnteredSource(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("entered_source")
    .addColumn("operation", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("server", "text")
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("changed_by", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .execute();
}

/** wolkvox's own words stand beside the call they came with, and no longer in the failures of windows. */
export async function addQuotation(kysely: Kysely<DatabaseSchema>): Promise<void> {
  await kysely.schema.alterTable("upstream_call").addColumn("quotation", "text").execute();
  await kysely.deleteFrom("window_failure").execute();
  await kysely.deleteFrom("token_hold").where("code", "<>", "upstream-quota").execute();
}

/** Whom the ledger keeps nothing of. */
export async function addErasures(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("erased_agent")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("erased_at", "bigint", (column) => column.notNull())
    .addColumn("erased_by", "text", (column) => column.notNull())
    .addColumn("records", "integer", (column) => column.notNull())
    .addColumn("checked_id", "bigint", (column) => column.notNull())
    .addColumn("done_at", "bigint")
    .addColumn("ended_at", "bigint")
    .addPrimaryKeyConstraint("erased_agent_key", ["operation", "hash"])
    .execute();
}

/** What an answer may be believed: who saw when it was asked, whether it is doubted, and what it changed. */
export async function addBeliefColumns(kysely: Tables): Promise<void> {
  await kysely.schema.alterTable("answer").addColumn("witnessed_at", "bigint").execute();
  await kysely.schema
    .alterTable("answer")
    .addColumn("is_doubted", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await kysely.schema.alterTable("answer").addColumn("change", "text").execute();
}

/** The tables of the ledger: answers, calls, and the lease of each token. */
export async function createLedgerTables(kysely: Tables, engine: Engine): Promise<void> {
  await createAnswerTables(kysely, engine);
  await createCallTables(kysely, engine);
  await createTokenTables(kysely);
}

// A number that only grows; SQLite counts on only where it is told to (a deleted highest id would come back).
function idType(engine: Engine) {
  return engine === "sqlite" ? "integer" : "bigserial";
}

async function createAnswerTables(kysely: Tables, engine: Engine): Promise<void> {
  await kysely.schema
    .createTable("answer_rows")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("packed", engine === "sqlite" ? "blob" : "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("answer_rows_key", ["operation", "digest"])
    .execute();
  await kysely.schema
    .createTable("answer")
    .addColumn("id", idType(engine), (column) =>
      engine === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("window_from", "text", (column) => column.notNull())
    .addColumn("window_to", "text", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("answered_at", "bigint", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("row_count", "integer", (column) => column.notNull())
    .addColumn("total_seconds", "bigint", (column) => column.notNull())
    .addColumn("digest", "text")
    .addColumn("warnings", "text", (column) => column.notNull())
    .addColumn("fence", "bigint", (column) => column.notNull())
    // Rows that an answer names cannot be thrown away, whoever tidies up at the same time.
    .addForeignKeyConstraint("answer_names_rows", ["operation", "digest"], "answer_rows", [
      "operation",
      "digest",
    ])
    .execute();
  await kysely.schema
    .createIndex("answer_window")
    .on("answer")
    .columns(["operation", "window_from", "window_to", "id"])
    .execute();
  await kysely.schema.createIndex("answer_digest").on("answer").columns(["operation", "digest"]).execute();
  await kysely.schema
    .createTable("window_failure")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("window_from", "text", (column) => column.notNull())
    .addColumn("window_to", "text", (column) => column.notNull())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("retry_at", "bigint", (column) => column.notNull())
    .addColumn("times", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("window_failure_key", ["operation", "window_from", "window_to"])
    .execute();
  await kysely.schema
    .createTable("agent")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("agent_key", ["operation", "id"])
    .execute();
}

/** What is kept of the inside of days. */
export async function addDayGains(kysely: Tables, engine: Engine): Promise<void> {
  await kysely.schema
    .createTable("day_gain")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("looks", "text", (column) => column.notNull())
    .addColumn("last_id", "bigint", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("packed", engine === "sqlite" ? "blob" : "bytea", (column) => column.notNull())
    .addPrimaryKeyConstraint("day_gain_key", ["operation", "day"])
    .execute();
}

/** The days whose hours were asked for afterwards. */
export async function addDayFills(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("day_fill")
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("marks", "text", (column) => column.notNull())
    .addColumn("known_before", "integer", (column) => column.notNull())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("ended_at", "bigint")
    .addColumn("problem", "text")
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("held_until", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("day_fill_key", ["operation", "day"])
    .execute();
}

async function createCallTables(kysely: Tables, engine: Engine): Promise<void> {
  await kysely.schema
    .createTable("upstream_call")
    .addColumn("id", idType(engine), (column) =>
      engine === "sqlite" ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("asked_by", "text")
    .addColumn("window_from", "text", (column) => column.notNull())
    .addColumn("window_to", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("duration_ms", "integer")
    .execute();
  await kysely.schema
    .createIndex("upstream_call_day")
    .on("upstream_call")
    .columns(["operation", "day"])
    .execute();
}

async function createTokenTables(kysely: Tables): Promise<void> {
  await kysely.schema
    .createTable("token_lease")
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("slot", "integer", (column) => column.notNull())
    .addColumn("fence", "bigint", (column) => column.notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("called_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("token_lease_key", ["token", "slot"])
    .execute();
  await kysely.schema
    .createTable("token_hold")
    .addColumn("token", "text", (column) => column.primaryKey())
    .addColumn("code", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addColumn("until", "bigint", (column) => column.notNull())
    .execute();
  await kysely.schema
    .createTable("token_ticket")
    .addColumn("token", "text", (column) => column.notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("token_ticket_key", ["token", "holder"])
    .execute();
}
