import { isProblem, ProblemError } from "@/lib/report/problem";

type StoreProblemCode = "store-full" | "store-unavailable";

const retryAfterSeconds = 5;
const deepestCause = 5;

const details: Record<StoreProblemCode, string> = {
  "store-full":
    "There is no room left on the database's disk. What it holds is intact; somebody must free some space.",
  "store-unavailable": "The database does not answer, or takes no writes, at the moment. Nothing is lost.",
};

// SQLite and the file system; SQLSTATE of PostgreSQL; STORE_AWAY of postgres-pool.ts.
const causes: [RegExp, StoreProblemCode][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, "store-full"],
  [/^SQLITE_(BUSY|LOCKED|READONLY|IOERR|CANTOPEN|PROTOCOL)/, "store-unavailable"],
  [/^(STORE_AWAY|08\w{3}|28\w{3}|53\w{3}|57\w{3}|25006|25P0[34]|3D000|42501|55P03)$/, "store-unavailable"],
];

/**
 * What a failure of the database means to who asked: `store-full`, or `store-unavailable` with the time to try again.
 * Null for every other failure: a mistake of ours is not made to look like bad weather.
 */
export function storeProblemOf(error: unknown): ProblemError | null {
  if (isProblem(error)) return null;
  const code = listCauses(error).map(findCode).find(Boolean);
  if (!code) return null;
  const wait = code === "store-unavailable" ? { retryAfterSeconds } : {};
  return new ProblemError(code, details[code], { ...wait, cause: error });
}

function findCode(error: Error): StoreProblemCode | undefined {
  const code = "code" in error ? String(error.code) : "";
  return causes.find(([pattern]) => pattern.test(code))?.[1];
}

/** The error and what caused it, outermost first. */
function listCauses(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth === deepestCause) return [];
  return [error, ...listCauses(error.cause, depth + 1)];
}
