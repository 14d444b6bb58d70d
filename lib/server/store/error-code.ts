/** What Node, SQLite, PostgreSQL or a library calls an error (`ENOENT`, `SQLITE_BUSY`, a SQLSTATE); "" where it says nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
