import { forgottenTables } from "./forgotten-tables.mjs";

// "AUXB", as lib/server/store/database.ts marks its file.
const applicationId = 0x41555842;

/** Why an open database cannot be Auxboard's or cannot be used; undefined where it can. */
export function findFault(sqlite) {
  if (sqlite.pragma("application_id", { simple: true }) !== applicationId) return "it is another program's";
  const verdict = sqlite.pragma("quick_check(1)", { simple: true });
  return verdict === "ok" ? undefined : `it is damaged (${verdict})`;
}

/** The names of our migrations that made its tables. */
export function listMigrations(sqlite) {
  const history = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (history === undefined) return [];
  return sqlite.prepare("SELECT name FROM kysely_migration ORDER BY name").pluck().all();
}

/** Whether it is the demonstration's; null where it is nobody's yet. */
export function readIsDemo(sqlite) {
  const table = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'operation_source'").get();
  if (table === undefined) return null;
  const found = sqlite.prepare("SELECT is_demo FROM operation_source LIMIT 1").pluck().get();
  return found === undefined ? null : found === 1;
}

/** Takes the rows of sessions and secrets out, also of the free space of the file. */
export function forgetSessions(sqlite) {
  const tables = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  sqlite.pragma("secure_delete = ON");
  for (const table of tables.filter((name) => forgottenTables.includes(name)))
    sqlite.exec(`DELETE FROM "${table}"`);
}
