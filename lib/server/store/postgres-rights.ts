import "server-only";
import { type Kysely, sql } from "kysely";
import { DatabaseError } from "./database-error";
import type { DatabaseSchema } from "./tables/database-schema";

const tables = Object.keys({
  user: true,
  session: true,
  account: true,
  twoFactor: true,
  verification: true,
  app_secret: true,
  sign_in_attempt: true,
  sign_in_place: true,
  state_style: true,
  team: true,
  access_grant: true,
  share_opening: true,
  installation_setting: true,
  person: true,
  one_time_link: true,
  setting: true,
  operation_source: true,
  entered_source: true,
  answer: true,
  answer_rows: true,
  day_gain: true,
  day_fill: true,
  window_failure: true,
  agent: true,
  upstream_call: true,
  token_lease: true,
  token_hold: true,
  token_ticket: true,
  trail_entry: true,
  trail_mark: true,
  schedule: true,
  schedule_run: true,
  erased_agent: true,
  saved_view: true,
  default_view: true,
  day_note: true,
  alert: true,
  alert_crossing: true,
} satisfies Record<keyof DatabaseSchema | "verification", true>);

type Session = { role: string; schema: string | null; isReadOnly: boolean; mayCreate: boolean | null };

/**
 * That this role may make our tables in the schema where they belong, and that nobody else's stand there.
 * @throws DatabaseError that names the missing right and the statement that gives it.
 */
export async function requirePlaceForTables(kysely: Kysely<DatabaseSchema>, place: string): Promise<void> {
  const { role, schema, mayCreate } = await requireWritable(kysely, place);
  if (schema === null || !mayCreate)
    throw new DatabaseError(
      `The role ${role} may not make tables in the ${place}: it lacks CREATE on the schema ${schema ?? "public"}. As its owner run GRANT USAGE, CREATE ON SCHEMA ${quote(schema ?? "public")} TO ${quote(role)}; then start again.`,
    );
}

/**
 * That none of our tables' names is taken, where we have never been.
 * @throws DatabaseError
 */
export async function refuseForeignTables(kysely: Kysely<DatabaseSchema>, place: string): Promise<void> {
  const taken = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and tablename in (${sql.join(tables)}) order by name`.execute(kysely);
  if (taken.rows.length === 0) return;
  throw new DatabaseError(
    `The ${place} has tables of another program (${taken.rows.map(({ name }) => name).join(", ")}). Nothing was changed. Point DATABASE_URL at a database of its own, then start again.`,
  );
}

/**
 * That this role may read and write every table of ours.
 * @throws DatabaseError that names the missing rights and the statements that give them.
 */
export async function requireTableRights(kysely: Kysely<DatabaseSchema>, place: string): Promise<void> {
  const { role, schema } = await requireWritable(kysely, place);
  const missing = await listMissingRights(kysely);
  if (missing.length === 0) return;
  const where = `IN SCHEMA ${quote(schema ?? "public")} TO ${quote(role)}`;
  throw new DatabaseError(
    `The role ${role} lacks rights in the ${place}: ${missing.join("; ")}. As the owner of the tables run GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES ${where}; GRANT USAGE ON ALL SEQUENCES ${where}; then start again.`,
  );
}

async function requireWritable(kysely: Kysely<DatabaseSchema>, place: string): Promise<Session> {
  const { rows } = await sql<Session>`
    select current_user as role, current_schema() as schema,
      current_setting('transaction_read_only') = 'on' as "isReadOnly",
      has_schema_privilege(current_schema(), 'CREATE') as "mayCreate"`.execute(kysely);
  const [session] = rows;
  if (session && !session.isReadOnly) return session;
  throw new DatabaseError(
    `The ${place} takes no writes: it is a standby, or default_transaction_read_only is on. Point DATABASE_URL at the primary server, or turn that setting off, then start again.`,
  );
}

async function listMissingRights(kysely: Kysely<DatabaseSchema>): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select string_agg(privilege, ', ' order by privilege) || ' on ' || relname as text
    from pg_class cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('USAGE')) as p (privilege)
    where relnamespace = to_regnamespace(quote_ident(current_schema()))
      and case
        when relkind = 'r' and relname in (${sql.join(tables)}) and privilege <> 'USAGE'
          then not has_table_privilege(oid, privilege)
        when relkind = 'S' and relname in ('answer_id_seq', 'upstream_call_id_seq') and privilege = 'USAGE'
          then not has_sequence_privilege(oid, privilege)
        else false
      end
    group by relname order by relname`.execute(kysely);
  return rows.map(({ text }) => text);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
