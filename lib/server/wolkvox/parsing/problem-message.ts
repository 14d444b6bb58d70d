import { isProblem, type ProblemError } from "@/lib/report/answers/problem";
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
export type ProblemMessage = { detail: string; quotation?: string | undefined } & (
  | { code: PlainCode }
  | { code: "upstream-busy" | "upstream-unreachable"; retry: Retry }
  | { code: "upstream-malformed"; reason: MalformedReason }
  | { code: "upstream-truncated"; reason: "records" | "size" }
);

/** Null for what is no problem of the upstream's. */
export function formatProblem(error: unknown): ProblemMessage | null {
  if (error instanceof UpstreamMalformedError)
    return {
      code: "upstream-malformed",
      detail: error.message,
      quotation: error.quotation,
      reason: error.reason,
    };
  if (error instanceof UpstreamTruncatedError)
    return { code: "upstream-truncated", detail: error.message, reason: error.reason };
  if (error instanceof UpstreamBusyError || error instanceof UpstreamUnreachableError) {
    const { message: detail, isMomentary, retryAfterSeconds, quotation } = error;
    const code = error instanceof UpstreamBusyError ? "upstream-busy" : "upstream-unreachable";
    return {
      code,
      detail,
      quotation,
      retry: { isMomentary, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
    };
  }
  return formatPlain(error);
}

function formatPlain(error: unknown): ProblemMessage | null {
  const code = plainCodeOf(error);
  if (code === null || !isProblem(error)) return null;
  return { code, detail: error.message, quotation: error.quotation };
}

function plainCodeOf(error: unknown): PlainCode | null {
  if (error instanceof UpstreamAuthError) return "upstream-auth";
  if (error instanceof UpstreamQuotaError) return "upstream-quota";
  if (error instanceof UpstreamMaintenanceError) return "upstream-maintenance";
  return error instanceof UpstreamTimeoutError ? "upstream-timeout" : null;
}

/** The problem again, of its own class. */
export function parseProblem(message: ProblemMessage): ProblemError {
  const { detail } = message;
  const quoted = { ...(message.quotation !== undefined && { quotation: message.quotation }) };
  switch (message.code) {
    case "upstream-auth":
      return new UpstreamAuthError(detail, quoted);
    case "upstream-quota":
      return new UpstreamQuotaError(detail, quoted);
    case "upstream-maintenance":
      return new UpstreamMaintenanceError(detail, quoted);
    case "upstream-timeout":
      return new UpstreamTimeoutError(detail);
    case "upstream-busy":
      return new UpstreamBusyError(detail, { retryAfterSeconds: 5, ...message.retry, ...quoted });
    case "upstream-unreachable":
      return new UpstreamUnreachableError(detail, message.retry);
    case "upstream-malformed":
      return new UpstreamMalformedError(message.reason, detail, quoted);
    case "upstream-truncated":
      return new UpstreamTruncatedError(message.reason, detail);
  }
}
