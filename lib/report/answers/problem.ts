/** Every code an answer may carry, with its HTTP status (contract.md, "Errors"; extended by hostile-inputs.md). */
export const problemStatus = {
  "invalid-range": 400,
  "invalid-parameter": 400,
  "invalid-settings": 400,
  unauthenticated: 401,
  "two-factor-required": 401,
  forbidden: 403,
  "cross-origin": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  conflict: 409,
  gone: 410,
  "too-large": 413,
  "unsupported-media-type": 415,
  "rate-limited": 429,
  unexpected: 500,
  "upstream-auth": 502,
  "upstream-unreachable": 502,
  "upstream-malformed": 502,
  "upstream-truncated": 502,
  "upstream-doubted": 502,
  "upstream-quota": 503,
  "upstream-busy": 503,
  "upstream-maintenance": 503,
  "not-set-up": 503,
  "store-unavailable": 503,
  "provider-unavailable": 503,
  "upstream-timeout": 504,
  "store-full": 507,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export type UpstreamProblemCode = Extract<ProblemCode, `upstream-${string}`>;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemStatus, code);
}

const brand = Symbol.for("auxboard.problem");

type ProblemOptions = { retryAfterSeconds?: number; cause?: unknown; quotation?: string };

/** Why there is no figure: a code of the contract and one sentence for the reader; never headers, never the token. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";
  readonly [brand] = true;
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | undefined;
  /** A few cleaned words of wolkvox's own, for administrators only; undefined where there is nothing to quote. */
  readonly quotation: string | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.quotation = options.quotation || undefined;
  }
}

/**
 * Whether a failure is one of ours. Next bundles start-up and routes apart, each with its own copy of the class, so
 * `instanceof` would not know a problem that was made on the other side.
 */
export function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && brand in error;
}
