import { isProblem, type ProblemCode, problemStatus } from "@/lib/report/answers/problem";

// Word for word as wolkvox documents them; those on days, on maintenance and on no records are not published.
const refusals = {
  "unknown-api": ["400", "BAD REQUEST", "THE API YOU WANT TO CONSULT DOES NOT EXIST"],
  "bad-parameters": ["400", "BAD REQUEST", "SOME PARAMETERS ARE REQUIRED"],
  "too-many-days": ["400", "BAD REQUEST", "THE DATE RANGE CANNOT EXCEED 31 DAYS"],
  "missing-token": ["401", "UNAUTHORIZED", "PLEASE ENTER THE WOLKVOX-TOKEN"],
  "bad-token": ["403", "FORBIDDEN", "PLEASE VALIDATE TOKEN"],
  quota: ["403", "FORBIDDEN", "TOKEN LIMIT EXCEEDED"],
  simultaneous: ["403", "FORBIDDEN", "EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)"],
  maintenance: ["403", "FORBIDDEN", "SERVER UNDER MAINTENANCE"],
  "no-data": ["404", "NOT FOUND", "No records were found"],
} as const;

type RefusalName = keyof typeof refusals;

/** What wolkvox itself would say to a call that it refuses. */
export class DropInRefusal extends Error {
  override readonly name = "DropInRefusal";
  readonly refusal: RefusalName;

  constructor(refusal: RefusalName) {
    super(refusals[refusal][2]);
    this.refusal = refusal;
  }
}

// What a reader of ours is refused with, as wolkvox says it; other problems it does not have.
const refusalOf: Partial<Record<ProblemCode, RefusalName>> = {
  unauthenticated: "bad-token",
  forbidden: "bad-token",
  "upstream-auth": "bad-token",
  "rate-limited": "quota",
  "upstream-quota": "quota",
  "upstream-busy": "simultaneous",
  "upstream-timeout": "simultaneous",
  "upstream-maintenance": "maintenance",
};

export type WireAnswer = { status: number; body: object; headers: Record<string, string> };

/** A failure in wolkvox's shape; our own code of it rides along in a header. Null for what nobody foresaw. */
export function buildWireRefusal(error: unknown): WireAnswer | null {
  if (error instanceof DropInRefusal) return buildRefusal(refusals[error.refusal], {});
  if (!isProblem(error)) return null;
  const { code, message, retryAfterSeconds } = error;
  const headers = {
    "x-auxboard-problem": code,
    ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
  };
  const known = refusalOf[code];
  const failure = [String(problemStatus[code]), "INTERNAL ERROR", message] as const;
  return buildRefusal(known ? refusals[known] : failure, headers);
}

type Words = readonly [code: string, error: string, msg: string];

function buildRefusal([code, error, msg]: Words, headers: Record<string, string>): WireAnswer {
  const body = { code, error, msg, ...(code === "404" && { data: [] }) };
  return { status: Number(code), body, headers };
}
