import type { ProblemError } from "@/lib/report/problem";
import {
  type MalformedReason,
  UpstreamAuthError,
  UpstreamBusyError,
  UpstreamMaintenanceError,
  UpstreamMalformedError,
  UpstreamQuotaError,
  UpstreamTimeoutError,
  UpstreamTruncatedError,
  UpstreamUnreachableError,
} from "./upstream-errors";

/** `upstream-doubted` is told where answers are weighed, not where one is read. */
type PlainCode = "upstream-auth" | "upstream-quota" | "upstream-maintenance" | "upstream-timeout";

type Retry = { isMomentary: boolean; retryAfterSeconds?: number };

/** A problem as it crosses between threads, where a class does not. */
export type ProblemMessage = { detail: string } & (
  | { code: PlainCode }
  | { code: "upstream-busy" | "upstream-unreachable"; retry: Retry }
  | { code: "upstream-malformed"; reason: MalformedReason }
  | { code: "upstream-truncated"; reason: "records" | "size" }
);

/** Null for what is no problem of the upstream's. */
export function formatProblem(error: unknown): ProblemMessage | null {
  if (error instanceof UpstreamMalformedError)
    return { code: "upstream-malformed", detail: error.message, reason: error.reason };
  if (error instanceof UpstreamTruncatedError)
    return { code: "upstream-truncated", detail: error.message, reason: error.reason };
  if (error instanceof UpstreamBusyError || error instanceof UpstreamUnreachableError) {
    const { message: detail, isMomentary, retryAfterSeconds } = error;
    const code = error instanceof UpstreamBusyError ? "upstream-busy" : "upstream-unreachable";
    return {
      code,
      detail,
      retry: { isMomentary, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    };
  }
  return formatPlain(error);
}

function formatPlain(error: unknown): ProblemMessage | null {
  if (error instanceof UpstreamAuthError) return { code: "upstream-auth", detail: error.message };
  if (error instanceof UpstreamQuotaError) return { code: "upstream-quota", detail: error.message };
  if (error instanceof UpstreamMaintenanceError)
    return { code: "upstream-maintenance", detail: error.message };
  if (error instanceof UpstreamTimeoutError) return { code: "upstream-timeout", detail: error.message };
  return null;
}

/** The problem again, of its own class. */
export function parseProblem(message: ProblemMessage): ProblemError {
  const { detail } = message;
  switch (message.code) {
    case "upstream-auth":
      return new UpstreamAuthError(detail);
    case "upstream-quota":
      return new UpstreamQuotaError(detail);
    case "upstream-maintenance":
      return new UpstreamMaintenanceError(detail);
    case "upstream-timeout":
      return new UpstreamTimeoutError(detail);
    case "upstream-busy":
      return new UpstreamBusyError(detail, { retryAfterSeconds: 5, ...message.retry });
    case "upstream-unreachable":
      return new UpstreamUnreachableError(detail, message.retry);
    case "upstream-malformed":
      return new UpstreamMalformedError(message.reason, detail);
    case "upstream-truncated":
      return new UpstreamTruncatedError(message.reason, detail);
  }
}
