import { ProblemError } from "@/lib/report/answers/problem";

// None of these takes a cause: what undici and zlib throw may hold the request, and with it the token.

/** Why an answer cannot be read; `content` it is not a report at all, `cut` it ends too early. */
export type MalformedReason = "content" | "encoding" | "cut" | "schema" | "json";

/** What a refusal adds to its own sentence. */
type Quoted = { quotation?: string };

/** wolkvox refuses the token: configuration, no use in asking again. */
export class UpstreamAuthError extends ProblemError {
  override readonly name = "UpstreamAuthError";
  constructor(detail: string, quoted: Quoted = {}) {
    super("upstream-auth", detail, quoted);
  }
}

/** The day's calls are spent. */
export class UpstreamQuotaError extends ProblemError {
  override readonly name = "UpstreamQuotaError";
  constructor(detail: string, quoted: Quoted = {}) {
    super("upstream-quota", detail, quoted);
  }
}

/** Somebody else uses the token, or wolkvox asks for slower calls; `isMomentary` = worth a try within seconds. */
export class UpstreamBusyError extends ProblemError {
  override readonly name = "UpstreamBusyError";
  readonly isMomentary: boolean;
  constructor(detail: string, retry: { isMomentary: boolean; retryAfterSeconds: number } & Quoted) {
    super("upstream-busy", detail, retry);
    this.isMomentary = retry.isMomentary;
  }
}

/** Temporary: server backups, or a refusal whose text is not known. */
export class UpstreamMaintenanceError extends ProblemError {
  override readonly name = "UpstreamMaintenanceError";
  constructor(detail: string, quoted: Quoted = {}) {
    super("upstream-maintenance", detail, { ...quoted, retryAfterSeconds: 60 });
  }
}

/** No complete answer within the time allowed. */
export class UpstreamTimeoutError extends ProblemError {
  override readonly name = "UpstreamTimeoutError";
  constructor(detail: string) {
    super("upstream-timeout", detail);
  }
}

/** No connection, or a server that only fails; `isMomentary` = worth a try within seconds. */
export class UpstreamUnreachableError extends ProblemError {
  override readonly name = "UpstreamUnreachableError";
  readonly isMomentary: boolean;
  constructor(detail: string, retry: { isMomentary: boolean; retryAfterSeconds?: number }) {
    super("upstream-unreachable", detail, retry);
    this.isMomentary = retry.isMomentary;
  }
}

/** An answer that is no report of ours. */
export class UpstreamMalformedError extends ProblemError {
  override readonly name = "UpstreamMalformedError";
  readonly reason: MalformedReason;
  constructor(reason: MalformedReason, detail: string, quoted: Quoted = {}) {
    super("upstream-malformed", detail, quoted);
    this.reason = reason;
  }
}

/** An answer that met a limit and may lack rows. */
export class UpstreamTruncatedError extends ProblemError {
  override readonly name = "UpstreamTruncatedError";
  readonly reason: "records" | "size";
  constructor(reason: "records" | "size", detail: string) {
    super("upstream-truncated", detail);
    this.reason = reason;
  }
}

/** True for the failures that a second call within seconds may cure. */
export function isMomentary(error: unknown): boolean {
  return (
    (error instanceof UpstreamBusyError || error instanceof UpstreamUnreachableError) && error.isMomentary
  );
}
