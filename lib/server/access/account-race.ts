import { codeOf } from "@/lib/server/store/error-code";

const codes: [RegExp, "taken" | "gone"][] = [
  [/^(23505|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/, "taken"],
  [/^(23503|SQLITE_CONSTRAINT_FOREIGNKEY)$/, "gone"],
];

/**
 * What another request did between better-auth's look and its write: made the same account (`taken`), or removed it
 * (`gone`). Null for every other failure. Codes of PostgreSQL (SQLSTATE) and SQLite.
 */
export function findRace(error: unknown): "taken" | "gone" | null {
  return codes.find(([pattern]) => pattern.test(codeOf(error)))?.[1] ?? null;
}
