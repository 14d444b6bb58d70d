import { isProblem, ProblemError } from "@/lib/report/answers/problem";
import { codeOf } from "./error-code";

type StoreProblemCode = "store-full" | "store-unavailable";

const retryAfterSeconds = 5;
const deepestCause = 5;

/** `isIntact`: nobody has to fear for what the database holds. */
type StoreFault = { code: StoreProblemCode; detail: string; isIntact: boolean };

const kinds = {
  full: {
    code: "store-full",
    detail:
      "There is no room left on the database's disk. What it holds is intact; somebody must free some space.",
    isIntact: true,
  },
  away: {
    code: "store-unavailable",
    detail: "The database does not answer, or takes no writes, at the moment. Nothing is lost.",
    isIntact: true,
  },
  memory: {
    code: "store-unavailable",
    detail: "The database has no memory left. Nothing is lost.",
    isIntact: true,
  },
  moved: {
    code: "store-unavailable",
    detail: "The database file is not in its place, and nothing is written. Somebody must look at the log.",
    isIntact: false,
  },
  broken: {
    code: "store-unavailable",
    detail: "The disk of the database cannot be read or written. Somebody must look at it.",
    isIntact: false,
  },
  damaged: {
    code: "store-unavailable",
    detail: "The database is damaged. Somebody must put the latest backup in its place.",
    isIntact: false,
  },
} satisfies Record<string, StoreFault>;

// SQLite and the file system; SQLSTATE of PostgreSQL; STORE_AWAY of postgres-pool.ts, STORE_MOVED of sqlite-place.ts.
const causes: [RegExp, keyof typeof kinds][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG|53100)$/, "full"],
  [/^(SQLITE_NOMEM|SQLITE_IOERR_NOMEM|ENOMEM|53200)$/, "memory"],
  [/^(STORE_MOVED|SQLITE_READONLY_DBMOVED)$/, "moved"],
  [/^(SQLITE_IOERR\w*|EIO|58\w{3})$/, "broken"],
  [/^(SQLITE_CORRUPT\w*|SQLITE_NOTADB|XX00[12])$/, "damaged"],
  [/^SQLITE_(BUSY|LOCKED|READONLY|CANTOPEN|PROTOCOL|PERM)/, "away"],
  [/^(STORE_AWAY|08\w{3}|28\w{3}|53\w{3}|57\w{3}|25006|25P0[34]|3D000|40001|40P01|42501|55P03)$/, "away"],
];

/**
 * What a failure of the database means to who asked: `store-full`, or `store-unavailable` with the time to try again.
 * Null for every other failure: a mistake of ours is not told as a fault of the store.
 */
export function storeProblemOf(error: unknown): ProblemError | null {
  const fault = isProblem(error) ? null : findFault(error);
  if (!fault) return null;
  const { code, detail } = fault;
  const wait = code === "store-unavailable" ? { retryAfterSeconds } : {};
  return new ProblemError(code, detail, { ...wait, cause: error });
}

/** False where somebody has to see to it that the database, or its disk, is what it was. */
export function isStoreIntact(error: unknown): boolean {
  return findFault(error)?.isIntact ?? true;
}

function findFault(error: unknown): StoreFault | null {
  const kind = listCauses(error).map(findKind).find(Boolean);
  return kind ? kinds[kind] : null;
}

function findKind(error: Error): keyof typeof kinds | undefined {
  return causes.find(([pattern]) => pattern.test(codeOf(error)))?.[1];
}

/** The error and what caused it, outermost first. */
function listCauses(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth === deepestCause) return [];
  return [error, ...listCauses(error.cause, depth + 1)];
}
