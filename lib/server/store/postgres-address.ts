import { DatabaseError } from "./database-error";

/**
 * What a `postgres://` DATABASE_URL names, for messages: "PostgreSQL database aux at db.example:5432".
 * @throws DatabaseError where host, user or database are missing or cannot be read; it repeats nothing of the address.
 */
export function parsePostgresPlace(url: string): string {
  const [host, port, user, database] = listParts(url);
  if (host && user && database) return `PostgreSQL database ${database} at ${host}:${port || 5432}`;
  throw new DatabaseError(
    "DATABASE_URL must be postgres://user:password@host:5432/database; special characters of the password are written as %XX, such as %40 for @.",
  );
}

// pg takes what is missing from PG… variables: here the address says it all.
function listParts(url: string): string[] {
  try {
    const { hostname, port, username, password, pathname, searchParams } = new URL(url);
    decodeURIComponent(password);
    const host = searchParams.get("host") ?? decodeURIComponent(hostname);
    const user = searchParams.get("user") ?? decodeURIComponent(username);
    return [host, searchParams.get("port") ?? port, user, decodeURIComponent(pathname.slice(1))];
  } catch {
    return [];
  }
}
